// A program and an event to the dated, numbered lists of that event.
//
// builder/program/evaluate.py and times.py do the same with the same steps in the same order. A
// change here is a change there; tests/browser/test_evaluators_agree.py compares them over
// thousands of events. Whole minutes and days since 1970-01-01 of the wall clock; no Date.
"use strict";

(function () {
  const DAY = 1440;
  const WEEKDAYS = "一二三四五六日";
  const NUMBER = /^[0-9]{1,9}$/;
  /** Signs of answer minus value that satisfy an operator. @type {Record<string, number[]>} */
  const ORDERS = { ">=": [0, 1], "<=": [0, -1], ">": [1], "<": [-1] };

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

  /**
   * Every anchor the event has; a segment without an end ends when it starts.
   * @param {QsEvent} event
   */
  function anchorsOf(event) {
    /** @type {Map<string, number>} */
    const anchors = new Map();
    for (const segment of event.segments) {
      const key = "seg:" + segment.kind, start = minuteOf(segment.start);
      anchors.set(key, Math.min(anchors.get(key) ?? start, start));
    }
    const start = Math.min(...event.segments.map((s) => minuteOf(s.start)));
    anchors.set("start", start);
    anchors.set("end", Math.max(...event.segments.map((s) => minuteOf(s.end || s.start))));
    anchors.set("arrive", anchors.get("seg:接站") ?? start);
    if (event.promise) anchors.set("promise", minuteOf(event.promise));
    return anchors;
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

  /** Working days; remembers the years reckoned without a notice. @param {QsCalendar} calendar */
  function daysOf(calendar) {
    /** @type {Set<number>} */
    const guessed = new Set();

    /** @param {number} day */
    function isWorked(day) {
      if (calendar.first_day <= day && day < calendar.known_until)
        return calendar.working[day - calendar.first_day] === "1";
      guessed.add(civil(day).year);
      return weekday(day) < 5;
    }

    /** @param {number} day @param {number} amount */
    function step(day, amount) {
      for (let left = Math.abs(amount); left; ) {
        day += amount > 0 ? 1 : -1;
        if (isWorked(day)) left -= 1;
      }
      return day;
    }

    /** @param {QsDue} due @param {number} anchor */
    function minute(due, anchor) {
      if (due.unit === "m") return anchor + due.amount;
      const day = floor(anchor / DAY);
      return (due.unit === "d" ? day + due.amount : step(day, due.amount)) * DAY + due.clock;
    }

    /** @param {number} at @param {number} year */
    function text(at, year) {
      const day = floor(at / DAY), weekend = weekday(day) > 4, worked = isWorked(day);
      const mark = weekend !== worked ? "" : worked ? "·班" : "·休";
      return dayText(at, year) + "（周" + WEEKDAYS[weekday(day)] + mark + "）" + clockText(at);
    }

    return { guessed, minute, text };
  }

  /** JSON with sorted keys. @param {any} value @returns {string} */
  function canonical(value) {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const keys = Object.keys(value).sort();
    return "{" + keys.map((k) => JSON.stringify(k) + ":" + canonical(value[k])).join(",") + "}";
  }

  /** @type {Qianshi["evaluate"]} */
  qianshi.evaluate = function (program, event) {
    const days = daysOf(program.calendar);
    const anchors = anchorsOf(event);
    const start = /** @type {number} */ (anchors.get("start"));
    const year = civil(floor(start / DAY)).year;
    /** @type {QsLeftOut[]} */
    const leftOut = [];
    /** @type {string[]} */
    const remarks = [];
    /** @type {Record<string, string>} */
    const answers = Object.create(null);
    for (const q of program.questions)
      answers[q.name] = own(event.answers, q.name) || q.default;

    /** @param {string} role */
    function who(role) {
      const person = own(event.people, role);
      return person ? person.name + (person.seconded ? "（借调）" : "") : role;
    }

    /** @param {QsDue} due */
    const minute = (due) => days.minute(due, /** @type {number} */ (anchors.get(due.anchor)));

    /** @param {QsComparison} c */
    function holds(c) {
      const answer = answers[c.question] || "";
      if (!answer) return false;
      const numbers = NUMBER.test(answer) && NUMBER.test(c.value);
      const difference = numbers ? Number(answer) - Number(c.value) : Number(answer !== c.value);
      const order = Math.sign(difference);
      if (c.operator === "=" || c.operator === "!=") return (order === 0) === (c.operator === "=");
      return numbers && ORDERS[c.operator].includes(order);
    }

    /** @param {QsComparison} c */
    const words = (c) => c.label + "＝" + (answers[c.question] || "未答") + c.wanted;

    /** Why a line stays off the lists. @param {QsDue} due @param {QsTask | QsItem} line */
    function because(due, line) {
      if (!anchors.has(due.anchor)) return due.absent;
      const failed = line.when.all.filter((c) => !holds(c));
      if (line.when.any.length && !line.when.any.some(holds)) failed.push(...line.when.any);
      return [...new Set(failed.map(words))].join("，");
    }

    /** @param {QsDue} due @param {QsTask | QsItem} line */
    function keeps(due, line) {
      const reason = because(due, line);
      const { id, text } = line;
      const same = leftOut.some((x) => x.id === id && x.text === text && x.because === reason);
      if (reason && !same) leftOut.push({ id, text, because: reason });
      return !reason;
    }

    /** @param {QsTask} task @returns {QsResultTask} */
    function datedTask(task) {
      const due = minute(task.due);
      const { id, text, workstream, document, red_line, grounds } = task;
      const roles = { lead: who(task.lead), assist: who(task.assist), check: who(task.check) };
      const due_text = days.text(due, year);
      return { id, text, due, due_text, workstream, ...roles, document, red_line, grounds };
    }

    /**
     * @param {number} at @param {QsPause} pause @param {QsItem[]} items @param {number} count
     * @returns {QsResultPause}
     */
    function datedPause(at, pause, items, count) {
      const seconds = items.reduce((sum, i) => sum + 3 + floor(([...i.text].length + 3) / 4), 0);
      return {
        name: pause.name,
        title: pause.title,
        at: at,
        at_text: dayText(at, year) + " " + clockText(at) + "（" + pause.relation + "）",
        place: pause.place,
        caller: who(pause.caller),
        mode: pause.mode,
        seconds: pause.mode === "念单" ? seconds : 0,
        items: items.map(({ when, checker, ...item }, i) => {
          return { ...item, number: count + i + 1, checker: who(checker) };
        }),
      };
    }

    /** A 必查项 needs a second pair of eyes. @param {QsPause} pause @param {QsItem[]} items */
    function remarkOn(pause, items) {
      for (const checker of new Set(items.filter((i) => i.killer).map((i) => i.checker))) {
        const caller = own(event.people, pause.caller), second = own(event.people, checker);
        if (!caller || !second) continue;
        const same = caller.name === second.name;
        if (!same && !(caller.seconded && second.seconded)) continue;
        const fault = same ? "是同一人（" + caller.name + "）" : "都是借调或实习人员";
        remarks.push("“" + pause.title + "”的必查项，念单人和检查人" + fault + "，请换一人");
      }
    }

    const tasks = program.tasks.filter((task) => keeps(task.due, task)).map(datedTask);
    tasks.sort((a, b) => a.due - b.due);
    /** @type {QsResultPause[]} */
    const pauses = [];
    let count = 0;
    const kept = program.pauses
      .map((pause) => ({ pause, items: pause.items.filter((item) => keeps(pause.at, item)) }))
      .filter(({ items }) => items.length)
      .map(({ pause, items }) => ({ at: minute(pause.at), pause, items }))
      .sort((a, b) => a.at - b.at);
    for (const { at, pause, items } of kept) {
      pauses.push(datedPause(at, pause, items, count));
      remarkOn(pause, items);
      count += items.length;
    }

    const open = program.questions.filter((q) => !answers[q.name]).map((q) => q.text);
    if (open.length) remarks.unshift("没有回答：" + open.join("；") + "。靠它们判断的行没有列入");

    const segments = event.segments.map((s) => ({ kind: s.kind, start: s.start, end: s.end }));
    const inOrder = [...event.segments].sort((a, b) => minuteOf(a.start) - minuteOf(b.start));
    const { type, version, closing, reading } = program;
    const identity = { type, version, answers, segments, promise: event.promise };
    const startText = days.text(start, 0);
    return {
      type: type,
      type_title: program.title,
      title: event.title || program.title,
      version: version,
      hash: qianshi.sha256(canonical(identity)).slice(0, 12),
      start: start,
      start_text: startText,
      place: [...new Set(inOrder.map((s) => s.place).filter(Boolean))].join("→"),
      guests: event.guests,
      tasks: tasks,
      pauses: pauses,
      left_out: leftOut,
      closing: closing,
      reading: reading,
      remarks: [...days.guessed]
        .sort((a, b) => a - b)
        .map((guess) => guess + " 年放假安排未公布，按周一至周五推算")
        .concat(remarks),
    };
  };

  qianshi.minuteOf = minuteOf;

  /**
   * What a record holds of its own: `constructor` is a word like any other.
   * @template T @param {Record<string, T>} record @param {string} key
   */
  const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);
})();
