// Days and times as people type them: 9:00, 9点半, 0900, 下午2点; 12-8, 12月8日, 明天, 下周三.
// Full-width characters are read as plain ones. No Date: days are counted as the evaluator does.
"use strict";

(function () {
  const { minuteOf, civil, weekday, clockText } = qianshi.times;
  const DAY = 1440;
  const TIME = /^(\D{0,2})(\d{1,2})(?:[:.点时](\d{1,2}|半|一刻|三刻)?分?|(\d{2}))?$/;
  /** Hours added to a time before noon. @type {Record<string, number>} */
  const HALVES = { "": 0, 凌晨: 0, 早上: 0, 上午: 0, 中午: 12, 下午: 12, 傍晚: 12, 晚上: 12 };
  /** @type {Record<string, number>} */
  const PARTS = { 半: 30, 一刻: 15, 三刻: 45 };
  /** @type {Record<string, number>} */
  const NEAR = { 今天: 0, 明天: 1, 后天: 2, 大后天: 3 };
  const DATE = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?$/;
  const DIGITS = /^(\d{4})?(\d{2})(\d{2})$/;
  const NAMED = /^(下)?(?:周|星期|礼拜)([一二三四五六日天])$/;
  /** A day without its year is one of the past only where it lies so few days back. */
  const JUST_PAST = 31;

  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  /** @param {string} text */
  const plain = (text) => text.normalize("NFKC").replace(/\s/g, "");
  /** @param {string} date */
  const dayOf = (date) => minuteOf(date + " 00:00") / DAY;

  /** @param {number} day since 1970-01-01 */
  function dateText(day) {
    const { year, month, day: inMonth } = civil(day);
    return `${year}-${two(month)}-${two(inMonth)}`;
  }

  /** @type {QsClock["timeOf"]} */
  function timeOf(text) {
    const found = TIME.exec(plain(text));
    if (!found || !Object.hasOwn(HALVES, found[1])) return "";
    const later = HALVES[found[1]], minute = found[3] || found[4] || "0";
    const noon = found[1] === "中午" && Number(found[2]) > 9;
    const hour = Number(found[2]) + (Number(found[2]) < 12 && !noon ? later : 0);
    const minutes = Object.hasOwn(PARTS, minute) ? PARTS[minute] : Number(minute);
    return hour < 24 && minutes < 60 ? `${two(hour)}:${two(minutes)}` : "";
  }

  /** "" for a day that no calendar has. @param {number} year @param {number} month @param {number} day */
  function realDate(year, month, day) {
    const text = `${year}-${two(month)}-${two(day)}`;
    return year >= 2000 && year < 2200 && dateText(dayOf(text)) === text ? text : "";
  }

  /** The next such day; a year is not guessed backwards. @param {number} month @param {number} day @param {string} today */
  function withoutYear(month, day, today) {
    const year = civil(dayOf(today)).year, found = realDate(year, month, day);
    return found && dayOf(found) >= dayOf(today) - JUST_PAST ? found : realDate(year + 1, month, day);
  }

  /** @param {string} next @param {string} name @param {string} today */
  function namedDay(next, name, today) {
    const wanted = "一二三四五六日".indexOf(name === "天" ? "日" : name);
    const now = dayOf(today), monday = now - weekday(now);
    const days = next ? wanted + 7 : wanted;
    return dateText(monday + days < now ? monday + days + 7 : monday + days);
  }

  /** @type {QsClock["dateOf"]} */
  function dateOf(text, today) {
    const typed = plain(text);
    if (Object.hasOwn(NEAR, typed)) return dateText(dayOf(today) + NEAR[typed]);
    const named = NAMED.exec(typed);
    if (named) return namedDay(named[1], named[2], today);
    const found = DATE.exec(typed) || DIGITS.exec(typed);
    if (!found) return "";
    const [month, day] = [Number(found[2]), Number(found[3])];
    return found[1] ? realDate(Number(found[1]), month, day) : withoutYear(month, day, today);
  }

  /** @type {QsClock["later"]} */
  function later(moment, minutes) {
    const at = minuteOf(moment) + minutes;
    return `${dateText(Math.floor(at / DAY))} ${clockText(at)}`;
  }

  qianshi.clock = {
    timeOf,
    dateOf,
    later,
    dayAfter: (date, days) => dateText(dayOf(date) + days),
    daysBetween: (from, to) => dayOf(to) - dayOf(from),
    weekdayOf: (date) => "周" + "一二三四五六日"[weekday(dayOf(date))],
    now() {
      const date = new Date();
      const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
      return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
    },
  };
})();
