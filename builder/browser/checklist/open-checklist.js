// The page 开检查单: choose a type, type what is known, and the lists stand below, live.
//
// Names, titles and times never enter the address: it carries the type and the answers only.
"use strict";

(function () {
  const place = document.getElementById("open-checklist");
  if (!place) return;
  const element = qianshi.element;
  const now = qianshi.clock.now;
  /** How long nothing must be typed before the lists are drawn anew, in milliseconds. */
  const WAITS = { facts: 200, names: 700 };
  /** What all types share; it is there before anything can be pressed. @type {QsChecklistData} */
  let data;
  /** @type {QsTypeProgram | null} */
  let program = null;
  /** Number of the latest request for a type: a slow one must not overtake it. */
  let request = 0;
  /** What is on the page now. @type {QsEntry | null} */
  let shown = null;

  const redraw = qianshi.whenCalm(render);
  const tiles = qianshi.typeTiles(chosen);
  const form = qianshi.checklistForm((what) => redraw.soon(WAITS[what]));
  const { counts, announce, messages, say } = qianshi.checklistVoice();
  const leftOut = element("div", {});
  const live = element("div", { class: "qs-live" });
  const file = qianshi.draftFile((one) => drafts.open(one));
  const boxes = element("div", { class: "qs-typed", hidden: "" }, form.element);
  const chooser = qianshi.paperChooser(qianshi.checklistAddress.site(), render, say);
  const entries = qianshi.entryMaker({
    ...{ calendar: () => data.calendar, coded: chooser.coded, roster: form.roster },
    parse: (text) => qianshi.parseDraft(text, data.index, data.letters),
  });
  const changed = () => redraw.now();
  const lines = qianshi.ownLines({ live, form, roles: () => program?.roles || [], changed });
  const changes = qianshi.ownChanges({ form, changed, report });
  const drafts = qianshi.checklistDrafts({
    form,
    say,
    again,
    fill,
    type: () => program?.type || "",
    shown: shownNow,
    index: () => data.index,
    entryRules: () => data.rules.entries,
    letters: () => data.letters,
    changed: render,
  });
  const { saveDraft, saveCalendar, saveRecord } = drafts;
  const keeper = qianshi.draftKeeper({ bar: () => bar, read: () => program && form.read(program.type), say });
  const printer = qianshi.paperPrinter({ chooser, shown: shownNow, refuse });
  const issue = qianshi.issuer({ form, chooser, say, shown: shownNow, refuse, changed });
  const saving = qianshi.fileButtons(shownNow, chooser, (said) => say([said]));
  const bar = qianshi.checklistBar(messages, counts, chooser, saving, {
    ...{ saveDraft, saveCalendar, saveRecord, again, keep: keeper.keep, forget: keeper.forget },
    ...{ openDraft: file.choose, print: printer.print, goToOpen, onSite: () => site.open(), issue },
  });
  const site = qianshi.onSite({
    ...{ form, shown: shownNow, ticked, saveDraft, saveRecord, openDraft: file.choose, keeps: bar.keeps },
    marks: () => shown?.event.marks || {},
    keep: () => (bar.keep(true), keeper.keep()),
    forget: keeper.forget,
    changed: turned,
  });

  // ---- The lists

  function render() {
    boxes.hidden = !program;
    document.body.classList.toggle("qs-type-chosen", !!program);
    if (!program) return showNone("先选活动类型。");
    const typed = form.read(program.type), open = form.open();
    writeAddress(typed);
    if (!typed.segments.length) return showNone(qianshi.checklistWords.wanting(form));
    form.change((base) => {
      base.made = base.made || now();
      base.id = base.id || qianshi.newEventId(typed.type, now());
    });
    const entry = entries.make(program, form.read(program.type));
    keeper.keep();
    const { refused } = entry.result;
    if (refused.length) return showNone(refused.join("；") + "。请先改人数，再开单。");
    show(entry, open);
  }

  /** @param {QsEntry} entry @param {QsOpen[]} open */
  function show(entry, open) {
    shown = entry;
    chooser.suit(entry);
    if (!lines.isOpen()) qianshi.renewChild(live, qianshi.sheet(chooser.kind(), entry, true));
    if (program) changes.show(program, entry.event);
    document.body.classList.add("qs-has-sheet");
    bar.at("list", open.length + entry.result.missing.length > 0);
    const { before, result } = entry;
    const compared = before ? qianshi.compare(before.result, result) : { added: [], gone: [] };
    const { stateOf, explain } = qianshi.checklistWords;
    announce(stateOf(result, open, before && compared) + qianshi.checklistWords.sinceIssued(entry));
    explain(leftOut, result.left_out, compared);
    site.show();
  }

  /** What is on the page, with all that was typed. */
  function shownNow() {
    redraw.settle();
    return shown;
  }

  /** @param {string} text what is wanting */
  function showNone(text) {
    shown = null;
    if (site.isOpen()) site.close();
    live.replaceChildren();
    printer.clear();
    document.body.classList.remove("qs-has-sheet");
    bar.at(program ? "type" : "start", !!program && form.open().length > 0);
    announce(text);
    qianshi.checklistWords.explain(leftOut, [], { added: [], gone: [] });
  }

  /** Hand what was changed on this sheet to the maintainer. */
  async function report() {
    const entry = shownNow();
    if (program && entry) say([await qianshi.reportChanges(program, entry.event)]);
  }

  /** The first field that is wanting something. */
  function goToOpen() {
    (form.open()[0]?.field || form.wanted())?.focus();
  }

  /** @param {string[]} missing why nothing is printed */
  function refuse(missing) {
    say(missing);
    goToOpen();
  }

  /** A line marked on the screen; nothing is drawn anew, so the focus stays. @param {Event} event */
  function marked(event) {
    const control = /** @type {HTMLElement} */ (event.target);
    const typed = control.closest(".qs-own-form") ? null : qianshi.markTyped(control);
    if (!typed || !program || !shown) return;
    form.mark(typed.line, typed.mark, typed.opinion);
    ticked(typed.counts ? "" : "写明理由，才算“不涉及”。");
  }

  /** Something was marked, here or on the spot. @param {string} [wanting] */
  function ticked(wanting = "") {
    if (!program || !shown) return;
    shown = { ...shown, event: form.read(program.type) };
    const { countsOf, openOnes } = qianshi.checklistWords;
    announce(wanting + countsOf(shown.result) + openOnes(shown.event));
    keeper.keep();
  }

  /** 现场 was opened or closed: either it or everything else is seen. @param {boolean} onSite */
  function turned(onSite) {
    document.body.classList.toggle("qs-on-site", onSite);
    if (onSite) drafts.hush();
    else redraw.now();
  }

  // ---- The type and the address

  /** @param {string} type */
  async function choose(type) {
    const mine = ++request;
    const entry = data.index.find((x) => x.type === type);
    try {
      const loaded = entry ? await qianshi.load("programs/" + type) : null;
      if (mine !== request) return;
      program = /** @type {QsTypeProgram | null} */ (loaded);
    } catch (fault) {
      return say([`“${entry?.title}”的清单${fault instanceof Error ? fault.message : ""}，请刷新再试。`]);
    }
    tiles.show(type);
    if (program) form.ask(program);
    redraw.now();
  }

  /** @param {string} type */
  async function chosen(type) {
    await choose(type);
    if (program) form.start();
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
    if (!data.index.some((entry) => entry.type === type)) {
      say([`没有“${type}”这个活动类型，请在下面选一个。`]);
      return choose("");
    }
    form.answer(answers);
    return choose(type);
  }

  // ---- Drafts

  /** @param {QsEvent} event */
  async function fill(event) {
    entries.compareWith(event);
    form.fill(event);
    live.replaceChildren();
    await choose(event.type);
  }

  function again() {
    if (site.isOpen()) site.close();
    qianshi.askAgain({ form, say, shown: shownNow, changed: () => (drafts.forget(), redraw.now()) });
  }

  // ---- The page

  function listen() {
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("beforeunload", (event) => drafts.isUnsaved() && event.preventDefault());
    live.addEventListener("change", marked);
    live.addEventListener("input", marked);
  }

  async function start() {
    bar.at("start", false);
    try {
      data = await qianshi.checklistData();
    } catch (fault) {
      return say([`清单数据${fault instanceof Error ? fault.message : "读不到"}。请刷新；仍不行，请告诉维护人。`]);
    }
    tiles.offer(data.index);
    chooser.offer(data.papers, data.wordings);
    listen();
    await readAddress();
    const text = keeper.restore();
    if (text) await drafts.take(text, "这台电脑上留的一份");
    site.restore();
  }

  const typed = element("form", { class: "qs-form", autocomplete: "off" }, tiles.element, boxes);
  typed.addEventListener("submit", (event) => event.preventDefault());
  typed.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && !event.isComposing) redraw.now();
  });
  bar.element.append(site.foot);
  place.replaceChildren(site.element, typed, bar.element, leftOut, live, changes.element, file.element);
  start();
})();
