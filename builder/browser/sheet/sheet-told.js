// What is said of an event: notes fit for others, what is known of it, what to mind.
//
// builder/program/lists/told.py makes the same rows.
"use strict";

(function () {
  /** Words of what is known of a guest and stands on no paper that goes round. */
  qianshi.aboutDiet = /忌口|过敏|清真|素食|吃素|不吃/;
  qianshi.aboutHealth = new RegExp(
    qianshi.aboutDiet.source + "|健康|病|服药|吃药|孕|血压|血糖|心脏|轮椅|行动不便",
  );
  /** Answers by which something does not come into it. */
  qianshi.saysNothing = ["否", "0", "无", "不安排"];
  /** How many the 领导提示卡 has room for. */
  const CAUTIONS = 3;

  /** @type {Qianshi["mainOf"]} */
  qianshi.mainOf = function ({ segments }) {
    const { MAIN, BEFORE_IT } = qianshi.spans, onTheWay = [...BEFORE_IT, "乘车", "送站"];
    const named = segments.filter((s) => s.kind === MAIN), there = segments.filter((s) => !onTheWay.includes(s.kind));
    return [...named, ...there, ...segments][0];
  };

  /** Of the stretch that the event is about, not of the way there. @type {Qianshi["letterOf"]} */
  qianshi.letterOf = function ({ event, result }) {
    const { clockText, letterDate } = qianshi.times, main = qianshi.mainOf(result);
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

  /** The notes as they were typed, with what is known of a guest's health. @type {Qianshi["notedIn"]} */
  qianshi.notedIn = ({ event }) => event.notes.split("\n").map((line) => line.trim()).filter(Boolean);

  /** @param {string[]} lines */
  const ofNoHealth = (lines) => lines.filter((line) => !qianshi.aboutHealth.test(line));

  /** Of health only that there is something. @param {QsEntry} entry @returns {string[]} */
  function notes(entry) {
    const noted = qianshi.notedIn(entry), told = ofNoHealth(noted);
    return told.length === noted.length ? told : [...told, "有忌口或健康上的事，问联络员"];
  }

  /** @param {QsEntry} entry @returns {QsResultAnswer[]} */
  const known = ({ result }) => result.answers.filter((x) => x.about && !qianshi.saysNothing.includes(x.answer));

  /** For one of our leaders, who has nobody to ask about a guest's health. @param {QsEntry} entry @returns {string[]} */
  function cautions(entry) {
    const noted = ofNoHealth(qianshi.notedIn(entry)), more = noted.length - CAUTIONS;
    return more > 0 ? [...noted.slice(0, CAUTIONS), `另有 ${more} 条，见行程单`] : noted;
  }

  Object.assign(qianshi.lists, { notes, known, cautions });
})();
