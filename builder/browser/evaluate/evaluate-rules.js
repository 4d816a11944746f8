// Rules and wording as data: tests and templates over plain rows.
//
// builder/program/rules.py is the same small interpreter; what a term may be is said there.
"use strict";

(function () {
  const VALUE = /^\{([\w.]+)\}$/;
  /** The grammar of builder/model/phrase.py. */
  const BLANK = /\{([\w.]+)(?:\|([^{}[\]]*))?\}/g;
  const PART = /\[([^[\]]+)\]|\{([\w.]+)(?:\|([^{}[\]]*))?\}/g;

  /** @type {Record<QsRuleTest["operator"], (one: any, other: any) => boolean>} */
  const OPERATORS = {
    "=": (one, other) => one === other,
    "!=": (one, other) => one !== other,
    "<": (one, other) => one < other,
    "<=": (one, other) => one <= other,
    in: (one, many) => many.includes(one),
    "not in": (one, many) => !many.includes(one),
  };

  /** @param {string} path @param {QsRuleRow} row */
  const at = (path, row) => path.split(".").reduce((/** @type {any} */ found, key) => found[key], row);

  /** @param {string} path @param {QsRuleRow} row @returns {string} */
  function words(path, row) {
    const value = at(path, row);
    if (typeof value === "boolean") return "";
    return Array.isArray(value) ? value.join("、") : String(value);
  }

  /** @param {string} template @param {QsRuleRow} row */
  function optional(template, row) {
    const blanks = [...template.matchAll(BLANK)];
    const missing = blanks.some(([, path, other]) => !(words(path, row) || other) && at(path, row) !== true);
    return missing ? "" : fill(template, row);
  }

  /** @type {QsRuleReader["fill"]} */
  const fill = (template, row) =>
    template.replace(PART, (_, part, path, other) =>
      part ? optional(part, row) : words(path, row) || other || "",
    );

  /** @param {string} term @returns {(row: QsRuleRow) => any} */
  function reader(term) {
    const path = VALUE.exec(term);
    if (!path) return (row) => fill(term, row);
    const keys = path[1].split(".");
    return (row) => keys.reduce((/** @type {any} */ found, key) => found[key], row);
  }

  qianshi.rules = {
    fill,
    firstFilled: (templates, row) => templates.map((each) => fill(each, row)).find(Boolean) || "",
    valueOf: (term, row) => reader(term)(row),
    allHold(tests) {
      const read = tests.map(({ left, operator, right }) => ({
        holds: OPERATORS[operator],
        left: reader(left),
        right: reader(right),
      }));
      return (row) => read.every(({ holds, left, right }) => holds(left(row), right(row)));
    },
  };
})();
