// An event as a calendar file. What its entries are is data, read as builder/program/entries.py
// does; how they are written is RFC 5545, as the icalendar library writes for
// builder/outputs/ics.py.
"use strict";

(function () {
  const LONGEST = 75, DAY = 1440;
  /** Minutes by which the clock on the wall is ahead of UTC. */
  const AHEAD = 480;
  const { fill, valueOf } = qianshi.rules;

  /** @typedef {{ uid: string, start: number, end: number, title: string, place: string, words: string, alarm: number, off: boolean }} Entry */

  // ---- Which entries

  /** What stands, then what is called off. @param {QsEntry} entry @param {QsEntryRules} rules @param {number} now @returns {Entry[]} */
  function entriesOf({ result, event, before }, rules, now) {
    const standing = standingOf(result, event, rules, now);
    const given = new Map(noted(event, rules).map((entry) => [entry.uid, entry]));
    for (const entry of before ? earlier(event, before, rules, now) : []) {
      const start = Math.max(entry.start, (given.get(entry.uid) || entry).start);
      given.set(entry.uid, { ...entry, start, end: start });
    }
    for (const { uid } of standing) given.delete(uid);
    return [...standing, ...[...given.values()].filter(({ start }) => start >= now)];
  }

  /** @param {QsResult} result @param {QsEvent} event @param {QsEntryRules} rules @param {number} now */
  function standingOf(result, event, rules, now) {
    return rules.lines.flatMap((rule) =>
      [...result[rule.of]]
        .map((line) => entryOf(rule, event, { ...result, line, checks: checksOf(line) }, rules.closed))
        .filter(({ start }) => rule.past || start >= now),
    );
  }

  /** What the draft notes as given out. @param {QsEvent} event @param {QsEntryRules} rules @returns {Entry[]} */
  function noted(event, rules) {
    const title = fill(rules.called_off, { title: "" });
    return Object.entries(event.calendar).map(([uid, moment]) => {
      const start = qianshi.minuteOf(moment);
      return { uid, start, end: start, title, place: "", words: "", alarm: 0, off: true };
    });
  }

  /** What was given out last time, unless that was another event. @param {QsEvent} event @param {QsEntry} before @param {QsEntryRules} rules @param {number} now @returns {Entry[]} */
  function earlier(event, before, rules, now) {
    if (!["", event.id].includes(before.event.id)) return [];
    return entriesOf({ ...before, before: null }, rules, now).map((entry) => {
      const title = entry.off ? entry.title : fill(rules.called_off, { title: entry.title });
      return { ...entry, title, words: "", alarm: 0, off: true };
    });
  }

  /** @param {QsEntryRule} rule @param {QsEvent} event @param {QsRuleRow} row @param {string[]} closed @returns {Entry} */
  function entryOf(rule, event, row, closed) {
    const key = JSON.stringify([...identityOf(event), rule.of, fill(rule.key, row)]);
    return {
      uid: qianshi.sha256(key).slice(0, 20) + "@qianshi",
      start: valueOf(rule.start, row),
      end: valueOf(rule.end, row),
      title: fill(rule.title, row),
      place: fill(rule.place, row),
      words: rule.words.map((term) => fill(term, row)).filter(Boolean).join("\n"),
      alarm: isClosed(event, row.line, closed) ? 0 : rule.alarm,
      off: false,
    };
  }

  /** What tells an event from others and stays when it is moved. @param {QsEvent} event */
  function identityOf({ id, type, title, segments }) {
    return id ? [id] : [type, title, segments.map(({ kind, start, place }) => [kind, start, place])];
  }

  /** @param {QsResultSegment | QsResultTask | QsResultPause} line */
  const checksOf = (line) => ("items" in line ? line.items.map(({ text }) => text) : []);

  /** Whether all that the line asks for is marked as done. @param {QsEvent} event @param {any} line @param {string[]} closed */
  function isClosed({ marks }, line, closed) {
    const keys = line.items ? line.items.map((/** @type {QsResultItem} */ x) => `${line.name} ${x.id}`) : [line.id];
    return keys.every((/** @type {string} */ key) => Object.hasOwn(marks, key) && closed.includes(marks[key].state));
  }

  // ---- How they are written

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

  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");

  /** `2026-12-08`, or `20261208` where nothing stands between. @param {number} minute @param {string} between */
  function dayOf(minute, between) {
    const { year, month, day } = qianshi.times.civil(Math.floor(minute / DAY));
    return [year, two(month), two(day)].join(between);
  }

  /** `20261208T170000` @param {number} minute */
  const stamp = (minute) => `${dayOf(minute, "")}T${qianshi.times.clockText(minute).replace(":", "")}00`;

  /** What a draft notes: when each entry is, at the latest that it ever was. @param {Entry[]} entries @param {QsEvent} event */
  function givenBy(entries, { calendar }) {
    const known = new Map(Object.entries(calendar));
    return Object.fromEntries(
      entries.map(({ uid, start }) => {
        const moment = `${dayOf(start, "-")} ${qianshi.times.clockText(start)}`, before = known.get(uid) || "";
        return [uid, moment < before ? before : moment];
      }),
    );
  }

  /** What takes no time has no end. @param {Entry} entry @param {number} made @param {number} revision */
  function linesOf({ uid, start, end, title, place, words, alarm, off }, made, revision) {
    const rings = ["BEGIN:VALARM", "ACTION:DISPLAY", property("DESCRIPTION", title), `TRIGGER:-PT${alarm}M`, "END:VALARM"];
    return [
      "BEGIN:VEVENT",
      property("UID", uid),
      `DTSTAMP:${stamp(made - AHEAD)}Z`,
      `SEQUENCE:${revision - 1}`,
      `STATUS:${off ? "CANCELLED" : "CONFIRMED"}`,
      `DTSTART:${stamp(start)}`,
      end > start ? `DTEND:${stamp(end)}` : "",
      property("SUMMARY", title),
      property("LOCATION", place),
      property("DESCRIPTION", words),
      ...(alarm ? rings : []),
      "END:VEVENT",
    ].filter(Boolean);
  }

  /** @type {Qianshi["calendarFile"]} */
  qianshi.calendarFile = function (entry, rules) {
    const { result, event } = entry, now = qianshi.minuteOf(entry.printed);
    const entries = entriesOf(entry, rules, now);
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//qianshi//checklist//ZH",
      "METHOD:PUBLISH",
      property("X-WR-CALNAME", result.title),
      ...entries.flatMap((one) => linesOf(one, now, event.revision)),
      "END:VCALENDAR",
    ];
    return { text: lines.map((line) => folded(line) + "\r\n").join(""), given: givenBy(entries, event) };
  };
})();
