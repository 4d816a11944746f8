// Lists that papers are made of, and what blanks and lists are looked for in.
//
// builder/program/lists/__init__.py does the same; the functions of its LISTS stand in
// sheet-duties.js, sheet-told.js, sheet-leader.js, sheet-outside.js and sheet-change.js.
"use strict";

(function () {
  const NUMERALS = "一二三四五六七八九十";

  /** @type {Qianshi["lists"]} */
  qianshi.lists = {};

  /** @type {Qianshi["numeral"]} */
  qianshi.numeral = (number) => NUMERALS[number - 1] || String(number);

  /** @type {Qianshi["scopeOf"]} */
  qianshi.scopeOf = function (entry) {
    const { result, event, before } = entry;
    const made = Object.entries(qianshi.lists).map(([name, rows]) => [name, rows(entry)]);
    const scope = {
      ...result,
      leaders: event.leaders,
      staff: Object.entries(event.people).map(([role, person]) => role + " " + person.name),
      all_notes: event.notes,
      is_changed: !!before,
      ...qianshi.letterOf(entry),
      ...Object.fromEntries(made),
    };
    return { ...scope, event: scope };
  };

  /** @type {Qianshi["rowsIn"]} */
  qianshi.rowsIn = (scope, name) =>
    scope[name].map((/** @type {any} */ row, /** @type {number} */ i) => {
      const fields = typeof row === "object" ? row : { text: row };
      return { ...scope, ...fields, nth: i + 1, numeral: qianshi.numeral(i + 1), row };
    });
})();
