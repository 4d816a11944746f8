// What somebody typed, as requirements on a document: the mirror of builder/search/query.py and
// builder/search/words.py.
"use strict";

(function () {
  /**
   * @param {SearchAnalysis} analysis
   * @param {SearchShared} shared
   * @param {string[][]} synonyms
   * @returns {SearchParser}
   */
  function makeParser(analysis, shared, synonyms) {
    const synonymTable = makeSynonymTable();
    /** @type {Map<string, string[][]>} */
    const noiseTable = new Map(shared.noise.map((word) => [keyOf(word), []]));

    function makeSynonymTable() {
      /** @type {Map<string, string[][]>} */
      const table = new Map();
      for (const group of synonyms) {
        const alternatives = group.map(wordTerms).filter((terms) => terms.length);
        for (const key of group.map(keyOf).filter(Boolean)) {
          table.set(key, unique([...(table.get(key) || []), ...alternatives]));
        }
      }
      return table;
    }

    /** @param {string} word */
    function keyOf(word) {
      return solid(word).map((t) => t.text).join(" ");
    }

    /** @param {string} word */
    function solid(word) {
      return analysis.tokens(word).filter((token) => token.text);
    }

    /**
     * A word of several characters is asked for by its pairs, a single one by itself.
     * @param {string} word
     * @returns {string[]}
     */
    function wordTerms(word) {
      const found = solid(word);
      /** @type {string[]} */
      const terms = [];
      found.forEach((token, i) => {
        const before = found[i - 1];
        const after = found[i + 1];
        if (token.sort === "word") terms.push(token.text);
        else if (before && before.sort === "han") terms.push(before.text + token.text);
        else if (!(after && after.sort === "han")) terms.push(token.text);
      });
      return [...new Set(terms)];
    }

    /**
     * @param {string} text
     * @returns {SearchQuery}
     */
    function parse(text) {
      const typed = readTyped(analysis.tokens(text)).slice(0, shared.longestQuery);
      const swaps = findWords(typed, synonymTable, new Set());
      const taken = new Set(swaps.flatMap((swap) => swap.positions));
      const words = findWords(typed, noiseTable, taken);
      let quiet = new Set(words.flatMap((word) => word.positions));
      if (quiet.size === typed.length) quiet = new Set();
      const left = typed.map((_, i) => i).filter((i) => !taken.has(i) && !quiet.has(i));
      const requirements = merge([...swaps, ...plain(typed, new Set(left))]);
      const asked = new Set(requirements.flatMap((r) => r.alternatives.flat()));
      return {
        texts: typed.map((t) => t.text),
        sizes: typed.map((t, i) => (quiet.has(i) ? 0 : t.sort === "word" ? shared.wordSize : 1)),
        requirements,
        joined: joined(typed),
        bonus: [...new Set(typedTerms(typed))].filter((term) => !asked.has(term)),
      };
    }

    return { parse, wordTerms };
  }

  /** @typedef {{sort: TokenSort, text: string, glued: boolean}} Typed */

  /**
   * White space parts words, except between characters typed one by one.
   * @param {SearchToken[]} found
   * @returns {Typed[]}
   */
  function readTyped(found) {
    /** @type {Typed[]} */
    const typed = [];
    let gap = true;
    found.forEach((token, i) => {
      if (token.sort === "han" || token.sort === "word") {
        const last = typed[typed.length - 1];
        const han = token.sort === "han" && !!last && last.sort === "han";
        typed.push({ sort: token.sort, text: token.text, glued: han && !gap });
        gap = false;
      } else gap = token.sort === "break" || !(lone(found, i - 1) && lone(found, i + 1));
    });
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
   * @param {Typed[]} typed
   * @param {Map<string, string[][]>} table
   * @param {Set<number>} taken
   */
  function findWords(typed, table, taken) {
    /** @type {SearchRequirement[]} */
    const found = [];
    for (let at = 0; at < typed.length; at++) {
      for (let end = typed.length; end > at; end--) {
        const part = range(at, end);
        const alternatives = table.get(part.map((i) => itemAt(typed, i).text).join(" "));
        if (!alternatives || part.some((i) => taken.has(i)) || !isOne(typed, at, end)) continue;
        found.push({ alternatives, positions: part, pinyin: "" });
        at = end - 1;
        break;
      }
    }
    return found;
  }

  /**
   * Characters typed together; a single one counts only when it stands alone.
   * @param {Typed[]} typed
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
   * Words, pairs, and characters that have no neighbour to pair with.
   * @param {Typed[]} typed
   * @param {Set<number>} left
   */
  function plain(typed, left) {
    /** @type {SearchRequirement[]} */
    const found = [];
    typed.forEach((token, i) => {
      if (!left.has(i)) return;
      const after = typed[i + 1];
      if (token.sort === "word") {
        const pinyin = isLatin(token.text) ? "y:" + token.text : "";
        found.push({ alternatives: [[token.text]], positions: [i], pinyin });
      } else if (token.glued && left.has(i - 1)) {
        const pair = itemAt(typed, i - 1).text + token.text;
        found.push({ alternatives: [[pair]], positions: [i - 1, i], pinyin: "" });
      } else if (!(left.has(i + 1) && after && after.glued)) {
        found.push({ alternatives: [[token.text]], positions: [i], pinyin: "" });
      }
    });
    return found;
  }

  /**
   * `pei dian xiang` as one word.
   * @param {Typed[]} typed
   */
  function joined(typed) {
    /** @type {SearchRequirement[]} */
    const found = [];
    let start = 0;
    for (let i = 0; i <= typed.length; i++) {
      const token = typed[i];
      if (token && token.sort === "word" && isLatin(token.text)) continue;
      if (i - start > 1) {
        const text = typed.slice(start, i).map((t) => t.text).join("");
        found.push({ alternatives: [], positions: range(start, i), pinyin: "y:" + text });
      }
      start = i + 1;
    }
    return found;
  }

  /** @param {string} text */
  function isLatin(text) {
    return /^[a-z]+$/.test(text);
  }

  /** @param {Typed[]} typed */
  function typedTerms(typed) {
    return typed.flatMap((token, i) => {
      if (token.sort !== "han") return [];
      return token.glued ? [token.text, itemAt(typed, i - 1).text + token.text] : [token.text];
    });
  }

  /**
   * The same requirement twice is one, standing for both places.
   * @param {SearchRequirement[]} requirements
   */
  function merge(requirements) {
    /** @type {Map<string, SearchRequirement>} */
    const found = new Map();
    for (const { alternatives, positions, pinyin } of requirements) {
      const key = JSON.stringify([alternatives, pinyin]);
      const before = found.get(key);
      const both = [...new Set([...(before ? before.positions : []), ...positions])];
      found.set(key, { alternatives, positions: both, pinyin });
    }
    return [...found.values()];
  }

  /** @param {string[][]} lists */
  function unique(lists) {
    return [...new Map(lists.map((list) => [JSON.stringify(list), list])).values()];
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

  qianshi.makeParser = makeParser;
})();
