// What stands on top of a sheet made by 再办一次: last time's problems, and the cases since.
//
// builder/program/last_time.py holds the same functions; they must stay parallel.
"use strict";

(function () {
  /** So many cases are named, those that came in last; of more there is the number. */
  const NAMED = 3;
  const DAY = "YYYY-MM-DD".length;
  /** @type {Record<string, string>} */
  const WENT = { 有问题: "上次这里出过问题", 未做: "上次没有做", 拦住: "上次这里拦住过问题" };

  /** @param {QsLastLine} line @param {number} number @param {boolean} isHere */
  function wentWrong({ text, state, note }, number, isHere) {
    const where = number ? `第 ${number} 项“${text}”` : `“${text}”`;
    const gone = isHere ? "" : "；这次单子上没有这一条";
    return where + WENT[state] + (note ? "：" + note : "") + gone;
  }

  /** @param {string} a @param {string} b */
  const later = (a, b) => (a < b ? 1 : a > b ? -1 : 0);

  /** @param {QsCase[]} since */
  function casesSince(since) {
    if (!since.length) return [];
    const newest = [...since].sort((a, b) => later(a.entered, b.entered) || later(a.occurred, b.occurred)).slice(0, NAMED);
    const words = newest.map(({ text, occurred }) => `${text}（${occurred || "年份不详"}）`).join("；");
    return [`上次以来收录的案例 ${since.length} 条${since.length > NAMED ? "，新的" : ""}：${words}`];
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
    return [...wrong, ...casesSince(known.filter(({ entered }) => entered >= last.start.slice(0, DAY)))];
  };
})();
