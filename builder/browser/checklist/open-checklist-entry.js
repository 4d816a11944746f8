// What the page shows of an event: its lists now, and those of the draft that was opened before.
"use strict";

(function () {
  /** @type {Qianshi["checklistData"]} */
  qianshi.checklistData = async function () {
    const names = ["programs/index", "letters", "programs/calendar", "programs/rules", "papers", "wordings"];
    const found = /** @type {any[]} */ (await Promise.all(names.map(qianshi.load)));
    const [index, letters, calendar, rules, papers, wordings] = found;
    return { index, letters, calendar, rules, papers, wordings };
  };

  /** @type {Qianshi["entryMaker"]} */
  qianshi.entryMaker = function (calendar, coded, roster) {
    /** The draft that was opened, to compare with. @type {QsEvent | null} */
    let earlier = null;
    /** Its lists, which stay while it does. @type {{ type: QsTypeProgram, result: QsResult } | null} */
    let known = null;

    /** @param {QsTypeProgram} type @param {string} printed @returns {QsEntry | null} */
    function before(type, printed) {
      if (!earlier || earlier.type !== type.type || !earlier.segments.length) return null;
      if (known?.type !== type) known = { type, result: qianshi.evaluate({ ...type, calendar: calendar() }, earlier, printed) };
      return { result: known.result, event: earlier, printed, before: null, roster: [], address: "" };
    }

    return {
      /** @param {QsTypeProgram} type @param {QsEvent} event @returns {QsEntry} */
      make(type, event) {
        const printed = qianshi.clock.now(), { site, write } = qianshi.checklistAddress;
        const result = qianshi.evaluate({ ...type, calendar: calendar() }, event, printed);
        const address = coded() ? site() + write(event) : "";
        return { result, event, printed, before: before(type, printed), roster: roster(), address };
      },
      /** @param {QsEvent} event */
      compareWith(event) {
        earlier = event;
        known = null;
      },
    };
  };
})();
