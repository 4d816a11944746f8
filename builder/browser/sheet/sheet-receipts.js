// Who is told of a change, what is new for him, and a line to sign on.
//
// builder/program/lists/receipts.py makes the same rows.
"use strict";

(function () {
  /** So many lines of his own are named to somebody; the table above has them all. */
  const FEW = 4;
  const CANCELLED = "取消";
  /** Answers to what is asked as a question, which nobody says was changed into 是. */
  const YES_NO = ["是", "否"];

  /** Everybody of our leaders who takes part. @param {QsEvent} event */
  const leadersOf = ({ leaders, segments }) => [...leaders, ...segments.flatMap((s) => s.leaders)];

  /** As it is and as it was. @param {QsEntry} entry */
  const bothOf = (entry) => (entry.before ? [entry, entry.before] : [entry]);

  /** @param {QsChange} change */
  function newsOf({ what, stretch, was, now }) {
    if (what === stretch) return now === CANCELLED ? what + "取消" : `加${what}：${now}`;
    return `${what}${YES_NO.includes(now) ? "：" : "改为"}${now || "未定"}${was ? `（原${was}）` : ""}`;
  }

  /** @param {QsEntry} entry @param {string} who @param {QsChange[]} found @returns {QsReceipt} */
  function forLeader(entry, who, found) {
    const cards = /** @type {QsLeaderCard[]} */ (bothOf(entry).flatMap(qianshi.lists.leader_cards)).filter((card) => card.who === who);
    const own = new Set(["", ...cards.flatMap(({ stops }) => stops.map(({ title }) => title))]);
    const told = found.filter((x) => own.has(x.stretch) && x.about !== "人员").map(newsOf);
    return { who, part: "本单位领导", news: leadersOf(entry.event).includes(who) ? told : ["本次不用参加了"] };
  }

  /** @param {string} who @param {QsAgain[]} opened */
  function toDo(who, opened) {
    const own = opened.filter((x) => x.who === who).map((x) => `${x.text}（${x.why}）`);
    return own.length > FEW ? [...own.slice(0, FEW), `另有 ${own.length - FEW} 件，见变更通知单`] : own;
  }

  /** @param {QsEntry} entry @param {QsOutside} to @param {QsChange[]} found @returns {QsReceipt} */
  function forOutside(entry, to, found) {
    const segments = bothOf(entry).flatMap(({ result }) => result.segments);
    const own = new Set(segments.filter((s) => to.segments.includes(s.kind)).map((s) => s.title));
    const asked = new Set(entry.result.answers.filter((x) => Object.hasOwn(to.answers, x.name)).map((x) => x.text));
    const news = found.filter((x) => own.has(x.stretch) || asked.has(x.what)).map(newsOf);
    return { who: to.to, part: "外单位", news };
  }

  /** Own leaders first, who drop out too, then whoever has a line to do, then those outside. @param {QsEntry} entry @returns {QsReceipt[]} */
  qianshi.lists.receipts = function (entry) {
    const found = /** @type {QsChange[]} */ (qianshi.lists.changes(entry));
    const opened = /** @type {QsAgain[]} */ (qianshi.lists.again(entry));
    const doers = new Set(opened.map(({ who }) => who).filter(Boolean));
    const people = doers.size ? doers : new Set(entry.result.tasks.map((task) => task.lead));
    const both = bothOf(entry), known = both.map(({ event }) => event);
    const slips = new Set(both.flatMap(qianshi.lists.outside).map((slip) => /** @type {QsSlip} */ (slip).to));
    return [
      ...[...new Set(known.flatMap(leadersOf))].map((who) => forLeader(entry, who, found)),
      ...[...people].map((who) => ({ who, part: "办理人", news: toDo(who, opened) })),
      ...entry.result.outside.filter(({ to }) => slips.has(to)).map((to) => forOutside(entry, to, found)),
    ];
  };
})();
