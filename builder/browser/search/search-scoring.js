// Points of documents for terms and clauses: the mirror of builder/search/scoring.py and of the
// weights in builder/search/impacts.py. Lists stand in the order of the documents' numbers.
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
   * @param {string} term
   * @param {SearchIndex} index
   */
  function factorOf(term, index) {
    return weight(term, index.shared) * idf(index.count, index.postings(term).numbers.length);
  }

  /**
   * @param {string} term
   * @param {SearchIndex} index
   * @returns {SearchPostings} points in place of impacts
   */
  function scoresOfTerm(term, index) {
    const { numbers, impacts } = index.postings(term);
    const factor = factorOf(term, index);
    return { numbers, impacts: impacts.map((impact) => factor * impact) };
  }

  /**
   * Points and their share; a document's best alternative counts, not the sum of them.
   * @param {SearchClause} clause
   * @param {SearchIndex} index
   * @returns {SearchScores}
   */
  function scoresOf(clause, index) {
    const ways = clause.alternatives.map((terms, i) => scoresOfAll(terms, clause.chances[i] ?? 100, index));
    return ways.slice(1).reduce(better, ways[0] || { numbers: [], points: [], shares: [] });
  }

  /**
   * @param {string[]} terms
   * @param {number} chance
   * @param {SearchIndex} index
   * @returns {SearchScores}
   */
  function scoresOfAll(terms, chance, index) {
    const most = terms.reduce((sum, term) => sum + factorOf(term, index), 0) * index.shared.scale;
    const parts = terms.map((term) => scoresOfTerm(term, index));
    const { numbers, impacts } = parts.slice(1).reduce(both, parts[0] || { numbers: [], impacts: [] });
    return {
      numbers,
      points: impacts.map((whole) => Math.floor((whole * chance) / 100)),
      shares: impacts.map((whole) => Math.floor((whole * 100) / most)),
    };
  }

  /**
   * What stands in both lists, with the sum.
   * @param {SearchPostings} one
   * @param {SearchPostings} other
   * @returns {SearchPostings}
   */
  function both(one, other) {
    /** @type {SearchPostings} */
    const made = { numbers: [], impacts: [] };
    let at = 0;
    one.numbers.forEach((number, i) => {
      while ((other.numbers[at] ?? Infinity) < number) at++;
      if (other.numbers[at] !== number) return;
      made.numbers.push(number);
      made.impacts.push((one.impacts[i] || 0) + (other.impacts[at] || 0));
    });
    return made;
  }

  /**
   * What stands in either list, with the better points, or of equal ones the better share.
   * @param {SearchScores} one
   * @param {SearchScores} other
   * @returns {SearchScores}
   */
  function better(one, other) {
    /** @type {SearchScores} */
    const made = { numbers: [], points: [], shares: [] };
    let [i, j] = [0, 0];
    while (i < one.numbers.length || j < other.numbers.length) {
      const [left, right] = [one.numbers[i] ?? Infinity, other.numbers[j] ?? Infinity];
      const least = Math.min(left, right);
      const first = left < right || (left === right && !isBetter(other, j, one, i));
      const [from, at] = first ? [one, i] : [other, j];
      made.numbers.push(least);
      made.points.push(from.points[at] || 0);
      made.shares.push(from.shares[at] || 0);
      if (left === least) i++;
      if (right === least) j++;
    }
    return made;
  }

  /**
   * @param {SearchScores} one
   * @param {number} i
   * @param {SearchScores} other
   * @param {number} j
   */
  function isBetter(one, i, other, j) {
    const more = (one.points[i] || 0) - (other.points[j] || 0);
    return (more || (one.shares[i] || 0) - (other.shares[j] || 0)) > 0;
  }

  /**
   * Where a number stands in a list in order; -1 where it does not.
   * @param {number[]} numbers
   * @param {number} wanted
   */
  function placeOf(numbers, wanted) {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return numbers[low] === wanted ? low : -1;
  }

  qianshi.searchPoints = { idf, weight, scoresOf, scoresOfTerm, both, placeOf };
})();
