// The 总表 as it is printed: both lists small, in two columns, so that an event is on two sides.
//
// builder/outputs/compact.typ sets the same. On the screen the lists stay wide, to be ticked.
"use strict";

(function () {
  const element = qianshi.element;

  /** @param {"div" | "span" | "p"} tag @param {string} name @param {...(Node | string)} children */
  const named = (tag, name, ...children) => element(tag, { class: name }, ...children);

  /**
   * A line to tick: box, number or hour, words, and at the right who answers for it.
   * @param {QsEvent} event @param {string} line @param {string} mark @param {boolean} strong
   * @param {(Node | string)[]} words @param {string} who
   */
  function row(event, line, mark, strong, words, who) {
    const state = Object.hasOwn(event.marks, line) ? event.marks[line].state : "";
    const open = state && state !== "完成" ? state + "　" : "";
    const box = named("span", "qs-box", state === "完成" ? "✓" : "");
    const note = qianshi.markNote(event, line, "", false);
    const text = element("td", {}, named("span", "qs-small-who", who), open, ...words, ...note);
    const cells = [element("td", {}, box), element("td", { class: "qs-small-mark" }, mark), text];
    return element("tr", strong ? { class: "qs-small-strong" } : {}, ...cells);
  }

  /**
   * Rows under a head that comes again in the next column.
   * @param {string} mark what the second column holds
   * @param {(Node | string)[]} head @param {string} aside @param {HTMLElement[]} rows
   */
  function group(mark, head, aside, rows) {
    const widths = ["box", mark, "words"].map((x) => element("col", { class: "qs-small-" + x }));
    const cell = element("th", { colspan: "3" }, named("span", "qs-small-who", aside), ...head);
    const thead = element("thead", {}, element("tr", {}, cell));
    return element("table", { class: "qs-small" }, element("colgroup", {}, ...widths), thead, element("tbody", {}, ...rows));
  }

  /** @param {QsResultPause} pause @param {string} closing @param {QsEvent} event */
  function pauseGroup(pause, closing, event) {
    const caller = (pause.mode === "念单" ? "念单人：" : "巡场人：") + pause.caller;
    const head = [element("b", {}, pause.title), element("span", {}, `　${pause.place}　${caller}`)];
    const late = pause.state ? pause.state + "　原定 " : "";
    const rows = pause.items.map((item) => {
      const words = [item.killer ? element("b", {}, item.text) : item.text, "：" + item.expect];
      if (item.why) words.push(named("div", "", "└ " + item.why));
      const line = pause.name + " " + item.id;
      return row(event, line, String(item.number), item.killer, words, item.checker);
    });
    const blank = () => named("span", "qs-blank");
    const sign = named("span", "qs-small-who", "主责 ", blank(), "　检查 ", blank());
    const call = element("td", { colspan: "3", class: "qs-small-call" }, sign, `“${closing}”`);
    const end = element("tr", { class: "qs-small-last" }, call);
    return group("number", head, late + pause.at_text.split("（")[0], [...rows, end]);
  }

  /** @param {QsResultTask} task @param {QsEntry} entry */
  function taskRow(task, entry) {
    const words = [(task.red_line ? "红线 " : "") + task.text];
    if (task.state === "来不及的补救") words.push("　补救：" + task.fallback);
    if (task.statute_text) words.push(`（${task.statute_text}）`);
    const late = !task.state && task.due < qianshi.minuteOf(entry.printed);
    if (late) words.push("　已过时限，现在做");
    const text = task.red_line ? [element("b", {}, ...words)] : words;
    return row(entry.event, task.id, task.due_text.slice(-5), task.red_line, text, task.lead);
  }

  /** By day; of a late line the day is when it should have been done. @param {QsTaskBlock} block @param {QsEntry} entry */
  function taskGroups({ tasks, title: word }, entry) {
    const title = word ? [named("p", "qs-small-title", word)] : [];
    const days = [...new Set(tasks.map((task) => task.due_text.slice(0, -5)))];
    const groups = days.map((day) => {
      const own = tasks.filter((task) => task.due_text.slice(0, -5) === day);
      const head = element("b", {}, (own[0].state ? "原应 " : "") + day);
      return group("hour", [head], "", own.map((task) => taskRow(task, entry)));
    });
    return [...title, ...groups];
  }

  /** Who helps and who checks, once for each 环节. @param {QsResultTask[]} tasks */
  function duties(tasks) {
    const known = new Map(
      tasks.map((t) => [[t.workstream, t.lead, t.assist, t.check].join("\n"), t]),
    );
    const texts = [...known.values()].map((t) => {
      const roles = `${t.lead}、${t.assist}、${t.check}　`;
      return element("span", {}, element("b", {}, t.workstream + " "), roles);
    });
    return [named("p", "qs-small-title", "分工（主责、协助、检查）"), named("p", "", ...texts)];
  }

  /** What both lists say before they begin, once. @param {QsSection[]} sections */
  function opening(sections) {
    const blocks = sections.flatMap((section) => section.blocks);
    const pairs = blocks.flatMap((block) => (block.kind === "facts" ? block.pairs : []));
    const facts = new Map(pairs.map(([label, value]) => [label, value]));
    const words = [...facts].flatMap(([label, value]) => [
      "　",
      element("b", {}, label + " "),
      value.replace(/\s+/g, " "),
    ]);
    const remarks = blocks.flatMap((b) => (b.kind === "remark" ? [b.text] : []));
    const said = [...new Set(remarks)].map((text) => named("p", "qs-remark", "注意：" + text));
    return [named("p", "", ...words.slice(1)), ...said];
  }

  /** @param {string} address */
  function codeOf(address) {
    if (!address) return [];
    const words = named("span", "", "扫码再开一份");
    return [named("div", "qs-qr", qianshi.qrImage(address), words)];
  }

  /** @param {QsSection} section @param {QsEntry} entry */
  function wholeList(section, entry) {
    const lists = section.blocks.flatMap((block) => {
      if (block.kind === "pause") return [pauseGroup(block.pause, block.closing, entry.event)];
      return block.kind === "tasks" ? taskGroups(block, entry) : [];
    });
    const tasks = section.blocks.flatMap((block) => (block.kind === "tasks" ? block.tasks : []));
    const end = tasks.length ? duties(tasks) : [];
    return [named("p", "qs-small-title", section.title), ...lists, ...end];
  }

  /** @type {Qianshi["compactSheet"]} */
  qianshi.compactSheet = function (sections, entry) {
    const code = codeOf(entry.address);
    const columns = named("div", "qs-two-columns", ...sections.flatMap((x) => wholeList(x, entry)));
    return element("td", { colspan: "4", class: "qs-compact" }, ...code, ...opening(sections), columns);
  };
})();
