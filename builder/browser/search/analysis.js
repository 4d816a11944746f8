// Text to terms: the mirror of builder/search/analysis.py. The character table comes as data.
"use strict";

(function () {
  /** Keeps pieces of words apart from words. */
  const PIECE = "~";

  /**
   * @param {SearchCharacters} table what `search/characters` holds
   * @returns {SearchAnalysis}
   */
  function makeAnalysis(table) {
    const simplified = [...table.simplified];
    /** @type {Map<string, string>} */
    const simple = new Map([...table.traditional].map((from, i) => [from, simplified[i] || from]));
    /** @type {Map<string, [TokenSort, string][]>} */
    const folded = new Map();

    /** @param {string} character */
    function foldCharacter(character) {
      const known = folded.get(character);
      if (known) return known;
      const made = contribute(character);
      folded.set(character, made);
      return made;
    }

    /**
     * @param {string} character
     * @returns {[TokenSort, string][]}
     */
    function contribute(character) {
      const code = codeOf(character);
      if (within(code, table.dropped)) return [];
      if (!within(code, table.known)) return [["break", ""]];
      return [...character.normalize("NFKD").toLowerCase()]
        .filter((part) => !within(codeOf(part), table.dropped))
        .map((part) => classify(simple.get(part) || part));
    }

    /**
     * @param {string} character
     * @returns {[TokenSort, string]}
     */
    function classify(character) {
      const code = codeOf(character);
      if (within(code, table.han)) return ["han", character];
      if (within(code, table.letters)) return ["word", character];
      return [within(code, table.spaces) ? "gap" : "break", ""];
    }

    /**
     * @param {string} text
     * @returns {SearchToken[]}
     */
    function tokens(text) {
      /** @type {SearchToken[]} */
      const found = [];
      let start = 0;
      for (const character of text) {
        const end = start + character.length;
        for (const [sort, part] of foldCharacter(character)) {
          const last = found[found.length - 1];
          if (sort !== "han" && last && last.sort === sort) {
            last.text += part;
            last.end = end;
          } else found.push({ sort, text: part, start, end });
        }
        start = end;
      }
      return found;
    }

    /**
     * @param {SearchToken[]} found
     * @returns {string[]}
     */
    function textTerms(found) {
      return spans(found).map((span) => span.term);
    }

    /**
     * Every term with the stretch of the original text it stands for. Whatever parts words is
     * looked through; words of other scripts are given whole and in pieces.
     * @param {SearchToken[]} found
     */
    function spans(found) {
      /** @type {{term: string, start: number, end: number}[]} */
      const made = [];
      /** @type {SearchToken | null} */
      let before = null;
      for (const token of found) {
        const { sort, text, start, end } = token;
        if (!text) continue;
        const near = before && before.sort === sort ? before : null;
        made.push({ term: text, start, end });
        if (sort === "word") {
          const pieces = textPieces(near ? near.text.slice(-1) : "", text);
          made.push(...pieces.map((term) => ({ term, start, end })));
        } else if (near) made.push({ term: near.text + text, start: near.start, end });
        before = token;
      }
      return made;
    }

    return {
      tokens,
      textTerms,
      spans,
      wordPieces,
      fold: (text) => tokens(text).map((t) => t.text || " ").join(""),
    };
  }

  /**
   * What every text holds that has a word, however long, with `word` in it.
   * @param {string} word
   */
  function wordPieces(word) {
    return word.length === 1 ? [PIECE + word] : [...new Set(pairsOf(word))];
  }

  /**
   * Pairs of letters, the one across the gap to the word before too, and both ends.
   * @param {string} before
   * @param {string} word
   */
  function textPieces(before, word) {
    const pairs = pairsOf(before + word);
    return word.length > 1 ? [...pairs, PIECE + word[0], PIECE + word.slice(-1)] : pairs;
  }

  /** @param {string} run */
  function pairsOf(run) {
    return [...run].slice(1).map((_, i) => PIECE + run.slice(i, i + 2));
  }

  /** @param {string} character */
  function codeOf(character) {
    return /** @type {number} */ (character.codePointAt(0));
  }

  /**
   * @param {number} code
   * @param {number[][]} ranges
   */
  function within(code, ranges) {
    return ranges.some(([low, high]) => low <= code && code <= high);
  }

  qianshi.makeAnalysis = makeAnalysis;
})();
