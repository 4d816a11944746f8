// A question as it is compared: the mirror of builder/search/asking.py. Which words only ask, and
// how numbers and days are said, comes as data.
"use strict";

(function () {
  const NUMBER = "#";
  const DAY = "@";
  const YEAR = "Y";

  /**
   * @param {SearchAnalysis} analysis
   * @param {Record<string, string>} folds
   * @param {Record<string, string>} patterns
   */
  function makeAsking(analysis, folds, patterns) {
    const known = new Map(Object.entries(folds));
    const longest = Math.max(...[...known.keys()].map((word) => word.length));
    const [date, year, figures, counted] = ["date", "year", "figures", "counted"].map((way) => new RegExp(patterns[way] || ""));

    /**
     * @param {string} question
     * @returns {SearchAsked}
     */
    return function asked(question) {
      let plain = analysis.fold(question).replaceAll(" ", "");
      const dated = date?.exec(plain);
      if (dated) plain = without(plain, dated);
      const inYear = year?.exec(plain);
      if (inYear) plain = without(plain, inYear);
      const [number, left] = numberIn(plain, figures?.exec(plain), counted?.exec(plain));
      const { text, marks } = folded(left, known, longest);
      if (number !== null) marks.add(NUMBER);
      if (dated) marks.add(DAY);
      if (inYear) marks.add(YEAR);
      return { text, marks: [...marks].sort().join(""), number, day: dated ? dayOf(dated) : null };
    };
  }

  /**
   * @param {RegExpExecArray} dated
   * @returns {[number, number, number]}
   */
  const dayOf = ([, year = "0", month = "", day = ""]) => [Number(year), Number(month), Number(day)];

  /**
   * The first number, and the text without it and what it counts.
   * @param {string} plain
   * @param {RegExpExecArray | null | undefined} figures
   * @param {RegExpExecArray | null | undefined} counted
   * @returns {[number | null, string]}
   */
  function numberIn(plain, figures, counted) {
    if (figures) return [Number(figures[1]), without(plain, figures)];
    const value = counted ? qianshi.searchNumerals.figuresOf([...(counted[1] || "")]) : "";
    return counted && value ? [Number(value), without(plain, counted)] : [null, plain];
  }

  /**
   * @param {string} plain
   * @param {RegExpExecArray} match
   */
  const without = (plain, match) => plain.slice(0, match.index) + plain.slice(match.index + match[0].length);

  /**
   * The text without the words that ask, and the marks they leave.
   * @param {string} plain
   * @param {Map<string, string>} folds
   * @param {number} longest
   */
  function folded(plain, folds, longest) {
    /** @type {Set<string>} */
    const marks = new Set();
    let text = "";
    for (let at = 0; at < plain.length; ) {
      let size = Math.min(longest, plain.length - at);
      while (size && !folds.has(plain.slice(at, at + size))) size -= 1;
      const mark = size ? folds.get(plain.slice(at, at + size)) : "";
      if (mark) marks.add(mark);
      if (!size) text += plain[at];
      at += size || 1;
    }
    return { text, marks };
  }

  qianshi.makeAsking = makeAsking;
})();
