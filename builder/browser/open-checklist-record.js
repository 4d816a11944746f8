// What came of an event, as a file: the lines that were not simply done, by their ids.
//
// The shape is RunRecord of builder/model/run_record.py; `qianshi ledger` reads it.
"use strict";

(function () {
  /** @type {Qianshi["runRecord"]} */
  qianshi.runRecord = function ({ event, result }) {
    const known = new Set([
      ...result.tasks.map((task) => task.id),
      ...result.pauses.flatMap((pause) => pause.items.map((item) => pause.name + " " + item.id)),
    ]);
    const odd = Object.entries(event.marks).filter(
      ([line, mark]) => known.has(line) && mark.state !== "完成",
    );
    return {
      event: event.id,
      title: event.title,
      hash: result.hash,
      exceptions: Object.fromEntries(odd),
      opinions: event.opinions,
    };
  };

  /** @type {Qianshi["newEventId"]} */
  qianshi.newEventId = function (type, now) {
    const random = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
    return `${type}-${now.slice(0, 10)}-${random.padStart(4, "0").slice(-4)}`;
  };
})();
