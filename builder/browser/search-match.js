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
   * What a term weighs that stands in `frequency` of `count` documents.
   * @param {number} count
   * @param {number} frequency
   */
  function idf(count, frequency) {
    return UNIT + logarithm(2 * count + 1) - logarithm(2 * frequency + 1);
  }

  /**
   * @param {string} term
   * @param {SearchShared} shared
   */
  function weight(term, shared) {
    return [...term.replace(/^~/, "")].length === 1 ? shared.single : shared.whole;
  }

  /**
   * @param {SearchQuery} query
   * @param {SearchSettled} settled
   * @param {SearchIndex} index
   * @returns {SearchMatched}
   */
  function match(query, settled, index) {
    const { requirements, mended } = settled;
    const shared = index.shared;
    const nothing = { found: [], terms: new Map(), notice: "", suggestions: [] };
    if (!query.texts.length) return nothing;
    const matches = requirements.map((r) => pointsOf(r, index));
    const known = new Set(requirements.flatMap((r, i) => (matches[i]?.size ? r.positions : [])));
    const [shown, notice] = choose(query, requirements, matches, known, index);
    if (!shown.length) {
      return { ...nothing, notice: shared.unsure, suggestions: stretches(query, known) };
    }
    const all = [...requirements.flatMap((r) => r.alternatives.flat()), ...query.bonus];
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
   * Points and their share; a document's best alternative counts, not the sum of them.
   * @param {SearchRequirement} requirement
   * @param {SearchIndex} index
   */
  function pointsOf(requirement, index) {
    /** @type {Map<number, [number, number]>} */
    const best = new Map();
    requirement.alternatives.forEach((terms, i) => {
      const chance = requirement.chances[i] ?? 100;
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
    return weight(term, index.shared) * idf(index.count, frequency);
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
    const found = weigh(query, requirements, matches, index);
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
    const strict = requirements.flatMap((r, i) => (r.strict && matches[i] ? [matches[i]] : []));
    return [...met]
      .filter(([number]) => strict.every((match) => match.has(number)))
      .map(([number, { points, positions }]) => {
        const asked = points.reduce((sum, [value]) => sum + value, 0);
        const more = bonus.reduce((sum, b) => sum + b.factor * (b.postings.get(number) || 0), 0);
        return {
          number,
          score: asked + more,
          missing: requirements.length - points.length,
          held: sizeOf(query, positions),
          share: Math.min(...points.map(([, share]) => share)),
        };
      });
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

  qianshi.searchMatch = { match, idf };
})();
