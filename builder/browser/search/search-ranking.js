// Which documents answer a query, and how well: the mirror of builder/search/ranking.py and of
// the weights in builder/search/impacts.py.
"use strict";

(function () {
  const { placeOf, scoresOf, scoresOfTerm, weight } = qianshi.searchPoints;

  /**
   * @param {SearchQuery} query
   * @param {SearchSettled} settled
   * @param {SearchIndex} index
   * @returns {SearchMatched}
   */
  function match(query, settled, index) {
    const { clauses, mended } = settled;
    const shared = index.shared;
    const nothing = { found: [], terms: new Map(), notice: "", suggestions: [] };
    if (!query.texts.length) return nothing;
    const matches = clauses.map((r) => scoresOf(r, index));
    const known = new Set(clauses.flatMap((r, i) => (matches[i]?.numbers.length ? r.positions : [])));
    const [shown, notice] = choose(query, clauses, matches, known, index);
    if (!shown.length) {
      return { ...nothing, notice: shared.unsure, suggestions: stretches(query, known) };
    }
    const all = [...clauses.flatMap((r) => r.alternatives.flat()), ...query.bonus];
    return {
      found: shown.sort((one, other) => byRank(one, other, isQuestion(query, shared))),
      terms: new Map(all.map((term) => [term, weight(term, shared)])),
      notice: guess(query, mended, shared) + notice,
      suggestions: [],
    };
  }

  /**
   * Whether somebody asks in a sentence.
   * @param {SearchQuery} query
   * @param {SearchShared} shared
   */
  function isQuestion(query, shared) {
    return query.texts.length >= shared.question;
  }

  /**
   * What to say about characters that were taken for others that sound alike.
   * @param {SearchQuery} query
   * @param {Map<number, string>} mended
   * @param {SearchShared} shared
   */
  function guess(query, mended, shared) {
    const meant = query.texts.map((text, i) => mended.get(i) || text).join("");
    return mended.size ? shared.sounds.replace("{}", () => meant) : "";
  }

  /**
   * What is worth showing, and what to say about it.
   * @param {SearchQuery} query
   * @param {SearchClause[]} clauses
   * @param {SearchScores[]} matches
   * @param {Set<number>} known positions that stand anywhere on the site
   * @param {SearchIndex} index
   * @returns {[SearchFound[], string]}
   */
  function choose(query, clauses, matches, known, index) {
    const shared = index.shared;
    const size = query.sizes.reduce((sum, one) => sum + one, 0);
    const share = sizeOf(query, known) * 100;
    const found = weigh(query, clauses, matches, index);
    if (isQuestion(query, shared)) return chooseForQuestion(found, size, shared);
    if (share < shared.half * size) return [[], ""];
    /** @param {SearchFound} one @param {number} floor */
    const holds = (one, floor) => one.held * 100 >= floor * size;
    if (share < shared.known * size) {
      const weak = shared.weak.replace("{}", () => stretches(query, known).join("、"));
      return [found.filter((f) => holds(f, shared.half) && f.share >= shared.about), weak];
    }
    const whole = found.filter((f) => !f.missing);
    if (whole.length && (size < shared.short || whole.length >= shared.enough)) return [whole, ""];
    const partly = found.filter((f) => f.missing && holds(f, whole.length ? shared.half : shared.floor));
    const notice = whole.length ? shared.mixed : shared.partial;
    return [[...whole, ...partly], partly.length ? notice : ""];
  }

  /**
   * Pages with some of it and not far behind the best; unsure where none has half of it.
   * @param {SearchFound[]} found
   * @param {number} size
   * @param {SearchShared} shared
   * @returns {[SearchFound[], string]}
   */
  function chooseForQuestion(found, size, shared) {
    const near = found.reduce((most, f) => Math.max(most, f.score), 0) * shared.near;
    const shown = found.filter((f) => f.held * 100 >= shared.floorQuestion * size && f.score * 100 >= near);
    if (!shown.some((f) => f.held * 100 > shared.half * size)) return [shown, shared.unsurePartly];
    const whole = shown.filter((f) => !f.missing).length;
    const notice = whole ? shared.mixed : shared.partial;
    return [shown, whole < shown.length ? notice : ""];
  }

  /**
   * Every document that meets any clause.
   * @param {SearchQuery} query
   * @param {SearchClause[]} clauses
   * @param {SearchScores[]} matches
   * @param {SearchIndex} index
   * @returns {SearchFound[]}
   */
  function weigh(query, clauses, matches, index) {
    /** @type {Map<number, SearchFound>} */
    const met = new Map();
    /** @type {Map<number, boolean[]>} */
    const positions = new Map();
    matches.forEach(({ numbers, points, shares }, i) => {
      const covered = clauses[i]?.positions || [];
      numbers.forEach((number, at) => {
        const before = met.get(number);
        const one = before || { number, score: 0, missing: clauses.length, held: 0, share: Infinity };
        const held = positions.get(number) || [];
        if (!before) {
          met.set(number, one);
          positions.set(number, held);
        }
        one.score += points[at] || 0;
        one.missing -= 1;
        one.share = Math.min(one.share, shares[at] || 0);
        for (const position of covered) {
          if (held[position]) continue;
          held[position] = true;
          one.held += query.sizes[position] || 0;
        }
      });
    });
    for (const term of query.bonus) {
      const { numbers, impacts } = scoresOfTerm(term, index);
      numbers.forEach((number, at) => {
        const one = met.get(number);
        if (one) one.score += impacts[at] || 0;
      });
    }
    const strict = matches.filter((_, i) => clauses[i]?.strict);
    return [...met.values()].filter(({ number }) => strict.every((m) => placeOf(m.numbers, number) >= 0));
  }

  /**
   * @param {SearchQuery} query
   * @param {Set<number>} positions
   */
  function sizeOf(query, positions) {
    return [...positions].reduce((sum, position) => sum + (query.sizes[position] || 0), 0);
  }

  /**
   * Runs of what the site knows, as text; single characters help nobody.
   * @param {SearchQuery} query
   * @param {Set<number>} known
   */
  function stretches(query, known) {
    const parts = query.texts.map((text, i) => (known.has(i) ? text : " ")).join("");
    const words = parts.split(" ").filter((word) => [...word].length > 1);
    return [...new Set(words)];
  }

  /**
   * Numbers stand in code-point order of the ids. A question has words that no page needs to hold.
   * @param {SearchFound} one
   * @param {SearchFound} other
   * @param {boolean} question
   */
  function byRank(one, other, question) {
    return (
      (question ? 0 : Number(one.missing > 0) - Number(other.missing > 0)) ||
      other.score - one.score ||
      one.number - other.number
    );
  }

  qianshi.searchMatch = { match };
})();
