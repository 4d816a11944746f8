// The passage that answers best, and where the query stands in it: the mirror of
// builder/search/snippet.py.
"use strict";

(function () {
  /**
   * @param {SearchAnalysis} analysis
   * @param {SearchShared} shared
   * @returns {SearchSnippets}
   */
  function makeSnippets(analysis, shared) {
    /**
     * @param {SearchPassage[]} passages
     * @param {Map<string, number>} terms
     * @returns {SearchPassage}
     */
    function bestPassage(passages, terms) {
      /** @type {SearchPassage} */
      let best = ["", "", ""];
      let most = -1;
      for (const passage of passages) {
        const points = scoresOf(passage[2], terms);
        if (points > most) [best, most] = [passage, points];
      }
      return [best[0], best[1], cut(best[2], terms)];
    }

    /**
     * @param {string} text
     * @param {Map<string, number>} terms
     */
    function scoresOf(text, terms) {
      const found = new Set(analysis.textTerms(analysis.tokens(text)));
      return [...terms].reduce((sum, [term, points]) => sum + (found.has(term) ? points : 0), 0);
    }

    /**
     * @param {string} text
     * @param {Map<string, number>} terms
     */
    function cut(text, terms) {
      const characters = [...text];
      if (characters.length <= shared.snippet) return text.replace(/\n/g, " ");
      const first = [...text.slice(0, firstMatch(text, terms))].length;
      const start = Math.max(0, Math.min(first - shared.lead, characters.length - shared.snippet));
      const end = start + shared.snippet;
      const middle = characters.slice(start, end).join("").replace(/\n/g, " ");
      return (start ? "…" : "") + middle.replace(/^ +| +$/g, "") + (end < characters.length ? "…" : "");
    }

    /**
     * @param {string} text
     * @param {Map<string, number>} terms
     */
    function firstMatch(text, terms) {
      let [best, most] = [0, 0];
      for (const { term, start } of analysis.spans(analysis.tokens(text))) {
        const points = terms.get(term) || 0;
        if (points > most) [best, most] = [start, points];
      }
      return best;
    }

    /**
     * Stretches that answer the query; a lone character of a longer word is not worth a mark.
     * @param {string} text
     * @param {Map<string, number>} terms
     * @returns {[number, number][]}
     */
    function marks(text, terms) {
      const heaviest = Math.max(0, ...terms.values());
      /** @type {[number, number][]} */
      const found = [];
      for (const { term, start, end } of analysis.spans(analysis.tokens(text))) {
        if (terms.get(term) !== heaviest) continue;
        const last = found[found.length - 1];
        if (last && start <= last[1]) last[1] = Math.max(last[1], end);
        else found.push([start, end]);
      }
      return found;
    }

    return { bestPassage, marks };
  }

  qianshi.makeSnippets = makeSnippets;
})();
