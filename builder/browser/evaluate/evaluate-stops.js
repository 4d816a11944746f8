// Which known slips a sheet would have stopped: lines that come in time, before who can see it.
//
// builder/program/stops.py (`Covered`) does the same, in parallel.
"use strict";

(function () {
  const HOUR = 60, DAY = 1440;

  /** Of another day its first minute. @param {QsOffset} offset @param {number} start */
  function momentOf({ unit, amount }, start) {
    return unit === "m" ? start + amount : start - (start % DAY) + amount * DAY;
  }

  /** The largest unit that it fills. @param {number} minutes */
  function leadWords(minutes) {
    if (minutes >= DAY) return Math.floor(minutes / DAY) + " 天";
    return minutes >= HOUR ? Math.floor(minutes / HOUR) + " 小时" : minutes + " 分钟";
  }

  /** @type {Qianshi["covered"]} */
  qianshi.covered = function (made) {
    /** By case, the longest lead. @type {Map<string, number>} */
    const leads = new Map();
    return {
      note(stops, at, start) {
        if (made !== null && at < made) return;
        for (const { case: slip, since, until } of stops) {
          const lead = momentOf(until, start) - at;
          const seen = since === null || at >= momentOf(since, start);
          if (lead > 0 && seen) leads.set(slip, Math.max(lead, leads.get(slip) || 0));
        }
      },
      words: () => (leads.size ? `${leads.size} 起，最早提前 ${leadWords(Math.max(...leads.values()))}` : ""),
    };
  };
})();
