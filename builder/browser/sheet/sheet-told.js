// What is said of an event: notes fit for others, what is known of it, what to mind.
//
// builder/program/lists/told.py makes the same rows.
"use strict";

(function () {
  /** Words of what is known of a guest and stands on no paper that goes round. */
  qianshi.aboutHealth = /忌口|过敏|健康|病/;
  /** Answers by which something does not come into it. */
  const NOT = ["否", "0", "无", "不安排"];
  /** How many the 领导提示卡 has room for. */
  const CAUTIONS = 3;

  /** Of the stretch that the event is about, not of the way there. @type {Qianshi["letterOf"]} */
  qianshi.letterOf = function ({ event, result }) {
    const { clockText, letterDate } = qianshi.times, { MAIN, BEFORE_IT } = qianshi.spans;
    const named = result.segments.filter((s) => s.kind === MAIN);
    const there = result.segments.filter((s) => !BEFORE_IT.includes(s.kind));
    /** @type {QsResultSegment | undefined} */
    const main = [...named, ...there, ...result.segments][0];
    const start = main ? main.start : result.start;
    const lines = event.guests.split("\n").map((line) => line.trim());
    return {
      own_title: event.title,
      date: letterDate(start),
      clock: clockText(start),
      venue: main ? main.place : "",
      visitors: qianshi.aboutHealth.test(event.guests) ? "" : lines.filter(Boolean).join("；"),
    };
  };

  /** Of health only that there is something. @param {QsEntry} entry @returns {string[]} */
  function notes({ event }) {
    const lines = event.notes.split("\n").map((line) => line.trim());
    const noted = lines.filter(Boolean);
    const told = noted.filter((line) => !qianshi.aboutHealth.test(line));
    return told.length === noted.length ? told : [...told, "有忌口或健康上的事，问联络员"];
  }

  /** @param {QsEntry} entry @returns {QsResultAnswer[]} */
  const known = ({ result }) => result.answers.filter((x) => x.about && !NOT.includes(x.answer));

  /** @param {QsEntry} entry @returns {string[]} */
  function cautions(entry) {
    const noted = notes(entry), more = noted.length - CAUTIONS;
    if (more > 0) return [...noted.slice(0, CAUTIONS), `另有 ${more} 条，见行程单`];
    return [...noted, ...entry.result.cases.slice(0, -more).map((case_) => case_.do)];
  }

  Object.assign(qianshi.lists, { notes, known, cautions });
})();
