// What somebody typed, as clauses on a document: the mirror of builder/search/query.py.
"use strict";

(function () {
  const { asking, findWords, itemAt, range, readTyped } = qianshi.searchWords;
  const { inCharacters, inFigures } = qianshi.searchNumerals;

  /**
   * @param {SearchAnalysis} analysis
   * @param {SearchShared} shared
   * @param {string[][]} synonyms
   * @returns {SearchParser}
   */
  function makeParser(analysis, shared, synonyms) {
    const synonymTable = makeSynonymTable();
    /** @type {Map<string, string[][]>} */
    const stopWordTable = new Map(shared.stopWords.map((word) => [keyOf(word), []]));

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
     * The terms of a word, and of the words that may stand for it.
     * @param {string} word
     */
    function sameMeaning(word) {
      return unique([wordTerms(word), ...(synonymTable.get(keyOf(word)) || [])]);
    }

    /**
     * @param {string} text
     * @returns {SearchQuery}
     */
    function parse(text) {
      const typed = readTyped(analysis.tokens(text), text, shared.longestQuery);
      const quoted = typed.flatMap((t, i) => (t.phrase ? [i] : []));
      const swaps = findWords(typed, synonymTable, new Set(quoted));
      const taken = new Set([...quoted, ...swaps.flatMap((swap) => swap.positions)]);
      const words = findWords(typed, stopWordTable, taken);
      let quiet = new Set(words.flatMap((word) => word.positions));
      if (quiet.size === typed.length) quiet = new Set();
      const left = typed.map((_, i) => i).filter((i) => !taken.has(i) && !quiet.has(i));
      const clauses = merge([
        ...phrases(typed),
        ...swaps.map((swap) => withParts(typed, swap)),
        ...plain(typed, new Set(left)),
      ]);
      const asked = new Set(clauses.flatMap((r) => r.alternatives.flat()));
      return {
        texts: typed.map((t) => t.text),
        sizes: sizesOf(typed, quiet),
        clauses,
        joined: joined(typed),
        bonus: [...new Set(typedTerms(typed))].filter((term) => !asked.has(term)),
      };
    }

    /**
     * Stop words count nothing, nor do the particles of a question.
     * @param {SearchTyped[]} typed
     * @param {Set<number>} quiet
     */
    function sizesOf(typed, quiet) {
      const particles = typed.flatMap((t, i) => (shared.particles.includes(t.text) ? [i] : []));
      const more = typed.length >= shared.question ? particles : [];
      const nothing = new Set([...quiet, ...more]);
      const left = nothing.size === typed.length ? quiet : nothing;
      return typed.map((t, i) => (left.has(i) ? 0 : t.sort === "word" ? shared.wordSize : 1));
    }

    /**
     * What stands in quotes is wanted as it stands there, with every pair of its characters.
     * @param {SearchTyped[]} typed
     * @returns {SearchClause[]}
     */
    function phrases(typed) {
      return [...new Set(typed.map((t) => t.phrase))].filter(Boolean).map((phrase) => {
        const positions = typed.flatMap((t, i) => (t.phrase === phrase ? [i] : []));
        const words = positions.map((i) => itemAt(typed, i).text).join(" ");
        return { ...asking([wordTerms(words)], positions), strict: true };
      });
    }

    /**
     * A word with others of its meaning; where none of them stands anywhere, its own pairs.
     * @param {SearchTyped[]} typed
     * @param {SearchClause} swap
     */
    function withParts(typed, swap) {
      const parts = swap.positions.length > 1 ? plain(typed, new Set(swap.positions)) : [];
      return { ...swap, parts };
    }

    /**
     * Words, pairs, and characters that have no neighbour to pair with.
     * @param {SearchTyped[]} typed
     * @param {Set<number>} left
     * @returns {SearchClause[]}
     */
    function plain(typed, left) {
      return [...left].flatMap((i) => {
        const { sort, text, glued } = itemAt(typed, i);
        const after = typed[i + 1];
        if (sort === "word") {
          const number = inCharacters(typed, i);
          const ways = [[text], analysis.wordPieces(text), ...(number ? [wordTerms(number)] : [])];
          const chances = [100, shared.piece, shared.figures].slice(0, ways.length);
          return [{ ...asking(ways, [i]), latin: latin(text), chances }];
        }
        if (glued && left.has(i - 1)) return [pairAt(typed, i)];
        return left.has(i + 1) && after && after.glued ? [] : [asking([[text]], [i])];
      });
    }

    /**
     * A particle in it says little, and is not mistyped.
     * @param {SearchTyped[]} typed
     * @param {number} i
     * @returns {SearchClause}
     */
    function pairAt(typed, i) {
      const pair = itemAt(typed, i - 1).text + itemAt(typed, i).text;
      const ways = [[pair], ...inFigures(typed, i, shared.units)];
      const quiet = [...pair].some((one) => shared.particles.includes(one));
      const chances = [quiet ? shared.particle : 100, shared.figures].slice(0, ways.length);
      return { ...asking(ways, [i - 1, i]), pair: quiet ? "" : pair, chances };
    }

    return { parse, wordTerms, sameMeaning };
  }

  /**
   * `pei dian xiang` as one word.
   * @param {SearchTyped[]} typed
   */
  function joined(typed) {
    /** @type {SearchClause[]} */
    const found = [];
    let start = 0;
    for (let i = 0; i <= typed.length; i++) {
      const token = typed[i];
      if (token && !token.phrase && latin(token.text)) continue;
      if (i - start > 1) {
        const text = typed.slice(start, i).map((t) => t.text).join("");
        found.push({ ...asking([], range(start, i)), latin: text });
      }
      start = i + 1;
    }
    return found;
  }

  /** @param {string} text */
  function latin(text) {
    return /^[a-z]+$/.test(text) ? text : "";
  }

  /** @param {SearchTyped[]} typed */
  function typedTerms(typed) {
    return typed.flatMap((token, i) => {
      if (token.sort !== "han") return [];
      return token.glued ? [token.text, itemAt(typed, i - 1).text + token.text] : [token.text];
    });
  }

  /**
   * The same clause twice is one, standing for both places.
   * @param {SearchClause[]} clauses
   */
  function merge(clauses) {
    /** @type {Map<string, SearchClause>} */
    const found = new Map();
    for (const clause of clauses) {
      const key = JSON.stringify([clause.alternatives, clause.strict]);
      const before = found.get(key);
      const positions = [...(before ? before.positions : []), ...clause.positions];
      found.set(key, { ...clause, positions: [...new Set(positions)] });
    }
    return [...found.values()];
  }

  /** @param {string[][]} lists */
  function unique(lists) {
    return [...new Map(lists.map((list) => [JSON.stringify(list), list])).values()];
  }

  qianshi.makeParser = makeParser;
})();
