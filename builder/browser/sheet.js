// The two papers of an event as elements: 检查单 and 分工倒排表. The same elements are read on
// the screen and printed; sheet.css tells the two apart. Nothing here knows where they stand.
"use strict";

(function () {
  const element = qianshi.element;

  /** @param {string} tag_ @param {string} name @param {...(Node | string)} children */
  function div(tag_, name, ...children) {
    return element(/** @type {"div"} */ (tag_), { class: name }, ...children);
  }

  /**
   * Title, time and stamp; in a table head, so that every printed page has them.
   * @param {QsResult} result @param {QsEvent} event @param {string} name @param {string} printed
   */
  function runningHead(result, event, name, printed) {
    const stamp = [
      `第 ${event.revision} 版`,
      `清单 ${result.version}`,
      `校验 ${result.hash}`,
      `打印 ${printed}`,
    ].join(" · ");
    const cell = element("th", { colspan: "4", class: "qs-running" });
    cell.append(
      div("span", "qs-running-title", result.title + " · " + name),
      div("span", "qs-running-time", result.start_text),
      div("span", "qs-stamp", stamp),
    );
    return element("tr", {}, cell);
  }

  /** @param {...(Node | string)} cells */
  function columnHead(...cells) {
    const heads = cells.map((cell) => element("th", { scope: "col" }, cell));
    return element("tr", { class: "qs-columns" }, ...heads);
  }

  function itemColumns() {
    const words = [element("span", {}, "检查项"), element("span", {}, "应看到")];
    return columnHead("", div("span", "qs-line-grid", ...words), "检查", "");
  }

  /**
   * What is known of the event, above the first line.
   * @param {QsResult} result @param {QsEvent} event @param {QsGround[]} reading
   */
  function facts(result, event, reading) {
    const people = Object.entries(event.people).map(([role, person]) => role + " " + person.name);
    const known = [
      ["地点", result.place],
      ["来宾", result.guests],
      ["人员", people.join("、")],
      ["须告知的领导", event.leaders.join("、")],
      ["备注", event.notes],
    ].filter(([, value]) => value);
    const list = element("dl", { class: "qs-facts" });
    for (const [label, value] of known)
      list.append(element("dt", {}, label), element("dd", {}, value));
    if (reading.length)
      list.append(element("dt", {}, "必读"), element("dd", {}, ...inWords(reading)));
    const remarks = result.remarks.map((text) => div("p", "qs-remark", "注意：" + text));
    const cell = element("td", { colspan: "4" }, list, ...remarks);
    return element("tr", { class: "qs-facts-row" }, cell);
  }

  /** In a new tab: nothing typed on this page may be lost. @param {QsGround} ground */
  function link(ground) {
    const attributes = { href: qianshi.root + ground.url, target: "_blank", rel: "noopener" };
    return element("a", attributes, ground.text);
  }

  /** @param {QsGround[]} grounds */
  function inWords(grounds) {
    const links = grounds.map((ground) => (ground.url ? link(ground) : ground.text));
    return links.flatMap((x, i) => (i ? ["；", x] : [x]));
  }

  /** @param {QsGround[]} grounds */
  function groundList(grounds) {
    const printable = grounds.some((ground) => ground.url);
    return div(
      "div",
      "qs-grounds" + (printable ? " qs-grounds-solid" : ""),
      "依据：",
      ...inWords(grounds),
    );
  }

  function tickBox() {
    return element("td", { class: "qs-tick" }, element("span", { class: "qs-box" }));
  }

  /** @param {QsResultItem} item */
  function itemRow(item) {
    const line = element("div", { class: "qs-line-grid" });
    line.append(div("span", "qs-text", item.text), div("span", "qs-expect", item.expect));
    if (item.why) line.append(div("span", "qs-why", "└ " + item.why));
    if (item.grounds.length) line.append(groundList(item.grounds));
    const number = element("td", { class: "qs-number" }, String(item.number));
    const checker = element("td", { class: "qs-checker" }, item.checker);
    const name = "qs-item" + (item.killer ? " qs-killer" : "");
    return element("tr", { class: name }, number, element("td", {}, line), checker, tickBox());
  }

  /** @param {QsResultPause} pause @param {string} closing */
  function pauseBody(pause, closing) {
    const aloud = pause.mode === "念单";
    const head = element("th", { colspan: "4", scope: "rowgroup" });
    head.append(
      div("span", "qs-pause-title", pause.title),
      div("span", "qs-pause-at", pause.at_text),
    );
    const caller = pause.place + "　" + (aloud ? "念单人：" : "巡场人：") + pause.caller;
    head.append(div("span", "qs-pause-caller", caller));
    if (pause.seconds) head.append(div("span", "qs-pause-seconds", `约 ${pause.seconds} 秒`));
    const call = (aloud ? "念完收口：“" : "走完收口：“") + closing + "”";
    const sign = div("span", "qs-sign", "主责 ", div("span", "qs-blank"));
    sign.append("　检查 ", div("span", "qs-blank"));
    const end = element("td", { colspan: "4" }, div("span", "qs-call", call), sign);
    return element(
      "tbody",
      { class: "qs-pause" },
      element("tr", { class: "qs-pause-head" }, head),
      itemColumns(),
      ...pause.items.map(itemRow),
      element("tr", { class: "qs-closing" }, end),
    );
  }

  /** @param {QsResultTask} task @param {boolean} late */
  function taskRow(task, late) {
    const due = element("td", { class: "qs-due" }, div("span", "qs-due-text", task.due_text));
    if (late) due.append(div("span", "qs-late", "已过时限，现在做"));
    due.append(div("span", "qs-workstream", task.workstream));
    const line = element("td", { class: "qs-task" });
    if (task.red_line) line.append(div("span", "qs-red-line", "红线"));
    line.append(div("span", "qs-text", task.text));
    if (task.document) line.append(div("div", "qs-document", "形成：" + task.document));
    if (task.grounds.length) line.append(groundList(task.grounds));
    const roles = element("td", { class: "qs-roles" });
    roles.append(div("div", "", "主责 ", element("b", {}, task.lead)));
    roles.append(div("div", "", "协助 " + task.assist), div("div", "", "检查 " + task.check));
    const name = "qs-item" + (task.red_line ? " qs-redline" : "");
    return element("tr", { class: name }, due, line, roles, tickBox());
  }

  /** @param {string} kind @param {HTMLElement[]} head @param {HTMLElement[]} bodies */
  function paper(kind, head, bodies) {
    const widths = ["a", "b", "c", "d"].map((name) => element("col", { class: "qs-col-" + name }));
    const table = element("table", { class: "qs-table" }, element("colgroup", {}, ...widths));
    table.append(element("thead", {}, ...head), ...bodies);
    return element("section", { class: "qs-paper", "data-paper": kind }, table);
  }

  /** @type {Qianshi["sheet"]} */
  qianshi.sheet = function (result, event, printed) {
    const now = qianshi.minuteOf(printed);
    const head = (/** @type {string} */ name) => runningHead(result, event, name, printed);
    const pauses = result.pauses.map((pause) => pauseBody(pause, result.closing));
    const rows = result.tasks.map((task) => taskRow(task, task.due < now));
    const taskHead = [head("分工倒排表"), facts(result, event, result.reading)];
    taskHead.push(columnHead("时限", "任务", "分工", ""));
    const first = element("tbody", {}, facts(result, event, []));
    return element(
      "div",
      { class: "qs-sheet" },
      paper("tasks", taskHead, [element("tbody", {}, ...rows)]),
      paper("items", [head("检查单")], [first, ...pauses]),
    );
  };
})();
