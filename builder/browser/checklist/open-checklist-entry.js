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

  /** What the lists of an event depend on that only stands in its file. @param {QsEvent} event */
  const lastIssued = ({ issued }) => (issued.length ? issued[issued.length - 1] : null);

  /** @type {Qianshi["entryMaker"]} */
  qianshi.entryMaker = function ({ calendar, coded, roster, parse }) {
    /** The draft that was opened, to compare with where nothing was given out. @type {QsEvent | null} */
    let opened = null;
    /** What was compared with last, and its lists, which stay while it does. @type {{ key: string, type: QsTypeProgram, event: QsEvent, result: QsResult } | null} */
    let known = null;

    /** What to compare with: the version given out last. @param {QsEvent} event @returns {{ key: string, event: QsEvent | null }} */
    function earlier(event) {
      const last = lastIssued(event), key = last ? `${last.number} ${last.hash} ${last.at}` : "";
      if (!last || !Object.keys(last.event).length) return { key, event: opened };
      if (known?.key === key) return { key, event: known.event };
      const parsed = parse(JSON.stringify(last.event));
      return { key, event: Array.isArray(parsed) ? null : parsed };
    }

    /** @param {QsTypeProgram} type @param {QsEvent} now @param {string} printed @returns {QsEntry | null} */
    function before(type, now, printed) {
      const { key, event } = earlier(now);
      if (!event || event.type !== type.type || !event.segments.length) return null;
      if (known?.type !== type || known.event !== event)
        known = { key, type, event, result: qianshi.evaluate({ ...type, calendar: calendar() }, event, printed) };
      return { result: known.result, event, printed, before: null, roster: [], address: "" };
    }

    return {
      /** @param {QsTypeProgram} type @param {QsEvent} event @returns {QsEntry} */
      make(type, event) {
        const printed = qianshi.clock.now(), { site, write } = qianshi.checklistAddress;
        const result = qianshi.evaluate({ ...type, calendar: calendar() }, event, printed);
        const address = coded() ? site() + write(event) : "";
        return { result, event, printed, before: before(type, event, printed), roster: roster(), address };
      },
      /** @param {QsEvent} event */
      compareWith(event) {
        opened = event;
        known = null;
      },
    };
  };
})();
