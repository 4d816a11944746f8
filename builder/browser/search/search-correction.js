// What letters and mistyped characters may stand for: the mirror of builder/search/correction.py.
// The index is asked step by step, so that only what a query needs is loaded.
"use strict";

(function () {
  const { both, scoresOf } = qianshi.searchPoints;

  /**
   * @param {SearchParser} parser
   * @param {SearchShared} shared
   * @returns {SearchCorrection}
   */
  function makeCorrection(parser, shared) {
    /** @type {Map<string, string[]> | null} */
    let syllables = null;

    /**
     * Give letters their readings and mistyped pairs what sounds alike.
     * @param {SearchQuery} query
     * @param {SearchIndex} index
     * @returns {Promise<SearchSettled>}
     */
    async function settle(query, index) {
      const letters = [...query.clauses, ...query.joined].map((r) => r.latin).filter(Boolean);
      await index.load([...termsOf(query.clauses), ...query.bonus, ...letters.map((l) => "y:" + l)]);
      const parted = query.clauses.flatMap((r) => (r.parts.length && !isMet(r, index) ? r.parts : [r]));
      await index.load([...termsOf(parted), ...parted.filter((r) => r.latin).map((r) => "y:" + r.latin)]);
      const joined = await readAll(query.joined, index);
      const read = joined.filter((r) => r.alternatives.length);
      const replaced = new Set(read.flatMap((r) => r.positions));
      const kept = parted.filter((r) => !r.positions.every((p) => replaced.has(p)));
      const wanted = [...(await readAll(kept, index)), ...read];
      await index.load(termsOf(wanted));
      if (standsWhole(wanted, index)) return { clauses: wanted, mended: new Map() };
      const settled = await mend(wanted, index);
      await index.load(termsOf(settled.clauses));
      return settled;
    }

    /**
     * Readings count as much as they are likely: 半旗 is meant by bq before 遍旗 of 一遍旗绳.
     * @param {SearchClause[]} clauses
     * @param {SearchIndex} index
     */
    function readAll(clauses, index) {
      return Promise.all(clauses.map((r) => (r.latin ? read(r, index) : r)));
    }

    /**
     * @param {SearchClause} clause
     * @param {SearchIndex} index
     * @returns {Promise<SearchClause>}
     */
    async function read(clause, index) {
      const ways = (await readings(clause.latin, index)).flatMap(([word, chance]) =>
        parser.sameMeaning(word).map((terms) => ({ terms, chance })),
      );
      return {
        ...clause,
        alternatives: [...clause.alternatives, ...ways.map((way) => way.terms)],
        chances: [...clause.chances, ...ways.map((way) => way.chance)],
      };
    }

    /**
     * What a form stands for; where it stands for nothing, what it may be the beginning of.
     * @param {string} latin
     * @param {SearchIndex} index
     */
    async function readings(latin, index) {
      const known = index.readings("y:" + latin);
      if (known.length) return known;
      const forms = begunForms(latin);
      await index.load(forms);
      return forms.map((form) => index.readings(form)).find((found) => found.length) || [];
    }

    /** @param {string} latin */
    function begunForms(latin) {
      const shortest = Math.max(3, latin.length - shared.begun);
      const count = Math.max(0, latin.length - shortest + 1);
      return Array.from({ length: count }, (_, i) => "p:" + latin.slice(0, latin.length - i));
    }

    /**
     * Add what sounds like the pairs that stand nowhere, or next to nowhere.
     * @param {SearchClause[]} clauses
     * @param {SearchIndex} index
     * @returns {Promise<SearchSettled>}
     */
    async function mend(clauses, index) {
      const alone = clauses.length === 1;
      const alike = await Promise.all(
        clauses.map((r, i) => (r.pair && !isSeam(clauses, i, index) ? alikeOf(r.pair, index, alone) : [])),
      );
      /** @type {Map<number, string>} */
      const mended = new Map();
      const words = clauses.map((_, i) => wordsAmong(alike, i, index));
      clauses.forEach(({ pair, positions }, i) => {
        const [likeliest] = words[i] || [];
        if (!likeliest || countOf(pair, index)) return;
        const characters = [...likeliest[0]];
        positions.slice(0, 2).forEach((position, at) => {
          if (!mended.has(position)) mended.set(position, characters[at] || "");
        });
      });
      const settled = clauses.map((clause, i) => {
        const meant = clause.positions.some((position) => mended.has(position));
        return withAlike(clause, words[i] || [], meant);
      });
      return { clauses: settled, mended };
    }

    /**
     * Those that are words, or that a neighbouring pair becomes too.
     * @param {[string, number][][]} alike
     * @param {number} i
     * @param {SearchIndex} index
     */
    function wordsAmong(alike, i, index) {
      const around = [...(alike[i - 1] || []), ...(alike[i + 1] || [])];
      const likely = (alike[i] || []).filter((one) => isWord(one, index) || agrees(one[0], around));
      return likely.slice(0, shared.alike);
    }

    /**
     * Whether two known words meet here: a mistyped character spoils the pair beside it too.
     * @param {SearchClause[]} clauses
     * @param {number} i
     * @param {SearchIndex} index
     */
    function isSeam(clauses, i, index) {
      const positions = new Set(clauses[i]?.positions);
      const beside = [clauses[i - 1], clauses[i + 1]].flatMap((r) =>
        r && r.pair && r.positions.some((position) => positions.has(position)) ? [r] : [],
      );
      return beside.length === 2 && !beside.some((r) => isRare(r.pair, index));
    }

    /**
     * @param {string} pair
     * @param {SearchIndex} index
     */
    function isRare(pair, index) {
      const held = countOf(pair, index);
      return held <= shared.few && held * 100 <= index.count * shared.rare;
    }

    /**
     * What sounds alike counts less than what was typed, unless it was put in its place.
     * @param {SearchClause} clause
     * @param {[string, number][]} likely
     * @param {boolean} meant
     * @returns {SearchClause}
     */
    function withAlike(clause, likely, meant) {
      if (!likely[0]) return clause;
      const most = likely[0][1];
      const [typed, alike] = meant ? [shared.sound, 100] : [100, shared.sound];
      return {
        ...clause,
        alternatives: [...clause.alternatives, ...likely.map(([word]) => [word])],
        chances: [
          ...clause.chances.map((chance) => Math.floor((chance * typed) / 100)),
          ...likely.map(([, count]) => Math.floor((alike * count) / most)),
        ],
      };
    }

    /**
     * What a pair may be mistyped for: by its usual reading, or else by any.
     * @param {string} pair
     * @param {SearchIndex} index
     * @param {boolean} alone
     * @returns {Promise<[string, number][]>}
     */
    async function alikeOf(pair, index, alone) {
      if (!isRare(pair, index)) return [];
      const forms = soundsOf(pair, syllables || (syllables = syllablesOf(await index.sounds())));
      const least = countOf(pair, index) * shared.commoner;
      const usual = await sounding(pair, forms.slice(0, 1), least, index, alone);
      return usual.length ? usual : sounding(pair, forms.slice(1), least, index, alone);
    }

    /**
     * @param {string} pair
     * @param {string[]} forms
     * @param {number} least
     * @param {SearchIndex} index
     * @param {boolean} alone
     * @returns {Promise<[string, number][]>}
     */
    async function sounding(pair, forms, least, index, alone) {
      await index.load(forms);
      const all = forms.flatMap((form) => index.readings(form).map(([word]) => word));
      const words = [...new Set(all)].filter(
        (word) => [...word].length === 2 && word !== pair && (alone || shares(word, pair)),
      );
      await index.load([...words, ...words.flatMap((word) => [...word])]);
      return words
        .map((word) => /** @type {[string, number]} */ ([word, countOf(word, index)]))
        .filter(([, count]) => count > least)
        .sort((one, other) => other[1] - one[1] || inOrder(one[0], other[0]));
    }

    /**
     * Whether two characters stand together often enough to be more than neighbours by chance.
     * @param {[string, number]} one
     * @param {SearchIndex} index
     */
    function isWord([word, frequency], index) {
      const alone = Math.min(...[...word].map((character) => countOf(character, index)));
      return frequency * 100 >= alone * shared.together;
    }

    return { settle };
  }

  /** @param {SearchClause[]} clauses */
  function termsOf(clauses) {
    return clauses.flatMap((r) => r.alternatives.flat());
  }

  /**
   * How many documents hold a term.
   * @param {string} term
   * @param {SearchIndex} index
   */
  function countOf(term, index) {
    return index.postings(term).numbers.length;
  }

  /**
   * @param {SearchClause} clause
   * @param {SearchIndex} index
   */
  function isMet(clause, index) {
    return scoresOf(clause, index).numbers.length > 0;
  }

  /**
   * Whether some page holds everything, so that more than a pair stands there as it was typed.
   * @param {SearchClause[]} clauses
   * @param {SearchIndex} index
   */
  function standsWhole(clauses, index) {
    const lists = clauses.map((r) => {
      const { numbers, points } = scoresOf(r, index);
      return { numbers, impacts: points };
    });
    return lists.length > 1 && lists.reduce(both).numbers.length > 0;
  }

  /**
   * Whether one of the two characters was typed right: both wrong in a sentence is chance.
   * @param {string} word
   * @param {string} pair
   */
  function shares(word, pair) {
    const [first, second] = [...pair];
    const [one, other] = [...word];
    return one === first || other === second;
  }

  /**
   * Whether a neighbouring pair becomes one that shares a character with this one.
   * @param {string} word
   * @param {[string, number][]} around
   */
  function agrees(word, around) {
    const [first, second] = [...word];
    return around.some(([other]) => {
      const [before, after] = [...other];
      return first === after || second === before;
    });
  }

  /**
   * The full pinyin of two characters, in every way each is read, the usual one first.
   * @param {string} pair
   * @param {Map<string, string[]>} syllables
   */
  function soundsOf(pair, syllables) {
    const [first = [], second = []] = [...pair].map((character) => syllables.get(character));
    const ways = first.flatMap((one) => second.map((other) => "y:" + one + other));
    return [...new Set(ways)];
  }

  /** @param {Record<string, string>[]} tables */
  function syllablesOf(tables) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const [syllable, characters] of tables.flatMap((table) => Object.entries(table))) {
      for (const character of characters) {
        found.set(character, [...(found.get(character) || []), syllable]);
      }
    }
    return found;
  }

  /**
   * Code-point order, which is that of the other reader; `<` compares halves of surrogate pairs.
   * @param {string} one
   * @param {string} other
   */
  function inOrder(one, other) {
    const [left, right] = [[...one], [...other]];
    const at = left.findIndex((character, i) => character !== right[i]);
    return at < 0 ? 0 : (left[at]?.codePointAt(0) || 0) - (right[at]?.codePointAt(0) || 0);
  }

  Object.assign(qianshi, { makeCorrection, inOrder });
})();
