// What stands on top of a sheet made by 再办一次: last time's problems, and the cases since.
//
// builder/program/last_time.py holds the same functions; they must stay parallel.
"use strict";

(function () {
  /** So many cases are named, the newest; of more there is the number. */
  const NAMED = 3;
  /** @type {Record<string, string>} */
  const WENT = { 有问题: "上次这里出过问题", 未做: "上次没有做", 拦住: "上次这里拦住过问题" };

  /** A day, month or year that begins after the day of the last event. @param {string} occurred @param {string} start */
  const isSince = (occurred, start) => !!occurred && occurred > start.slice(0, occurred.length);

  /** @param {QsLastLine} line @param {number} number @param {boolean} isHere */
  function wentWrong({ text, state, note }, number, isHere) {
    const where = number ? `第 ${number} 项“${text}”` : `“${text}”`;
    const gone = isHere ? "" : "；这次单子上没有这一条";
    return where + WENT[state] + (note ? "：" + note : "") + gone;
  }

  /** @param {QsCase[]} since */
  function casesSince(since) {
    if (!since.length) return [];
    const newest = [...since].sort((a, b) => (a.occurred < b.occurred ? 1 : a.occurred > b.occurred ? -1 : 0)).slice(0, NAMED);
    const words = newest.map(({ text, occurred }) => `${text}（${occurred}）`).join("；");
    return [`上次以来的案例 ${since.length} 条${since.length > NAMED ? "，新的" : ""}：${words}`];
  }

  /** @type {Qianshi["lastTimeRemarks"]} */
  qianshi.lastTimeRemarks = function (last, tasks, pauses, cases) {
    if (!last) return [];
    const items = pauses.flatMap((pause) => pause.items);
    const numbers = new Map(pauses.flatMap((p) => p.items.map((x) => [`${p.name} ${x.id}`, x.number])));
    const here = new Set([...numbers.keys(), ...tasks.map((task) => task.id)]);
    const wrong = last.lines
      .filter((line) => Object.hasOwn(WENT, line.state))
      .map((line) => wentWrong(line, Number(numbers.get(line.line) || 0), here.has(line.line)));
    const urls = new Set([...items, ...tasks].flatMap((line) => line.grounds.map((ground) => ground.url)));
    const known = [...urls].filter((url) => Object.hasOwn(cases, url)).map((url) => cases[url]);
    return [...wrong, ...casesSince(known.filter(({ occurred }) => isSince(occurred, last.start)))];
  };
})();
