// What a number or a day makes of an answer: the mirror of builder/search/reckoning.py.
"use strict";

(function () {
  const DAY = 1440;
  const GUESSED = "（放假通知出来以前，按周一至周五推算）";

  /**
   * What stands for the slots at a number.
   * @param {QsReckoning} reckoning
   * @param {number} number
   * @returns {Record<string, string>}
   */
  function ofNumber(reckoning, number) {
    const bracket = reckoning.brackets.find(({ to = number }) => number <= to);
    const { most = 0, part = 0, over = 0, words } = /** @type {QsBracketData} */ (bracket);
    const share = part ? Math.floor(Math.max(0, number - over) / part) : 0;
    return { 数: String(number), 得: words ?? String(most + share) };
  }

  /**
   * What stands for the slots with a first day, and behind it all under no name; other years than
   * `year` are named.
   * @param {QsReckoning} reckoning
   * @param {string} first
   * @param {number} year
   * @param {QsCalendar} calendar
   * @returns {Record<string, string>}
   */
  function ofDay(reckoning, first, year, calendar) {
    const days = qianshi.times.daysOf(calendar);
    const start = qianshi.times.minuteOf(first + " 00:00");
    const last = lastOf(reckoning, first, start, days);
    const said = days.dateText(last, year);
    return { 日: qianshi.times.dayText(start, year), 止: said, "": days.guessed.size ? GUESSED : "" };
  }

  /**
   * The day one begins with does not count.
   * @param {QsReckoning} reckoning
   * @param {string} first
   * @param {number} start
   * @param {ReturnType<typeof qianshi.times.daysOf>} days
   */
  function lastOf(reckoning, first, start, days) {
    const { count, unit } = reckoning;
    if (unit === "月") return qianshi.times.minuteOf(monthsLater(first, count) + " 00:00");
    const due = { anchor: "", amount: count, unit: unit === "工作日" ? "wd" : "d", clock: 0, absent: "" };
    return days.minute(/** @type {QsDue} */ (due), start);
  }

  /**
   * The same day of a later month, or the last one of that month.
   * @param {string} first
   * @param {number} count
   */
  function monthsLater(first, count) {
    const [year = 0, month = 0, day = 0] = first.split("-").map(Number);
    const months = year * 12 + month - 1 + count;
    const [then, at] = [Math.floor(months / 12), (months % 12) + 1];
    return isoOf(then, at, Math.min(day, lastDay(then, at)));
  }

  /**
   * The day that a question named, of this year where it named none; today where it is no day.
   * @param {[number, number, number] | null} said
   * @param {string} today
   */
  function dayAsked(said, today) {
    if (!said) return today;
    const [year, month, day] = [said[0] || Number(today.slice(0, 4)), said[1], said[2]];
    const real = month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
    return real ? isoOf(year, month, day) : today;
  }

  /**
   * How many days a month has.
   * @param {number} year
   * @param {number} month
   */
  function lastDay(year, month) {
    const [next, then] = month === 12 ? [1, year + 1] : [month + 1, year];
    const start = qianshi.times.minuteOf(isoOf(then, next, 1) + " 00:00");
    return qianshi.times.civil(start / DAY - 1).day;
  }

  /**
   * @param {number} year
   * @param {number} month
   * @param {number} day
   */
  function isoOf(year, month, day) {
    return String(year).padStart(4, "0") + [month, day].map((part) => "-" + String(part).padStart(2, "0")).join("");
  }

  qianshi.searchReckoning = { ofNumber, ofDay, dayAsked };
})();
