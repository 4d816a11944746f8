// An event as a calendar file. What its entries are is data, read as builder/program/entries.py
// does; how they are written is RFC 5545, as the icalendar library writes for
// builder/outputs/ics.py.
"use strict";

(function () {
  const LONGEST = 75;
  const { fill, valueOf } = qianshi.rules;

  /** @typedef {{ uid: string, start: number, end: number, title: string, place: string, words: string, alarm: boolean }} Entry */

  /** @param {QsEntry} entry @param {QsEntryRule[]} rules @returns {Entry[]} */
  function entriesOf({ result, event }, rules) {
    const identity = qianshi.sha256(JSON.stringify(identityOf(event))).slice(0, 12);
    return rules.flatMap((rule) =>
      [...result[rule.of]].map((line, i) => {
        const key = "id" in line ? line.id.replaceAll("/", "-") : "";
        const row = { ...result, identity, line, number: i + 1, key };
        return {
          uid: fill(rule.uid, row),
          start: valueOf(rule.start, row),
          end: valueOf(rule.end, row),
          title: fill(rule.title, row),
          place: fill(rule.place, row),
          words: rule.words.map((term) => fill(term, row)).filter(Boolean).join("\n"),
          alarm: rule.alarm,
        };
      }),
    );
  }

  /** What tells an event from others and stays when it is moved. @param {QsEvent} event */
  function identityOf({ id, type, title, segments }) {
    return id ? [id] : [type, title, segments.map(({ kind, start, place }) => [kind, start, place])];
  }

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

  /** @param {string} name @param {string} text */
  function property(name, text) {
    const escaped = text.replace(/[\\;,]/g, (character) => "\\" + character);
    return text && `${name}:${escaped.replace(/\r\n|\r|\n/g, "\\n")}`;
  }

  /** `20261208T170000` @param {number} minute */
  function stamp(minute) {
    const { year, month, day } = qianshi.times.civil(Math.floor(minute / 1440));
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    const clock = qianshi.times.clockText(minute).replace(":", "");
    return `${year}${two(month)}${two(day)}T${clock}00`;
  }

  /** What takes no time has no end. @param {Entry} entry @param {number} made @param {number} revision */
  function linesOf({ uid, start, end, title, place, words, alarm }, made, revision) {
    const rings = ["BEGIN:VALARM", "ACTION:DISPLAY", property("DESCRIPTION", title), "TRIGGER:-PT1H", "END:VALARM"];
    return [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp(made)}Z`,
      `DTSTART:${stamp(start)}`,
      end > start ? `DTEND:${stamp(end)}` : "",
      `SEQUENCE:${revision - 1}`,
      property("SUMMARY", title),
      property("LOCATION", place),
      property("DESCRIPTION", words),
      ...(alarm ? rings : []),
      "END:VEVENT",
    ].filter(Boolean);
  }

  /** @type {Qianshi["calendarText"]} */
  qianshi.calendarText = function (entry, rules) {
    const { result, event } = entry;
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//qianshi//checklist//ZH",
      property("X-WR-CALNAME", result.title),
      ...entriesOf(entry, rules).flatMap((one) => linesOf(one, result.start, event.revision)),
      "END:VCALENDAR",
    ];
    return lines.map((line) => folded(line) + "\r\n").join("");
  };
})();
