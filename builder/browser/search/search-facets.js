// What results can be narrowed by, as lists to choose from.
"use strict";

(function () {
  const { element } = qianshi;

  /**
   * One list of values for every facet, each value with the results that would remain.
   * @param {SearchResults} found
   * @param {Record<string, string>} only
   * @param {(facet: string, value: string) => void} choose
   */
  function facetLists(found, only, choose) {
    return Object.entries(found.facets).map(([facet, counts]) => {
      const chosen = only[facet] || "";
      const values = Object.entries(counts).sort(facet === "year" ? byYear : byCount);
      const options = [["", "全部"], ...values.map(([value, count]) => [value, value + "（" + count + "）"])];
      const list = element(
        "select",
        { "data-facet": facet },
        ...options.map(([value = "", label = ""]) => {
          const option = element("option", { value }, label);
          option.selected = value === chosen;
          return option;
        }),
      );
      list.addEventListener("change", () => choose(facet, list.value));
      return element("label", {}, (found.facetNames[facet] || facet) + " ", list);
    });
  }

  /**
   * @param {[string, number]} one
   * @param {[string, number]} other
   */
  function byCount(one, other) {
    return other[1] - one[1] || qianshi.inOrder(one[0], other[0]);
  }

  /**
   * @param {[string, number]} one
   * @param {[string, number]} other
   */
  function byYear(one, other) {
    return qianshi.inOrder(other[0], one[0]);
  }

  qianshi.facetLists = facetLists;
})();
