// The ticks of two drafts of one event put together, line by line and by the time of the tap.
//
// builder/program/marks.py holds the same functions; tests/browser/test_marks_agree.py compares
// them. What may follow what, and what weighs more, is data of the letters.
"use strict";

(function () {
  const LONGEST = 4000;

  /** @typedef {QsEvent["marks"]} Marks */
  /** @typedef {Marks[string]} Mark */

  /** The later tap, with what the earlier one knew; null where it contradicts that. @param {Mark} one @param {Mark} other @param {QsLetters["marks"]} rules */
  function joined(one, other, { follows }) {
    const [earlier, later] = (one.at || "") <= (other.at || "") ? [one, other] : [other, one];
    if (earlier.state === later.state) {
      const words = new Set(`${earlier.note}；${later.note}`.split("；").filter(Boolean));
      return { ...later, note: [...[...words].join("；")].slice(0, LONGEST).join("") };
    }
    const isLater = !!earlier.at && earlier.at < (later.at || "");
    if (!isLater || !(follows[earlier.state] || []).includes(later.state)) return null;
    return { ...later, note: later.note || earlier.note };
  }

  /** @param {Marks} one @param {Marks} other */
  const linesOfBoth = (one, other) => Object.keys(one).filter((line) => Object.hasOwn(other, line));

  /** @type {Qianshi["contradictions"]} */
  qianshi.contradictions = function (one, other, rules) {
    const weight = (/** @type {Mark} */ mark) => rules.weight.indexOf(mark.state);
    return linesOfBoth(one, other).flatMap((line) => {
      if (joined(one[line], other[line], rules)) return [];
      const [first, second] = [one[line], other[line]].sort((a, b) => weight(a) - weight(b));
      return [{ line, one: first, other: second }];
    });
  };

  /** @type {Qianshi["joinedMarks"]} */
  qianshi.joinedMarks = function (one, other, rules) {
    const chosen = qianshi.contradictions(one, other, rules).map((x) => [x.line, x.one]);
    const agreed = linesOfBoth(one, other).flatMap((line) => {
      const mark = joined(one[line], other[line], rules);
      return mark ? [[line, mark]] : [];
    });
    const fresh = Object.entries(other).filter(([line]) => !Object.hasOwn(one, line));
    return { ...one, ...Object.fromEntries([...agreed, ...chosen, ...fresh]) };
  };
})();
