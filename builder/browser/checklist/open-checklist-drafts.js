// The draft of 开检查单 goes out and comes in; with it calendar and run record go out.
"use strict";

(function () {
  /** @type {Qianshi["draftFile"]} */
  qianshi.draftFile = function (open) {
    const file = qianshi.element("input", { type: "file", accept: ".json,application/json", hidden: "", "aria-label": "草稿文件" });
    file.addEventListener("change", () => {
      const one = file.files && file.files[0];
      if (one) open(one);
      file.value = "";
    });
    return { element: file, choose: () => file.click() };
  };

  /** @type {Qianshi["checklistDrafts"]} */
  qianshi.checklistDrafts = function (page) {
    const { form, say } = page;
    /** What was saved last, and what of it left the page last in any form. */
    /** Whether the draft opened last came as it was saved. */
    let isClean = false;
    let saved = "", left = "";

    /** What was typed, whatever left the page since. @param {QsEvent} event */
    const typed = (event) => JSON.stringify({ ...event, revision: 0, calendar: {} });

    /** The event that leaves the page: a version of its own where anything changed since the last. */
    function leave() {
      const event = form.read(page.type());
      if (left && left !== typed(event)) event.revision += 1;
      form.change((base) => (base.revision = event.revision));
      left = typed(event);
      return event;
    }

    function saveDraft() {
      const event = leave();
      const day = event.segments.length ? event.segments[0].start.slice(0, 10) : "未定日期";
      const text = JSON.stringify(event, null, 2) + "\n";
      qianshi.save(`开检查单-${event.type}-${day}.json`, text, "application/json");
      saved = JSON.stringify(event);
      page.changed();
      const later = event.segments.length ? [] : ["还没有日期和开始时间，填上才有清单。"];
      say(["草稿文件已交给浏览器保存。姓名和行程只在这个文件里，不在网址里。", ...later]);
    }

    function saveCalendar() {
      const shown = page.shown();
      if (!shown) return;
      const event = leave(), day = event.segments[0].start.slice(0, 10);
      const { text, given } = qianshi.calendarFile({ ...shown, event }, page.entryRules());
      qianshi.save(`任务提醒-${day}.ics`, text, "text/calendar");
      form.change((base) => (base.calendar = given));
      page.changed();
      say(["日历文件已交给浏览器保存。改期后再存、再导入，同一条会更新，没有了的会撤回；请把草稿也存下，靠它记着给出过哪些。"]);
    }

    async function saveRecord() {
      const entry = page.shown();
      if (!entry) return;
      const { text, kept } = await qianshi.sendRecord(entry);
      say([text], ...(kept ? qianshi.lessonButtons(entry) : []));
    }

    /** @param {File} file */
    async function open(file) {
      const text = await qianshi.textOf(file).catch((fault) => [String(fault.message)]);
      if (Array.isArray(text)) return say([...text, "已填的内容没有动。"]);
      await take(text, `“${file.name}”`);
    }

    /** Put a draft's text into the form. @param {string} text @param {string} name */
    async function take(text, name) {
      const letters = page.letters();
      const draft = qianshi.parseDraft(text, page.index(), letters, true);
      if (Array.isArray(draft)) return say([...draft, "草稿没有打开，已填的内容没有动。"]);
      let type;
      try {
        type = /** @type {QsTypeProgram} */ (await qianshi.load("programs/" + draft.type));
      } catch {
        return say(["草稿的活动类型读不出来，请刷新再试。已填的内容没有动。"]);
      }
      const { faults, event } = qianshi.fitAnswers(type, draft, letters);
      const here = page.type() === event.type ? form.read(event.type) : null;
      if (!here?.id || here.id !== event.id || !qianshi.tickedOtherwise(here, event)) return use(event, name, faults);
      const join = qianshi.actionButton("两份合在一起", () => qianshi.joinDrafts(page, here, event));
      const replace = qianshi.actionButton("只用打开的这一份", () => use(event, name, faults));
      say([`${name}和页面上的是同一次活动。`, ...faults], join, replace);
    }

    /** @param {QsEvent} event @param {string} name @param {string[]} faults */
    async function use(event, name, faults) {
      await page.fill(event);
      const taken = form.read(event.type);
      saved = JSON.stringify(taken);
      left = typed(taken);
      const unused = qianshi.checklistWords.unused(event, taken);
      const words = [`已打开${name}（第 ${event.revision} 版）。`, ...faults, ...unused];
      if (!event.segments.length) words.push("草稿里还没有日期和开始时间，请填上。");
      const go = qianshi.actionButton("继续本次", () => say([]));
      isClean = words.length === 1;
      say(words, go, qianshi.actionButton("再办一次（勾选清零）", page.again));
    }

    function isUnsaved() {
      const event = page.type() && form.read(page.type());
      if (!event || saved === JSON.stringify(event)) return false;
      return event.segments.length > 0 || !!event.title || event.unfinished.some((x) => x.place);
    }

    const forget = () => (saved = left = "");
    return { saveDraft, saveCalendar, saveRecord, open, take, isUnsaved, forget, hush: () => isClean && say([]) };
  };
})();
