// The page 开检查单: choose a type, type what is known, and the lists stand below, live.
//
// Names, titles and times never enter the address: it carries the type and the answers only.
"use strict";

(function () {
  const place = document.getElementById("open-checklist");
  if (!place) return;
  const element = qianshi.element;
  const LARGEST = 1000000;

  /** @type {QsIndexEntry[]} */
  let index = [];
  /** @type {QsCalendar} */
  let calendar;
  /** @type {QsTypeProgram | null} */
  let program = null;
  /** Number of the latest request for a type: a slow one must not overtake it. */
  let request = 0;
  let saved = "";

  const select = element("select", { id: "qs-type", class: "qs-input" });
  const summary = element("p", { class: "qs-hint" });
  const form = qianshi.checklistForm(render);
  const counts = element("p", { class: "qs-counts", role: "status", "aria-live": "polite" });
  const messages = element("div", { class: "qs-messages", role: "alert" });
  const leftOut = element("div", {});
  const live = element("div", { class: "qs-live" });
  const print = element("div", { id: "qs-print" });
  const file = element("input", { type: "file", accept: ".json,application/json", hidden: "" });
  file.setAttribute("aria-label", "草稿文件");
  const boxes = element("div", { class: "qs-typed" }, form.element);
  const buttons = [
    button("打印检查单", () => printPaper("items")),
    button("打印分工倒排表", () => printPaper("tasks")),
    button("保存草稿文件", saveDraft),
    button("打开草稿文件", () => file.click()),
    button("再办一次", again),
  ];

  /** @param {string} label @param {() => void} act */
  function button(label, act) {
    const made = element("button", { type: "button", class: "qs-button" }, label);
    made.addEventListener("click", act);
    return made;
  }

  /** @param {string[]} texts */
  function say(texts) {
    messages.replaceChildren(...texts.map((text) => element("p", {}, text)));
  }

  function now() {
    const date = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
    return day + " " + two(date.getHours()) + ":" + two(date.getMinutes());
  }

  // ---- The lists

  function render() {
    boxes.hidden = !program;
    if (!program) return show([], "先选活动类型。");
    const event = form.read(program.type);
    writeAddress(event);
    const faults = form.faults();
    if (faults.length) return show([], faults.join(""));
    if (!event.segments.length) return show([], "填上日期和开始时间，清单就出来。");
    const result = qianshi.evaluate({ ...program, calendar }, event);
    const printed = now();
    live.replaceChildren(qianshi.sheet(result, event, printed));
    print.replaceChildren(qianshi.sheet(result, event, printed));
    document.body.classList.add("qs-has-sheet");
    buttons[0].disabled = buttons[1].disabled = false;
    announce(countsOf(result));
    explain(result.left_out);
  }

  /** @param {never[]} nothing @param {string} text */
  function show(nothing, text) {
    live.replaceChildren();
    print.replaceChildren();
    document.body.classList.remove("qs-has-sheet");
    buttons[0].disabled = buttons[1].disabled = true;
    announce(text);
    explain(nothing);
  }

  /**
   * A screen reader reads out every change, so nothing is changed without need.
   * @param {string} text
   */
  function announce(text) {
    if (counts.textContent !== text) counts.textContent = text;
  }

  /** @param {QsResult} result */
  function countsOf(result) {
    const items = result.pauses.flatMap((pause) => pause.items);
    const killers = items.filter((item) => item.killer).length;
    const words = `检查单 ${result.pauses.length} 个节点 ${items.length} 项`;
    return `${words}，其中必查项 ${killers} 项；分工倒排表 ${result.tasks.length} 条。`;
  }

  /** @param {QsLeftOut[]} lines */
  function explain(lines) {
    const open = leftOut.querySelector("details")?.open;
    leftOut.replaceChildren();
    if (!lines.length) return;
    const list = lines.map((x) =>
      element("li", {}, x.text + "　", element("span", { class: "qs-because" }, x.because)),
    );
    const words = element("summary", {}, `为什么有的没列入（${lines.length}）`);
    const details = element("details", { class: "qs-left-out" }, words, element("ul", {}, ...list));
    details.open = !!open;
    leftOut.append(details);
  }

  /** @param {string} paper */
  function printPaper(paper) {
    render();
    document.body.dataset.qsPaper = paper;
    window.print();
  }

  // ---- The type and the address

  /** @param {string} type */
  async function choose(type) {
    const mine = ++request;
    select.value = type;
    const entry = index.find((x) => x.type === type);
    summary.textContent = entry ? entry.summary : "";
    try {
      const loaded = entry ? await qianshi.load("programs/" + type) : null;
      if (mine !== request) return;
      program = /** @type {QsTypeProgram | null} */ (loaded);
    } catch (fault) {
      return say([
        `“${entry?.title}”的清单${fault instanceof Error ? fault.message : ""}，请刷新再试。`,
      ]);
    }
    if (program) form.ask(program);
    render();
  }

  /** @param {QsEvent} event */
  function writeAddress(event) {
    const parts = new URLSearchParams({ type: event.type });
    for (const [name, answer] of Object.entries(event.answers)) parts.set("a." + name, answer);
    // Browsers take a page that rewrites its address with every key for a runaway.
    if (location.hash !== "#" + parts) history.replaceState(history.state, "", "#" + parts);
  }

  async function readAddress() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const type = parts.get("type");
    if (!type) return program ? undefined : choose("");
    if (!index.some((entry) => entry.type === type)) {
      say([`没有“${type}”这个活动类型，请在下面选一个。`]);
      return choose("");
    }
    form.answer([...parts].flatMap(([k, v]) => (k.startsWith("a.") ? [[k.slice(2), v]] : [])));
    return choose(type);
  }

  // ---- The draft file

  function saveDraft() {
    if (!program) return say(["先选活动类型，再保存。"]);
    const event = form.read(program.type);
    if (!event.segments.length)
      return say(["还没有日期和开始时间，草稿存下来也打不开：请先填上。"]);
    if (saved && saved !== JSON.stringify(event)) event.revision += 1;
    const day = event.segments[0].start.slice(0, 10);
    qianshi.save(
      `开检查单-${event.type}-${day}.json`,
      JSON.stringify(event, null, 2) + "\n",
      "application/json",
    );
    form.revise(event.revision);
    saved = JSON.stringify(event);
    render();
    say(["草稿文件已交给浏览器保存。姓名和行程只在这个文件里，不在网址里。"]);
  }

  async function openDraft() {
    const chosen = file.files && file.files[0];
    file.value = "";
    if (!chosen) return;
    if (chosen.size > LARGEST)
      return say(["文件超过 1 MB，不是本页保存的草稿。已填的内容没有动。"]);
    const event = qianshi.parseDraft(await chosen.text(), index);
    if (Array.isArray(event)) return say([...event, "草稿没有打开，已填的内容没有动。"]);
    try {
      await qianshi.load("programs/" + event.type);
    } catch {
      return say(["草稿的活动类型读不出来，请刷新再试。已填的内容没有动。"]);
    }
    form.fill(event);
    await choose(event.type);
    const taken = form.read(event.type);
    saved = JSON.stringify(taken);
    say([`已打开“${chosen.name}”（第 ${event.revision} 版）。`, ...unused(event, taken)]);
  }

  /**
   * What stands in a draft and the type has no use for now.
   * @param {QsEvent} event @param {QsEvent} taken
   */
  function unused(event, taken) {
    const answers = Object.keys(event.answers).filter((x) => event.answers[x] !== taken.answers[x]);
    const roles = Object.keys(event.people).filter((role) => !taken.people[role]);
    const words = [...answers.map((x) => `回答“${x}”`), ...roles.map((x) => `角色“${x}”`)];
    return words.length ? [`这个活动类型现在用不到，没有取用：${words.join("、")}。`] : [];
  }

  function again() {
    form.again();
    saved = "";
    render();
    say(["已留下类型、情况、地点和人员；日期、来宾和备注请重填，每个方框都是空的。"]);
  }

  function isUnsaved() {
    const event = program && form.read(program.type);
    return !!event && event.segments.length > 0 && saved !== JSON.stringify(event);
  }

  // ---- The page

  function offerTypes() {
    select.append(element("option", { value: "" }, "请选择"));
    for (const category of new Set(index.map((entry) => entry.category))) {
      const group = element("optgroup", { label: category });
      for (const entry of index.filter((x) => x.category === category))
        group.append(element("option", { value: entry.type }, entry.title));
      select.append(group);
    }
  }

  async function start() {
    try {
      index = /** @type {QsIndexEntry[]} */ (await qianshi.load("programs/index"));
      calendar = /** @type {QsCalendar} */ (await qianshi.load("programs/calendar"));
    } catch (fault) {
      return say([
        `清单数据${fault instanceof Error ? fault.message : "读不到"}。请刷新；仍不行，请告诉维护人。`,
      ]);
    }
    offerTypes();
    select.addEventListener("change", () => choose(select.value));
    file.addEventListener("change", openDraft);
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("beforeprint", () => program && render());
    window.addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
    await readAddress();
  }

  document.body.dataset.qsPaper = "items";
  document.body.append(print);
  const typeBox = element(
    "div",
    { class: "qs-field" },
    element("label", { for: "qs-type" }, "活动类型"),
    select,
    summary,
  );
  const typed = element("form", { class: "qs-form", autocomplete: "off" }, typeBox, boxes);
  typed.addEventListener("submit", (event) => event.preventDefault());
  const actions = element("div", { class: "qs-actions" }, ...buttons, file);
  const bar = element("div", { class: "qs-bar" }, counts, actions);
  place.replaceChildren(messages, typed, bar, leftOut, live);
  start();
})();
