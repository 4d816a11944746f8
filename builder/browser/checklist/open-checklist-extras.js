// What the page 开检查单 does beside showing lists: compare with last time, tasks as a calendar
// file, and one draft kept on this machine where its user wants that.
"use strict";

(function () {
  const KEY = "qianshi-checklist";
  const LONGEST = 75;

  /** @param {QsResult} result */
  function linesOf(result) {
    const items = result.pauses.flatMap((pause) =>
      pause.items.map((item) => /** @type {[string, string]} */ ([pause.name + " " + item.id, `${pause.title}：${item.text}`])),
    );
    const tasks = result.tasks.map((task) => /** @type {[string, string]} */ ([task.id, task.text]));
    return new Map([...tasks, ...items]);
  }

  /** @type {Qianshi["compare"]} */
  qianshi.compare = function (before, now) {
    const old = linesOf(before), fresh = linesOf(now);
    return {
      added: [...fresh].filter(([line]) => !old.has(line)).map(([, text]) => text),
      gone: [...old].filter(([line]) => !fresh.has(line)).map(([, text]) => text),
    };
  };

  // ---- Calendar: RFC 5545, as builder/outputs/ics.py writes it

  /** Cut so that no piece has more bytes than allowed, and never inside a character. @param {string} line */
  function folded(line) {
    const bytes = new TextEncoder();
    const pieces = [""];
    let size = 0;
    for (const character of line) {
      const width = bytes.encode(character).length;
      if (size + width > LONGEST) {
        pieces.push("");
        size = 1;
      }
      pieces[pieces.length - 1] += character;
      size += width;
    }
    return pieces.join("\r\n ");
  }

  /** @param {string} text */
  const escaped = (text) =>
    text.replace(/[\\;,]/g, (character) => "\\" + character).replace(/\r\n|\r|\n/g, "\\n");

  /** `20261208T170000` @param {number} minute */
  function stampText(minute) {
    const { year, month, day } = qianshi.times.civil(Math.floor(minute / 1440));
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    const clock = qianshi.times.clockText(minute).replace(":", "");
    return `${year}${two(month)}${two(day)}T${clock}00`;
  }

  /** @param {QsResultTask} task @param {QsResult} result */
  function taskLines(task, result) {
    const title = escaped((task.red_line ? "红线：" : "") + task.text);
    const who = `主责 ${task.lead}；协助 ${task.assist}；检查 ${task.check}`;
    const fallback = task.fallback && "来不及的补救（惯例）：" + task.fallback;
    const words = [result.title, who, task.statute_text, fallback].filter(Boolean);
    return [
      "BEGIN:VEVENT",
      `UID:${result.hash}-${task.id.replaceAll("/", "-")}@qianshi`,
      `DTSTAMP:${stampText(result.start)}Z`,
      `DTSTART:${stampText(task.due)}`,
      `DTEND:${stampText(task.due)}`,
      `SUMMARY:${title}`,
      `DESCRIPTION:${escaped(words.join("\n"))}`,
      ...["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, "TRIGGER:-PT1H", "END:VALARM"],
      "END:VEVENT",
    ];
  }

  /** @param {QsResultSegment} segment @param {number} number @param {QsResult} result */
  function segmentLines(segment, number, result) {
    return [
      "BEGIN:VEVENT",
      `UID:${result.hash}-segment-${number}@qianshi`,
      `DTSTAMP:${stampText(result.start)}Z`,
      `DTSTART:${stampText(segment.start)}`,
      `DTEND:${stampText(segment.end)}`,
      `SUMMARY:${escaped(result.title + "·" + segment.kind)}`,
      `LOCATION:${escaped(segment.place)}`,
      "END:VEVENT",
    ];
  }

  /** @type {Qianshi["calendarText"]} */
  qianshi.calendarText = function ({ result }) {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//qianshi//checklist//ZH",
      `X-WR-CALNAME:${escaped(result.title)}`,
      ...result.segments.flatMap((segment, i) => segmentLines(segment, i + 1, result)),
      ...result.tasks.flatMap((task) => taskLines(task, result)),
      "END:VCALENDAR",
    ];
    return lines.map((line) => folded(line) + "\r\n").join("");
  };

  // ---- On this machine. All pages opened from files share one store: only who wants it has it.

  qianshi.kept = {
    read() {
      try {
        return localStorage.getItem(KEY) || "";
      } catch {
        return "";
      }
    },
    write(text) {
      try {
        localStorage.setItem(KEY, text);
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        localStorage.removeItem(KEY);
      } catch {
        // A browser that keeps nothing has nothing to clear.
      }
    },
  };
})();
