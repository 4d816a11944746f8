// When each task must be finished: by its own limit, by the law, and before those who need it.
//
// builder/program/schedule.py does the same; a change here is a change there.
"use strict";

(function () {
  /** @type {Qianshi["schedule"]} */
  qianshi.schedule = function (days, slack, entries, needed) {
    /** @type {Map<string, { span: number, by: number }[]>} */
    const uses = new Map();
    /** @type {Map<string, Set<number>>} */
    const makers = new Map();
    for (const { task, span } of entries)
      for (const state of task.makes)
        makers.set(state, (makers.get(state) || new Set()).add(span.number));

    /** @param {{ needs: string[] }} line @param {QsSpan} span @param {number} by */
    function need(line, span, by) {
      for (const state of line.needs)
        uses.set(state, [...(uses.get(state) || []), { span: span.number, by }]);
    }

    /** A line takes a thing from its own segment, else from the event, else from any. @param {number} maker @param {number} user @param {string} state */
    function serves(maker, user, state) {
      const made = /** @type {Set<number>} */ (makers.get(state));
      return maker === user || (!made.has(user) && (maker === 0 || !made.has(0)));
    }

    /** @param {QsDated} entry @param {QsDue} due */
    const minutes = (entry, due) =>
      entry.spans
        .filter((span) => span.anchors.has(due.anchor))
        .map((span) => days.minute(due, /** @type {number} */ (span.anchors.get(due.anchor))));

    /** @param {QsDated} entry */
    const beforeUsers = (entry) =>
      entry.task.makes.flatMap((state) =>
        (uses.get(state) || [])
          .filter((use) => serves(entry.span.number, use.span, state))
          .map((use) => use.by - (slack[state] || 0)),
      );

    needed.forEach(({ item, span, at }) => need(item, span, at));
    for (const entry of [...entries].reverse()) {
      const { task } = entry, limits = [...minutes(entry, task.due), ...beforeUsers(entry)];
      const legal = task.statute ? minutes(entry, task.statute) : [];
      if (task.statute && legal.length) {
        entry.legal = Math.min(...legal);
        limits.push(task.statute.unit === "m" ? entry.legal : days.eve(entry.legal));
      }
      const due = Math.min(...limits);
      entry.due = task.any_hour ? due : days.intoOffice(due);
      need(task, entry.span, entry.due);
    }
  };
})();
