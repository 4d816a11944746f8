// The rows of the two lists: items at their pauses, and dated tasks.
"use strict";

(function () {
  const element = qianshi.element;
  /** How the ids of lines begin that were added for one event. */
  const OWN = "own/";
  /** Items of a 节点 that is never torn over two pages; with more, much of a page would stay empty. */
  const LONGEST_WHOLE = 5;

  /** @param {"div" | "span"} tag @param {string} name @param {...(Node | string)} children */
  const named = (tag, name, ...children) => element(tag, { class: name }, ...children);

  /** @param {...(Node | string)} cells */
  function columnHead(...cells) {
    const heads = cells.map((cell) => element("th", { scope: "col" }, cell));
    return element("tr", { class: "qs-columns" }, ...heads);
  }

  /** In a new tab: nothing typed on this page may be lost. @param {QsGround} ground */
  function link(ground) {
    const attributes = { href: qianshi.root + ground.url, target: "_blank", rel: "noopener" };
    return element("a", attributes, ground.text);
  }

  /** @type {Qianshi["groundLinks"]} */
  qianshi.groundLinks = function (grounds) {
    const links = grounds.map((ground) => (ground.url ? link(ground) : ground.text));
    return links.flatMap((x, i) => (i ? ["；", x] : [x]));
  };

  /** All of them, for the screen; paper has `basis`. @param {QsGround[]} grounds */
  const groundList = (grounds) => named("div", "qs-grounds", "依据：", ...qianshi.groundLinks(grounds));

  /** @param {QsResultItem} item @param {QsResultPause} pause @param {QsEvent} event @param {boolean} screen */
  function itemRow(item, pause, event, screen) {
    const line = element("div", { class: "qs-line-grid" });
    line.append(named("span", "qs-text", item.text), named("span", "qs-expect", item.expect));
    if (item.why) line.append(named("span", "qs-why", "└ " + item.why));
    if (item.grounds.length) line.append(groundList(item.grounds));
    const mark = pause.name + " " + item.id, label = `第 ${item.number} 项`;
    line.append(...qianshi.markNote(event, mark, label, screen));
    const number = element("td", { class: "qs-number" }, String(item.number));
    const checker = element("td", { class: "qs-checker" }, item.checker);
    const kind = { own: item.id.startsWith(OWN), fixed: item.killer };
    const ticked = qianshi.markCell(event, mark, label, screen, kind);
    const name = "qs-item" + (item.killer ? " qs-killer" : "");
    return element("tr", { class: name }, number, element("td", {}, line), checker, ticked);
  }

  /** @param {QsResultPause} pause @param {boolean} aloud */
  function pauseHead(pause, aloud) {
    const head = element("th", { colspan: "4", scope: "rowgroup" });
    const late = pause.state ? pause.state + "　原定 " : "";
    head.append(
      named("span", "qs-pause-title", pause.title),
      named("span", "qs-pause-at", late + pause.at_text),
    );
    const caller = pause.place + "　" + (aloud ? "念单人：" : "巡场人：") + pause.caller;
    head.append(named("span", "qs-pause-caller", caller));
    if (pause.seconds) head.append(named("span", "qs-pause-seconds", `约 ${pause.seconds} 秒`));
    return element("tr", { class: "qs-pause-head" }, head);
  }

  /** @param {QsResultPause} pause @param {string} closing @param {QsEvent} event @param {boolean} screen */
  function pauseBody(pause, closing, event, screen) {
    const aloud = pause.mode === "念单";
    const call = (aloud ? "念完说：“" : "走完说：“") + closing + "”";
    const sign = named("span", "qs-sign", "主责 ", named("span", "qs-blank"));
    sign.append("　检查 ", named("span", "qs-blank"));
    const end = element("td", { colspan: "4" }, named("span", "qs-call", call), sign);
    if (screen) end.append(qianshi.addTool(pause.name, pause.title));
    const words = [element("span", {}, "检查项"), element("span", {}, "应看到")];
    return element(
      "tbody",
      { class: pause.items.length > LONGEST_WHOLE ? "qs-pause qs-pause-long" : "qs-pause" },
      pauseHead(pause, aloud),
      columnHead("", named("span", "qs-line-grid", ...words), "检查", ""),
      ...pause.items.map((item) => itemRow(item, pause, event, screen)),
      element("tr", { class: "qs-closing" }, end),
    );
  }

  /** @param {QsResultTask} task */
  function taskLine(task) {
    const line = element("td", { class: "qs-task" });
    if (task.red_line) line.append(named("span", "qs-red-line", "红线"));
    line.append(named("span", "qs-text", task.text));
    if (task.state === "来不及的补救")
      line.append(named("div", "qs-fallback", "补救：" + task.fallback));
    if (task.document) line.append(named("div", "qs-document", "形成：" + task.document));
    if (task.grounds.length) line.append(groundList(task.grounds));
    if (task.basis) line.append(named("span", "qs-basis", "依据：" + task.basis));
    return line;
  }

  /** @param {QsResultTask} task @param {QsEntry} entry @param {boolean} screen */
  function taskRow(task, entry, screen) {
    const due = element("td", { class: "qs-due" });
    due.append(named("span", "qs-due-text", (task.state ? "原应 " : "") + task.due_text));
    if (task.statute_text) due.append(named("span", "qs-statute", task.statute_text));
    const late = !task.state && task.due < qianshi.minuteOf(entry.printed);
    if (late) due.append(named("span", "qs-late", "已过时限，现在做"));
    due.append(named("span", "qs-workstream", task.workstream));
    const roles = element("td", { class: "qs-roles" });
    roles.append(named("div", "", "主责 ", element("b", {}, task.lead)));
    roles.append(named("div", "", "协助 " + task.assist), named("div", "", "检查 " + task.check));
    const line = taskLine(task);
    line.append(...qianshi.markNote(entry.event, task.id, task.text, screen));
    const kind = { own: task.id.startsWith(OWN), fixed: task.red_line };
    const ticked = qianshi.markCell(entry.event, task.id, task.text, screen, kind);
    const name = "qs-item" + (task.red_line ? " qs-redline" : "");
    return element("tr", { class: name }, due, line, roles, ticked);
  }

  /** @param {QsTaskBlock} block @param {QsEntry} entry @param {boolean} screen */
  function taskBody(block, entry, screen) {
    const rows = block.tasks.map((task) => taskRow(task, entry, screen));
    const title = element("th", { colspan: "4", scope: "rowgroup" }, block.title);
    const head = block.title ? [element("tr", { class: "qs-group" }, title)] : [];
    return element("tbody", {}, ...head, ...rows, ...(screen ? [addRow(block.title || "任务")] : []));
  }

  /** @param {string} title */
  function addRow(title) {
    const cell = element("td", { colspan: "4" }, qianshi.addTool("", title));
    return element("tr", { class: "qs-add-row" }, cell);
  }

  qianshi.taskColumns = () => columnHead("时限", "任务", "分工", "");

  /** @type {Qianshi["listBody"]} */
  qianshi.listBody = function (block, entry, screen) {
    return block.kind === "pause"
      ? pauseBody(block.pause, block.closing, entry.event, screen)
      : taskBody(block, entry, screen);
  };
})();
