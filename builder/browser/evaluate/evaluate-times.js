// Whole minutes and days since 1970-01-01 of the wall clock, said in Chinese; no Date.
//
// builder/program/times.py does the same; a change here is a change there.
"use strict";

(function () {
  const DAY = 1440;
  const OFFICE_CLOSES = 17 * 60;
  const WEEKDAYS = "一二三四五六日";

  const floor = Math.floor;
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");

  // Civil dates. Years begin in March here, so that the leap day is the last of its year.

  /** Days since 1970-01-01. @param {number} year @param {number} month @param {number} day */
  function dayNumber(year, month, day) {
    const y = month > 2 ? year : year - 1;
    const inYear = floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
    return 365 * y + floor(y / 4) - floor(y / 100) + floor(y / 400) + inYear - 719468;
  }

  /** @param {number} day since 1970-01-01 */
  function civil(day) {
    const z = day + 719468, era = floor(z / 146097), inEra = z - era * 146097;
    const cut = inEra - floor(inEra / 1460) + floor(inEra / 36524) - floor(inEra / 146096);
    const yearOfEra = floor(cut / 365);
    const inYear = inEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
    const m = floor((5 * inYear + 2) / 153), month = m < 10 ? m + 3 : m - 9;
    const year = yearOfEra + era * 400 + (month < 3 ? 1 : 0);
    return { year: year, month: month, day: inYear - floor((153 * m + 2) / 5) + 1 };
  }

  /** Minutes since 1970-01-01 00:00 of `YYYY-MM-DD HH:MM`. @param {string} text */
  function minuteOf(text) {
    const [year, month, day, hour, minute] = text.split(/[- :]/).map(Number);
    return dayNumber(year, month, day) * DAY + hour * 60 + minute;
  }

  /** 0 is Monday. @param {number} day */
  const weekday = (day) => (day + 3) % 7;

  /**
   * `12月8日`, with its year where that is not `year`.
   * @param {number} minute @param {number} year
   */
  function dayText(minute, year) {
    const day = civil(floor(minute / DAY));
    return (day.year === year ? "" : day.year + "年") + day.month + "月" + day.day + "日";
  }

  /** @param {number} minute */
  const clockText = (minute) => two(floor((minute % DAY) / 60)) + ":" + two(minute % 60);

  /** `90 分钟`; of a day and more `24 天`, `3 天 6 小时`. @param {number} minutes */
  function lengthWords(minutes) {
    if (minutes < DAY) return minutes + " 分钟";
    /** @type {[number, string][]} */
    const parts = [
      [floor(minutes / DAY), "天"],
      [floor((minutes % DAY) / 60), "小时"],
      [minutes % 60, "分钟"],
    ];
    const said = parts.filter(([number]) => number);
    return said.map(([number, unit]) => number + " " + unit).join(" ");
  }

  /** Working days; remembers the years reckoned without a notice. @param {QsCalendar} calendar */
  function daysOf(calendar) {
    /** @type {Set<number>} */
    const guessed = new Set();

    /** @param {number} day */
    function isWorked(day) {
      const bit = calendar.working[day - calendar.first_day];
      if (!bit || day >= calendar.known_until) guessed.add(civil(day).year);
      return bit ? bit === "1" : weekday(day) < 5;
    }

    /** @param {number} day @param {number} amount */
    function step(day, amount) {
      for (let left = Math.abs(amount); left; ) {
        day += amount > 0 ? 1 : -1;
        if (isWorked(day)) left -= 1;
      }
      return day;
    }

    /** A weekend, a holiday or a made-up working day. @param {number} day */
    const isOdd = (day) => weekday(day) > 4 || !isWorked(day);

    /** The last minute of office hours that is not later. @param {number} at */
    function intoOffice(at) {
      const day = floor(at / DAY), clock = at - day * DAY, hours = calendar.hours;
      const open = isWorked(day) && [...hours].reverse().find(([opens]) => clock >= opens);
      if (open) return day * DAY + Math.min(clock, open[1]);
      return step(day, -1) * DAY + hours[hours.length - 1][1];
    }

    /** @param {QsDue} due @param {number} anchor */
    function minute(due, anchor) {
      if (due.unit === "m") return anchor + due.amount;
      const day = floor(anchor / DAY);
      return (due.unit === "d" ? day + due.amount : step(day, due.amount)) * DAY + due.clock;
    }

    /** Close of office on the working day before. @param {number} at */
    const eve = (at) => step(floor(at / DAY), -1) * DAY + OFFICE_CLOSES;

    /** @param {number} at @param {number} year */
    function dateText(at, year) {
      const day = floor(at / DAY), weekend = weekday(day) > 4, worked = isWorked(day);
      const mark = weekend !== worked ? "" : worked ? "·班" : "·休";
      return dayText(at, year) + "（周" + WEEKDAYS[weekday(day)] + mark + "）";
    }

    /** @param {number} at @param {number} year */
    const text = (at, year) => dateText(at, year) + clockText(at);

    return { guessed, isOdd, intoOffice, minute, eve, dateText, text };
  }

  /** `2026年12月8日（周二）17:00`, whatever the calendar says of the day. @param {number} minute */
  const momentWords = (minute) =>
    dayText(minute, 0) + "（周" + WEEKDAYS[weekday(floor(minute / DAY))] + "）" + clockText(minute);

  /** `2026年12月8日（星期二）`, as letters write it. @param {number} minute */
  const letterDate = (minute) => dayText(minute, 0) + "（星期" + WEEKDAYS[weekday(floor(minute / DAY))] + "）";

  /** @param {number} minute */
  const yearOf = (minute) => civil(floor(minute / DAY)).year;

  const words = { dayText, clockText, lengthWords, momentWords, letterDate };
  qianshi.times = { minuteOf, daysOf, yearOf, civil, weekday, ...words };
  qianshi.minuteOf = minuteOf;
})();
