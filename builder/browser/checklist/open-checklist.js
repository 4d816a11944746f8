// The page 开检查单: choose a type, type what is known, and the lists stand below, live.
//
// Names, titles and times never enter the address: it carries the type and the answers only.
"use strict";

(function () {
  const place = document.getElementById("open-checklist");
  if (!place) return;
  const element = qianshi.element;
  /** @type {QsIndexEntry[]} */
  let index = [];
  /** @type {QsLetters} */
  let letters;
  /** @type {QsCalendar} */
  let calendar;
  /** @type {QsRules} */
  let rules;
  /** @type {QsTypeProgram | null} */
  let program = null;
  /** Number of the latest request for a type: a slow one must not overtake it. */
  let request = 0;
  /** The draft that was opened, to compare with. @type {QsEvent | null} */
  let earlier = null;
  /** What is on the page now. @type {QsEntry | null} */
  let shown = null;

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
  const boxes = element("div", { class: "qs-typed", hidden: "" }, form.element);
  const chooser = qianshi.paperChooser(qianshi.checklistAddress.site(), render, printPaper);
  const drafts = qianshi.checklistDrafts({
    form,
    say,
    again,
    fill,
    type: () => program?.type || "",
    shown: () => shown,
    index: () => index,
    entryRules: () => rules.entries,
    letters: () => letters,
    changed: render,
  });
  const { saveDraft, saveCalendar, saveRecord } = drafts;
  const acts = { saveDraft, saveCalendar, saveRecord, again, keep: keepOnMachine, forget };
  const saving = qianshi.fileButtons(() => shown, chooser, (said) => say([said]));
  const papers = element("div", {}, chooser.element, saving);
  const bar = qianshi.checklistBar(counts, papers, { ...acts, openDraft: () => file.click() });

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
    if (!program) return showNone("先选活动类型。");
    const typed = form.read(program.type);
    writeAddress(typed);
    const faults = form.faults();
    if (faults.length) return showNone(faults.join(""));
    if (!typed.segments.length) return showNone("填上日期和开始时间，清单就出来。");
    form.stamp(now(), qianshi.newEventId(program.type, now()));
    const entry = entryOf(program, form.read(program.type));
    keepOnMachine();
    const { refused } = entry.result;
    if (refused.length) return showNone(refused.join("；") + "。请先改人数，再开单。");
    show(entry);
  }

  /** @param {QsTypeProgram} type @param {QsEvent} event @returns {QsEntry} */
  function entryOf(type, event) {
    const printed = now(), whole = { ...type, calendar };
    const made = (/** @type {QsEvent} */ x) => qianshi.evaluate(whole, x, printed);
    const comparable = earlier && earlier.type === event.type && earlier.segments.length;
    const before =
      earlier && comparable
        ? { result: made(earlier), event: earlier, printed, before: null, address: "" }
        : null;
    const { site, write } = qianshi.checklistAddress;
    const address = chooser.coded() ? site() + write(event) : "";
    return { result: made(event), event, printed, before, address };
  }

  /** @param {QsEntry} entry */
  function show(entry) {
    shown = entry;
    const kind = chooser.kind(), paper = qianshi.sheet(kind, entry, false);
    if (chooser.pocket()) paper.classList.add("qs-pocket");
    live.replaceChildren(qianshi.sheet(kind, entry, true));
    print.replaceChildren(paper);
    document.body.classList.add("qs-has-sheet");
    bar.at("list");
    const { before, result } = entry;
    const compared = before ? qianshi.compare(before.result, result) : { added: [], gone: [] };
    const { countsOf, difference, explain } = qianshi.checklistWords;
    announce(countsOf(result) + (before ? difference(compared) : ""));
    explain(leftOut, result.left_out, compared);
  }

  /** @param {string} text what is wanting */
  function showNone(text) {
    shown = null;
    live.replaceChildren();
    print.replaceChildren();
    document.body.classList.remove("qs-has-sheet");
    bar.at(program ? "type" : "start");
    announce(text);
    qianshi.checklistWords.explain(leftOut, [], { added: [], gone: [] });
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

  // ---- Drafts

  function openDraft() {
    const chosen = file.files && file.files[0];
    if (chosen) drafts.open(chosen);
    file.value = "";
  }

  /** @param {QsEvent} event */
  async function fill(event) {
    earlier = event;
    form.fill(event);
    await choose(event.type);
  }

  function again() {
    form.again();
    drafts.forget();
    render();
    say(["已留下类型、情况、地点和人员；日期、来宾和备注请重填，每个方框都是空的。"]);
  }

  function keepOnMachine() {
    bar.keep(bar.keeps());
    if (!bar.keeps() || !program) return;
    const text = JSON.stringify(form.read(program.type));
    if (!qianshi.kept.write(text)) say(["这个浏览器不让网页留东西，请用“保存草稿文件”。"]);
  }

  function forget() {
    bar.keep(false);
    qianshi.kept.clear();
    say(["这台电脑上留的一份已清除。"]);
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

  function listen() {
    select.addEventListener("change", () => choose(select.value));
    file.addEventListener("change", openDraft);
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("beforeprint", () => program && render());
    window.addEventListener("beforeunload", (event) => drafts.isUnsaved() && event.preventDefault());
    live.addEventListener("change", marked);
    live.addEventListener("input", marked);
  }

  async function start() {
    bar.at("start");
    try {
      index = /** @type {QsIndexEntry[]} */ (await qianshi.load("programs/index"));
      letters = /** @type {QsLetters} */ (await qianshi.load("letters"));
      calendar = /** @type {QsCalendar} */ (await qianshi.load("programs/calendar"));
      rules = /** @type {QsRules} */ (await qianshi.load("programs/rules"));
    } catch (fault) {
      return say([
        `清单数据${fault instanceof Error ? fault.message : "读不到"}。请刷新；仍不行，请告诉维护人。`,
      ]);
    }
    offerTypes();
    listen();
    await readAddress();
    const text = qianshi.kept.read();
    bar.keep(!!text);
    if (text) await drafts.take(text, "这台电脑上留的一份");
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
  place.replaceChildren(messages, typed, bar.element, leftOut, live, file);
  start();
})();
