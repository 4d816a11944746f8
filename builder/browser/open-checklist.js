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
  /** The draft that was opened, to compare with. @type {QsEvent | null} */
  let earlier = null;
  /** What is on the page now. @type {QsEntry | null} */
  let shown = null;
  /** @type {QsPaperChooser | null} */
  let chooser = null;

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
  const ofList = [button("存日历文件", saveCalendar), button("办完了，存运行记录", saveRecord)];
  const buttons = [
    button("保存草稿文件", saveDraft),
    button("打开草稿文件", () => file.click()),
    button("再办一次（勾选清零）", again),
    ...ofList,
  ];
  const papers = element("div", {});
  const keep = element("input", { id: "qs-keep", type: "checkbox" });
  const keepLabel = "在这台电脑上留一份（公用电脑请不要勾）";
  const keeping = element("span", { class: "qs-option" }, keep);
  keeping.append(element("label", { for: "qs-keep" }, keepLabel), button("清除", forget));

  /** @param {string} label @param {() => void} act */
  function button(label, act) {
    const made = element("button", { type: "button", class: "qs-button" }, label);
    made.addEventListener("click", act);
    return made;
  }

  /** @param {string[]} texts @param {...HTMLButtonElement} choices */
  function say(texts, ...choices) {
    const said = texts.map((text) => element("p", {}, text));
    messages.replaceChildren(...said, ...choices);
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
    const typed = form.read(program.type);
    writeAddress(typed);
    const faults = form.faults();
    if (faults.length) return show([], faults.join(""));
    if (!typed.segments.length) return show([], "填上日期和开始时间，清单就出来。");
    form.stamp(now(), qianshi.newEventId(program.type, now()));
    shown = entryOf(program, form.read(program.type));
    keepOnMachine();
    const { refused } = shown.result;
    if (refused.length) return show([], refused.join("；") + "。请先改人数，再开单。");
    draw(shown);
    const { before, result } = shown;
    const compared = before ? qianshi.compare(before.result, result) : { added: [], gone: [] };
    const { countsOf, difference } = qianshi.checklistWords;
    announce(countsOf(result) + (before ? difference(compared) : ""));
    qianshi.checklistWords.explain(leftOut, result.left_out, compared);
  }

  /** @param {QsTypeProgram} type @param {QsEvent} event @returns {QsEntry} */
  function entryOf(type, event) {
    const printed = now(), whole = { ...type, calendar };
    const made = (/** @type {QsEvent} */ x) => qianshi.evaluate(whole, x, printed);
    const comparable = earlier && earlier.type === event.type && earlier.segments.length;
    const before =
      earlier && comparable
        ? { result: made(earlier), event: earlier, printed, before: null }
        : null;
    return { result: made(event), event, printed, before };
  }

  /** @param {QsEntry} entry */
  function draw(entry) {
    if (!chooser) return;
    const kind = chooser.kind(), paper = qianshi.sheet(kind, entry, false);
    if (chooser.pocket()) paper.classList.add("qs-pocket");
    live.replaceChildren(qianshi.sheet(kind, entry, true));
    print.replaceChildren(paper);
    document.body.classList.add("qs-has-sheet");
    chooser.enable(true);
    for (const one of ofList) one.disabled = false;
  }

  /** @param {never[]} nothing @param {string} text */
  function show(nothing, text) {
    shown = null;
    live.replaceChildren();
    print.replaceChildren();
    document.body.classList.remove("qs-has-sheet");
    chooser?.enable(false);
    for (const one of ofList) one.disabled = true;
    announce(text);
    qianshi.checklistWords?.explain(leftOut, nothing, { added: [], gone: [] });
  }

  /**
   * A screen reader reads out every change, so nothing is changed without need.
   * @param {string} text
   */
  function announce(text) {
    if (counts.textContent !== text) counts.textContent = text;
  }

  function printPaper() {
    render();
    window.print();
  }

  /** A line marked on the screen; nothing is drawn anew, so the focus stays. @param {Event} event */
  function marked(event) {
    const typed = qianshi.markTyped(/** @type {HTMLElement} */ (event.target));
    if (!typed) return;
    form.mark(typed.line, typed.mark, typed.opinion);
    if (program && shown) shown = entryOf(program, form.read(program.type));
    const { countsOf, openOnes } = qianshi.checklistWords;
    const wanting = typed.counts ? "" : "写明理由，才算“不涉及”。";
    if (shown) announce(wanting + countsOf(shown.result) + openOnes(shown.event));
    keepOnMachine();
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
    const hash = qianshi.checklistAddress.write(event);
    // Browsers take a page that rewrites its address with every key for a runaway.
    if (location.hash !== hash) history.replaceState(history.state, "", hash);
  }

  async function readAddress() {
    const { type, answers } = qianshi.checklistAddress.read(location.hash);
    if (!type) return program ? undefined : choose("");
    if (!index.some((entry) => entry.type === type)) {
      say([`没有“${type}”这个活动类型，请在下面选一个。`]);
      return choose("");
    }
    form.answer(answers);
    return choose(type);
  }

  // ---- The draft file

  function saveDraft() {
    if (!program) return say(["先选活动类型，再保存。"]);
    const event = form.read(program.type);
    if (saved && saved !== JSON.stringify(event)) event.revision += 1;
    const day = event.segments.length ? event.segments[0].start.slice(0, 10) : "未定日期";
    qianshi.save(
      `开检查单-${event.type}-${day}.json`,
      JSON.stringify(event, null, 2) + "\n",
      "application/json",
    );
    form.revise(event.revision);
    saved = JSON.stringify(event);
    render();
    const later = event.segments.length ? [] : ["还没有日期和开始时间，填上才有清单。"];
    say(["草稿文件已交给浏览器保存。姓名和行程只在这个文件里，不在网址里。", ...later]);
  }

  function saveCalendar() {
    if (!shown) return;
    const day = shown.event.segments[0].start.slice(0, 10);
    qianshi.save(`任务提醒-${day}.ics`, qianshi.calendarText(shown), "text/calendar");
  }

  /** The draft holds every mark and says what the event was; the record what did not hold. */
  function saveRecord() {
    if (!shown) return;
    const record = qianshi.runRecord(shown), count = Object.keys(record.exceptions).length;
    const text = JSON.stringify(record, null, 2) + "\n";
    qianshi.save(`运行记录-${record.event}.json`, text, "application/json");
    const said = count ? `记下 ${count} 条没有照办的。` : "没有“有问题”“未做”“不涉及”的行。";
    say([`运行记录已交给浏览器保存，${said}请连同草稿文件一起交给维护人。`]);
  }

  function keepOnMachine() {
    if (!keep.checked || !program) return;
    const text = JSON.stringify(form.read(program.type));
    if (!qianshi.kept.write(text)) say(["这个浏览器不让网页留东西，请用“保存草稿文件”。"]);
  }

  function forget() {
    keep.checked = false;
    qianshi.kept.clear();
    say(["这台电脑上留的一份已清除。"]);
  }

  async function openDraft() {
    const chosen = file.files && file.files[0];
    file.value = "";
    if (!chosen) return;
    if (chosen.size > LARGEST)
      return say(["文件超过 1 MB，不是本页保存的草稿。已填的内容没有动。"]);
    await take(await chosen.text(), `“${chosen.name}”`);
  }

  /** Put a draft's text into the form. @param {string} text @param {string} name */
  async function take(text, name) {
    const event = qianshi.parseDraft(text, index);
    if (Array.isArray(event)) return say([...event, "草稿没有打开，已填的内容没有动。"]);
    try {
      await qianshi.load("programs/" + event.type);
    } catch {
      return say(["草稿的活动类型读不出来，请刷新再试。已填的内容没有动。"]);
    }
    earlier = event;
    form.fill(event);
    await choose(event.type);
    const taken = form.read(event.type);
    saved = JSON.stringify(taken);
    const words = [`已打开${name}（第 ${event.revision} 版）。`, ...qianshi.checklistWords.unused(event, taken)];
    if (!event.segments.length) words.push("草稿里还没有日期和开始时间，请填上。");
    const go = button("继续本次", () => say([]));
    say(words, go, button("再办一次（勾选清零）", again));
  }

  function again() {
    form.again();
    saved = "";
    render();
    say(["已留下类型、情况、地点和人员；日期、来宾和备注请重填，每个方框都是空的。"]);
  }

  function isUnsaved() {
    const event = program && form.read(program.type);
    if (!event || saved === JSON.stringify(event)) return false;
    return event.segments.length > 0 || !!event.title || event.unfinished.some((x) => x.place);
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
    chooser = qianshi.paperChooser(render, printPaper);
    papers.append(chooser.element, qianshi.fileButtons(() => shown, chooser, (said) => say([said])));
    select.addEventListener("change", () => choose(select.value));
    file.addEventListener("change", openDraft);
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("beforeprint", () => program && render());
    window.addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
    live.addEventListener("change", marked);
    live.addEventListener("input", marked);
    keep.addEventListener("change", () => (keep.checked ? keepOnMachine() : forget()));
    await readAddress();
    const text = qianshi.kept.read();
    keep.checked = !!text;
    if (text) await take(text, "这台电脑上留的一份");
  }

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
  const bar = element("div", { class: "qs-bar" }, counts, papers, actions, keeping);
  place.replaceChildren(messages, typed, bar, leftOut, live);
  start();
})();
