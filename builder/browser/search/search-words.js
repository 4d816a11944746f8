// Known words in what somebody typed: the mirror of builder/search/words.py.
"use strict";

(function () {
  const QUOTED = /[“"「『＂][^“”"「」『』＂]+[”"」』＂]/g;

  /**
   * White space parts words, except between characters typed one by one.
   * @param {SearchToken[]} found
   * @param {string} text
   * @param {number} longest
   * @returns {SearchTyped[]}
   */
  function readTyped(found, text, longest) {
    const quotes = [...text.matchAll(QUOTED)].map((q) => [q.index, q.index + q[0].length]);
    /** @type {SearchTyped[]} */
    const typed = [];
    let gap = true;
    for (let i = 0; i < found.length && typed.length < longest; i++) {
      const token = itemAt(found, i);
      if (token.sort === "han" || token.sort === "word") {
        const last = typed[typed.length - 1];
        const han = token.sort === "han" && !!last && last.sort === "han";
        const phrase = 1 + quotes.findIndex(([a = 0, b = 0]) => a <= token.start && token.start < b);
        typed.push({ sort: token.sort, text: token.text, glued: han && !gap, phrase, close: !gap });
        gap = false;
      } else gap = token.sort === "break" || !(lone(found, i - 1) && lone(found, i + 1));
    }
    return typed;
  }

  /**
   * @param {SearchToken[]} found
   * @param {number} i
   */
  function lone(found, i) {
    const token = found[i];
    return !!token && token.sort === "han" && !isSolid(found[i - 1]) && !isSolid(found[i + 1]);
  }

  /** @param {SearchToken | undefined} token */
  function isSolid(token) {
    return !!token && (token.sort === "han" || token.sort === "word");
  }

  /**
   * Known words in the query outside what is taken, from the left, the longest first.
   * @param {SearchTyped[]} typed
   * @param {Map<string, string[][]>} table
   * @param {Set<number>} taken
   */
  function findWords(typed, table, taken) {
    /** @type {SearchClause[]} */
    const found = [];
    for (let at = 0; at < typed.length; at++) {
      for (let end = typed.length; end > at; end--) {
        const part = range(at, end);
        const alternatives = table.get(part.map((i) => itemAt(typed, i).text).join(" "));
        if (!alternatives || part.some((i) => taken.has(i)) || !isOne(typed, at, end)) continue;
        found.push(asking(alternatives, part));
        at = end - 1;
        break;
      }
    }
    return found;
  }

  /**
   * Characters typed together; a single one counts only when it stands alone.
   * @param {SearchTyped[]} typed
   * @param {number} at
   * @param {number} end
   */
  function isOne(typed, at, end) {
    const after = typed[end];
    if (end - at === 1) return !itemAt(typed, at).glued && !(after && after.glued);
    return range(at + 1, end).every(
      (i) => itemAt(typed, i).glued || [itemAt(typed, i).sort, itemAt(typed, i - 1).sort].includes("word"),
    );
  }

  /**
   * @param {string[][]} alternatives
   * @param {number[]} positions
   * @returns {SearchClause}
   */
  function asking(alternatives, positions) {
    return { alternatives, positions, latin: "", pair: "", chances: [], strict: false, parts: [] };
  }

  /**
   * @param {number} from
   * @param {number} until
   */
  function range(from, until) {
    return Array.from({ length: until - from }, (_, i) => from + i);
  }

  /**
   * @template T
   * @param {T[]} list
   * @param {number} i an index that is known to exist
   */
  function itemAt(list, i) {
    return /** @type {T} */ (list[i]);
  }

  qianshi.searchWords = { asking, findWords, itemAt, range, readTyped };
})();
