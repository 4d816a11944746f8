// Which documents answer a query, and how well: the mirror of builder/search/matching.py and of
// the weights in builder/search/scoring.py.
"use strict";

(function () {
  const UNIT = 16;

  /** @param {number} number */
  function logarithm(number) {
    const exponent = 31 - Math.clz32(number);
    let mantissa = Math.floor((number * 32768) / 2 ** exponent);
    let result = exponent * UNIT;
    for (const bit of [8, 4, 2, 1]) {
      mantissa = Math.floor((mantissa * mantissa) / 32768);
      if (mantissa >= 65536) {
        mantissa = Math.floor(mantissa / 2);
        result += bit;
      }
    }
    return result;
  }

  /**
   * @param {string} term
   * @param {SearchShared} shared
   */
  function weight(term, shared) {
    return [...term].length === 1 ? shared.single : shared.whole;
  }

  /**
   * @param {SearchParser} parser
   * @returns {SearchMatcher}
   */
  function makeMatcher(parser) {
    /**
     * Give pinyin its readings; words that read as one word only together become that word.
     * @param {SearchQuery} query
     * @param {SearchIndex} index
     */
    function settle(query, index) {
      const joined = query.joined.map((r) => read(r, index)).filter((r) => r.alternatives.length);
      const replaced = new Set(joined.flatMap((r) => r.positions));
      const kept = query.requirements.filter((r) => !r.positions.every((p) => replaced.has(p)));
      return [...kept.map((r) => read(r, index)), ...joined];
    }

    /**
     * @param {SearchRequirement} requirement
     * @param {SearchIndex} index
     * @returns {SearchRequirement}
     */
    function read(requirement, index) {
      const { alternatives, positions, pinyin } = requirement;
      if (!pinyin) return requirement;
      const readings = index.readings(pinyin);
      return {
        alternatives: [...alternatives, ...readings.map(([word]) => parser.wordTerms(word))],
        positions,
        pinyin: "",
        chances: [...alternatives.map(() => 100), ...readings.map(([, chance]) => chance)],
      };
    }

    return { settle, terms: allTerms, match };
  }

  /**
   * @param {SearchQuery} query
   * @param {SearchRequirement[]} requirements
   */
  function allTerms(query, requirements) {
    return [...new Set([...requirements.flatMap((r) => r.alternatives.flat()), ...query.bonus])];
  }

  /**
   * @param {SearchQuery} query
   * @param {SearchRequirement[]} requirements
   * @param {SearchIndex} index
   * @returns {SearchMatched}
   */
  function match(query, requirements, index) {
    const shared = index.shared;
    const nothing = { found: [], terms: new Map(), notice: "", suggestions: [] };
    if (!query.texts.length) return nothing;
    const matches = requirements.map((r) => pointsOf(r, index));
    const known = new Set(requirements.flatMap((r, i) => (matches[i]?.size ? r.positions : [])));
    const [shown, notice] = choose(query, requirements, matches, known, index);
    if (!shown.length) {
      return { ...nothing, notice: shared.unsure, suggestions: stretches(query, known) };
    }
    const all = allTerms(query, requirements);
    return {
      found: shown.sort(byRank),
      terms: new Map(all.map((term) => [term, weight(term, shared)])),
      notice,
      suggestions: [],
    };
  }

  /**
   * Points and their share; a document's best alternative counts, not the sum of them.
   * @param {SearchRequirement} requirement
   * @param {SearchIndex} index
   */
  function pointsOf(requirement, index) {
    /** @type {Map<number, [number, number]>} */
    const best = new Map();
    requirement.alternatives.forEach((terms, i) => {
      const chance = requirement.chances ? (requirement.chances[i] ?? 100) : 100;
      for (const [number, [whole, share]] of pointsOfAll(terms, index)) {
        const points = Math.floor((whole * chance) / 100);
        const before = best.get(number) || [0, 0];
        const more = points - before[0] || share - before[1];
        best.set(number, more > 0 ? [points, share] : before);
      }
    });
    return best;
  }

  /**
   * @param {string[]} terms
   * @param {SearchIndex} index
   */
  function pointsOfAll(terms, index) {
    const parts = terms.map((term) => {
      const postings = index.postings(term);
      return { postings, factor: factorOf(term, postings.size, index) };
    });
    const most = parts.reduce((sum, part) => sum + part.factor, 0) * index.shared.scale;
    /** @type {Map<number, [number, number]>} */
    const found = new Map();
    for (const number of parts[0] ? parts[0].postings.keys() : []) {
      if (!parts.every((part) => part.postings.has(number))) continue;
      const points = parts.reduce((sum, p) => sum + p.factor * (p.postings.get(number) || 0), 0);
      found.set(number, [points, Math.floor((points * 100) / most)]);
    }
    return found;
  }

  /**
   * @param {string} term
   * @param {number} frequency
   * @param {SearchIndex} index
   */
  function factorOf(term, frequency, index) {
    const idf = UNIT + logarithm(2 * index.count + 1) - logarithm(2 * frequency + 1);
    return weight(term, index.shared) * idf;
  }

  /**
   * What is worth showing, and what to say about it.
   * @param {SearchQuery} query
   * @param {SearchRequirement[]} requirements
   * @param {Map<number, [number, number]>[]} matches
   * @param {Set<number>} known positions that stand anywhere on the site
   * @param {SearchIndex} index
   * @returns {[SearchFound[], string]}
   */
  function choose(query, requirements, matches, known, index) {
    const shared = index.shared;
    const size = query.sizes.reduce((sum, one) => sum + one, 0);
    const share = sizeOf(query, known) * 100;
    if (share < shared.halfKnown * size) return [[], ""];
    const found = weigh(query, requirements, matches, index);
    if (share < shared.known * size) {
      const about = found.filter((f) => f.held * 100 >= shared.halfKnown * size && f.share >= shared.about);
      return [about, shared.weak.replace("{}", () => stretches(query, known).join("、"))];
    }
    const whole = found.filter((f) => !f.missing);
    if (whole.length && size < shared.question) return [whole, ""];
    const partly = found.filter((f) => f.missing && f.held * 100 >= shared.floor * size);
    const notice = whole.length ? shared.mixed : shared.partial;
    return [[...whole, ...partly], partly.length ? notice : ""];
  }

  /**
   * @param {SearchQuery} query
   * @param {SearchRequirement[]} requirements
   * @param {Map<number, [number, number]>[]} matches
   * @param {SearchIndex} index
   * @returns {SearchFound[]}
   */
  function weigh(query, requirements, matches, index) {
    /** @type {Map<number, {points: [number, number][], positions: Set<number>}>} */
    const met = new Map();
    matches.forEach((match, i) => {
      for (const [number, points] of match) {
        const one = met.get(number) || { points: [], positions: new Set() };
        one.points.push(points);
        for (const position of requirements[i]?.positions || []) one.positions.add(position);
        met.set(number, one);
      }
    });
    const bonus = query.bonus.map((term) => {
      const postings = index.postings(term);
      return { postings, factor: factorOf(term, postings.size, index) };
    });
    return [...met].map(([number, { points, positions }]) => ({
      number,
      score:
        points.reduce((sum, [value]) => sum + value, 0) +
        bonus.reduce((sum, b) => sum + b.factor * (b.postings.get(number) || 0), 0),
      missing: requirements.length - points.length,
      held: sizeOf(query, positions),
      share: Math.min(...points.map(([, share]) => share)),
    }));
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
   * Numbers stand in code-point order of the ids.
   * @param {SearchFound} one
   * @param {SearchFound} other
   */
  function byRank(one, other) {
    return (
      Number(one.missing > 0) - Number(other.missing > 0) ||
      other.score - one.score ||
      one.number - other.number
    );
  }

  qianshi.makeMatcher = makeMatcher;
})();
