// What helps where nothing was found: shorter words, tags that come nearest, 记一条经验.
"use strict";

(function () {
  const { element } = qianshi;
  const TAGS = 8;

  /**
   * Tags that share most characters with a text, commoner ones first.
   * @param {SearchAnalysis} analysis
   * @param {SearchIndex} index
   * @param {string} text
   */
  async function tagsNear(analysis, index, text) {
    const typed = new Set(analysis.fold(text));
    const near = (await index.tags()).map(([tag, count]) => {
      const shared = [...analysis.fold(tag)].filter((one) => one !== " " && typed.has(one)).length;
      return { tag, count, shared };
    });
    near.sort((one, other) => other.shared - one.shared || other.count - one.count);
    return near.slice(0, TAGS).map(({ tag }) => tag);
  }

  /**
   * @param {HTMLElement} none
   * @param {string} query
   */
  async function offerTags(none, query) {
    const tags = await qianshi.nearTags(query);
    if (!tags.length || none.hidden) return;
    const buttons = tags.map((tag) => element("button", { type: "button", value: tag }, tag));
    none.append(element("p", {}, "或者从相近的标签看起："), element("p", { class: "search-kinds" }, ...buttons));
  }

  /**
   * @param {HTMLElement} none
   * @param {string} query
   * @param {string[]} suggestions
   */
  function suggest(none, query, suggestions) {
    const shorter = suggestions.length ? suggestions : halves(query);
    if (shorter.length) {
      none.append(element("p", {}, "换短一点的词再试："));
      none.append(
        element(
          "p",
          { class: "search-kinds" },
          ...shorter.map((word) => element("button", { type: "button", value: word }, word)),
        ),
      );
    }
    const link = element("a", { href: qianshi.root + "hand-in.html" }, "记一条经验");
    none.append(element("p", {}, "站内还没有写到这件事？", link, "，三分钟就够。"));
    none.hidden = false;
  }

  /**
   * Two halves of a long word, or its parts, where the index knows nothing better.
   * @param {string} query
   */
  function halves(query) {
    const words = query.split(/\s+/).filter(Boolean);
    if (words.length > 1) return words;
    const characters = [...query];
    if (characters.length < 4) return [];
    const middle = Math.ceil(characters.length / 2);
    return [characters.slice(0, middle).join(""), characters.slice(middle).join("")];
  }

  Object.assign(qianshi, { suggest, offerTags, tagsNear });
})();
