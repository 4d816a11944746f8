// 第18条 and 第十八条: the mirror of builder/search/numerals.py.
"use strict";

(function () {
  const { itemAt } = qianshi.searchWords;
  const DIGITS = "零一二三四五六七八九";
  /** @type {Map<string, number>} */
  const TENS = new Map([["十", 10], ["百", 100]]);
  /** @type {Map<string, number>} */
  const VALUES = new Map([...[...DIGITS].entries()].map(([value, one]) => [one, value]));
  VALUES.set("两", 2).set("〇", 0);

  /**
   * The typed figures, with the character right after them, in characters; or "".
   * @param {SearchTyped[]} typed
   * @param {number} i
   */
  function inCharacters(typed, i) {
    const characters = charactersOf(itemAt(typed, i).text);
    const after = typed[i + 1];
    const unit = after && after.close && after.sort === "han" ? after.text : "";
    return characters && [...characters, ...unit].length > 1 ? characters + unit : "";
  }

  /**
   * A typed pair of characters that is part of a number or stands beside one, in figures.
   * @param {SearchTyped[]} typed
   * @param {number} i
   * @param {string} units
   * @returns {string[][]}
   */
  function inFigures(typed, i, units) {
    for (const at of [i, i - 1]) {
      const [start, end] = runAt(typed, at);
      const figures = figuresOf(typed.slice(start, end).map((one) => one.text));
      if (!figures || !isNumber(typed, start, end, units)) continue;
      const before = start === i ? [itemAt(typed, i - 1).text] : [];
      const after = end === i ? [itemAt(typed, i).text] : [];
      return [[...before, figures, ...after]];
    }
    return [];
  }

  /**
   * Where the characters of a number begin and end; nothing where none stands.
   * @param {SearchTyped[]} typed
   * @param {number} at
   */
  function runAt(typed, at) {
    let [start, end] = [at, at];
    while (start >= 0 && isNumeral(typed[start]) && (start === at || itemAt(typed, start + 1).glued)) start--;
    while (end < typed.length && isNumeral(typed[end]) && (end === at || itemAt(typed, end).glued)) end++;
    return /** @type {const} */ ([Math.min(start + 1, end), end]);
  }

  /** @param {SearchTyped | undefined} one */
  function isNumeral(one) {
    return !!one && (VALUES.has(one.text) || TENS.has(one.text));
  }

  /**
   * Of a single character only what is counted or what is numbered; 一 stands in many words.
   * @param {SearchTyped[]} typed
   * @param {number} start
   * @param {number} end
   * @param {string} units
   */
  function isNumber(typed, start, end, units) {
    if (end - start > 1) return true;
    const [first, after] = [itemAt(typed, start), typed[end]];
    const numbered = first.glued && itemAt(typed, start - 1).text === "第";
    return numbered || (first.text !== "一" && !!after && after.glued && units.includes(after.text));
  }

  /** @param {string[]} characters `十八` becomes `18`; "" for what is no number below a thousand */
  function figuresOf(characters) {
    let [total, value] = [0, 0];
    for (const character of characters) {
      const tens = TENS.get(character);
      if (tens) [total, value] = [total + (value || 1) * tens, 0];
      else if (value) return "";
      else value = VALUES.get(character) || 0;
    }
    const number = total + value;
    return number > 0 && number < 1000 ? String(number) : "";
  }

  /** @param {string} figures `18` becomes `十八`; "" for what is no number below a thousand */
  function charactersOf(figures) {
    if (!/^[1-9][0-9]{0,2}$/.test(figures)) return "";
    const number = Number(figures);
    const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
    const middle = tens ? (tens === 1 && !hundreds ? "" : DIGITS.charAt(tens)) + "十" : hundreds && ones ? "零" : "";
    return (hundreds ? DIGITS.charAt(hundreds) + "百" : "") + middle + (ones ? DIGITS.charAt(ones) : "");
  }

  qianshi.searchNumerals = { inCharacters, inFigures, figuresOf };
})();
