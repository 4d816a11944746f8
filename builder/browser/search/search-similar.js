// Lessons that tell of something like a given text: the mirror of builder/search/similar.py.
"use strict";

(function () {
  /**
   * The documents of a kind that have most in common with a text, if it is more than chance.
   * @param {SearchAnalysis} analysis
   * @param {SearchIndex} index
   * @param {string} text
   * @param {number} limit
   * @param {string} kind
   * @returns {Promise<SearchSimilar[]>}
   */
  async function similar(analysis, index, text, limit, kind) {
    const { idf, placeOf } = qianshi.searchPoints;
    const shared = index.shared;
    const pairs = pairsOf(analysis.tokens(text));
    const wanted = [...new Set(pairs.map((pair) => pair.term))].slice(0, shared.similarTerms);
    await index.load(wanted);
    /** @type {Map<number, {score: number, common: number}>} */
    const met = new Map();
    let all = 0;
    for (const term of wanted) {
      const { numbers, impacts } = index.postings(term);
      const weight = idf(index.count, numbers.length);
      all += weight;
      numbers.forEach((number, i) => {
        const one = met.get(number) || { score: 0, common: 0 };
        met.set(number, { score: one.score + weight * (impacts[i] || 0), common: one.common + weight });
      });
    }
    const alike = [...met].filter(
      ([number, { common }]) => common * 100 >= all * shared.similarFloor && index.kind(number) === kind,
    );
    const least = alike.reduce((most, [, { score }]) => Math.max(most, score), 0) * shared.near;
    const near = alike
      .filter(([, { score }]) => score * 100 >= least)
      .sort(([one, left], [other, right]) => right.score - left.score || one - other)
      .slice(0, limit);
    const documents = await index.documents(near.map(([number]) => number));
    const asked = new Set(wanted);
    const found = near.map(([number, { score }], i) => ({
      id: documents[i]?.[0] || "",
      title: documents[i]?.[1] || "",
      score,
      shared: stretches(
        text,
        pairs,
        (term) => asked.has(term) && placeOf(index.postings(term).numbers, number) >= 0,
      ).slice(0, shared.similarShown),
    }));
    // One short stretch, such as 食堂的, is chance; two, or a clause, are not.
    const enough = Math.min(shared.similarStretch, [...text].length);
    const isLong = (/** @type {string[]} */ words) => [...(words[0] || "")].length >= enough;
    return found.filter((one) => one.shared.length > 1 || (one.shared.length && isLong(one.shared)));
  }

  /** @typedef {{term: string, start: number, end: number}} Pair */

  /**
   * Two neighbouring characters, or a word.
   * @param {SearchToken[]} found
   */
  function pairsOf(found) {
    /** @type {Pair[]} */
    const pairs = [];
    /** @type {SearchToken | null} */
    let previous = null;
    for (const token of found) {
      const { sort, text, start, end } = token;
      if (sort === "han" && previous) pairs.push({ term: previous.text + text, start: previous.start, end });
      else if (sort === "word" && text.length > 1) pairs.push({ term: text, start, end });
      previous = sort === "han" ? token : null;
    }
    return pairs;
  }

  /**
   * Overlapping pairs grow together; the longest stretches say most.
   * @param {string} text
   * @param {Pair[]} pairs
   * @param {(term: string) => boolean} holds
   */
  function stretches(text, pairs, holds) {
    /** @type {[number, number][]} */
    const found = [];
    for (const { term, start, end } of pairs) {
      if (!holds(term)) continue;
      const last = found[found.length - 1];
      if (last && start < last[1]) last[1] = end;
      else found.push([start, end]);
    }
    const words = [...new Set(found.map(([start, end]) => text.slice(start, end)))];
    return words.sort((one, other) => [...other].length - [...one].length);
  }

  qianshi.findSimilar = similar;
})();
