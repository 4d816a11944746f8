// qianshi.search: a query against the data files of builder/search/shards.py. Only the files of
// the query's terms and of the hits are loaded, and nothing before the first query.
"use strict";

(function () {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const PARTS = new URL("search-parts.js", here).href;
  /** @type {Promise<ReturnType<typeof assemble>> | null} */
  let ready = null;

  /** @type {Promise<SearchAnswers> | null} */
  let answers = null;

  function open() {
    ready =
      ready ||
      readAll().catch((fault) => {
        ready = null;
        throw fault;
      });
    return ready;
  }

  async function readAll() {
    const [manifest, table] = await Promise.all([
      qianshi.load("search/manifest"),
      qianshi.load("search/characters"),
      loadScript(PARTS),
    ]);
    return assemble(/** @type {SearchManifest} */ (manifest), /** @type {SearchCharacters} */ (table));
  }

  /**
   * Most pages are read without a search, so the rest of the search comes when it is wanted.
   * @param {string} address
   * @returns {Promise<void>}
   */
  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = qianshi.scriptOf(address);
      script.onload = () => resolve();
      script.onerror = () => reject(new Error("读不到 " + address.slice(address.lastIndexOf("/") + 1)));
      document.head.append(script);
    });
  }

  /**
   * @param {SearchManifest} manifest
   * @param {SearchCharacters} table
   */
  function assemble(manifest, table) {
    const shared = manifest.shared;
    if (table.build !== manifest.build) throw new Error(shared.outdated);
    const analysis = qianshi.makeAnalysis(table);
    const parser = qianshi.makeParser(analysis, shared, manifest.synonyms);
    return {
      shared,
      analysis,
      parser,
      index: qianshi.makeIndex(manifest),
      correction: qianshi.makeCorrection(parser, shared),
      snippets: qianshi.makeSnippets(analysis, shared),
    };
  }

  /**
   * @param {string} text
   * @param {SearchOptions} [options]
   * @returns {Promise<SearchResults>}
   */
  async function search(text, options) {
    const { limit = 20, kind = "", only = {}, facets = false } = options || {};
    const { shared, parser, index, correction, snippets } = await open();
    const query = parser.parse(text);
    const settled = await correction.settle(query, index);
    const matched = qianshi.searchMatch.match(query, settled, index);
    const filters = Object.entries({ ...only, kind }).filter(
      ([facet, value]) => value && (facet === "kind" || Object.hasOwn(shared.facets, facet)),
    );
    const narrowed = filters.some(([facet]) => facet !== "kind");
    const table = facets || narrowed ? await index.facets() : [];
    const has = matched.found.map((found) => [
      /** @type {[string, string]} */ (["kind", index.kind(found.number)]),
      ...(table[found.number] || []),
    ]);
    const wanted = matched.found.filter((_, i) => passes(has[i] || [], filters));
    const shown = wanted.slice(0, limit);
    const documents = await index.documents(shown.map((found) => found.number));
    const counts = count(has, filters, "kind");
    return {
      hits: shown.map((found, i) => {
        const [id, title, context, passages] = /** @type {SearchDocument} */ (documents[i]);
        const [anchor, heading, snippet] = snippets.bestPassage(passages, matched.terms);
        const { score, missing, number } = found;
        return { id, score, kind: index.kind(number), title, context, anchor, heading, snippet, whole: !missing };
      }),
      total: wanted.length,
      counts: Object.fromEntries(
        Object.keys(shared.kinds).flatMap((name) => (counts[name] ? [[name, counts[name]]] : [])),
      ),
      facets: Object.fromEntries(
        Object.keys(shared.facets)
          .map((facet) => /** @type {const} */ ([facet, count(has, filters, facet)]))
          .filter(([, values]) => Object.keys(values).length),
      ),
      notice: matched.notice,
      suggestions: matched.suggestions,
      kinds: shared.kinds,
      facetNames: shared.facets,
      marks: (shownText) => snippets.marks(shownText, matched.terms),
    };
  }

  /**
   * @param {[string, string][]} has facets and values of a document
   * @param {[string, string][]} filters
   * @param {string} [but]
   */
  function passes(has, filters, but) {
    return filters.every(
      ([facet, value]) => facet === but || has.some(([name, one]) => name === facet && one === value),
    );
  }

  /**
   * What would remain with each value of a facet, the commonest first.
   * @param {[string, string][][]} all
   * @param {[string, string][]} filters
   * @param {string} facet
   * @returns {Record<string, number>}
   */
  function count(all, filters, facet) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const has of all) {
      if (!passes(has, filters, facet)) continue;
      const values = new Set(has.filter(([name]) => name === facet).map(([, value]) => value));
      for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const order = [...counts].sort(([a, n], [b, m]) => m - n || qianshi.inOrder(a, b));
    return Object.fromEntries(order);
  }

  /**
   * Lessons that tell of something like a text, nearest first.
   * @param {string} text
   * @param {{limit?: number, kind?: string}} [options]
   */
  async function similar(text, options) {
    const { limit = 3, kind = "lesson" } = options || {};
    const { analysis, index } = await open();
    return qianshi.findSimilar(analysis, index, text, limit, kind);
  }

  function openAnswers() {
    answers =
      answers ||
      readAnswers().catch((fault) => {
        answers = null;
        throw fault;
      });
    return answers;
  }

  async function readAnswers() {
    const [{ analysis }, table] = await Promise.all([open(), qianshi.load("answers/asked")]);
    return qianshi.makeAnswers(analysis, /** @type {SearchAnswersAsked} */ (table), answered, calendar);
  }

  /** @param {number} shelf */
  async function answered(shelf) {
    return /** @type {SearchAnswersSaid} */ (await qianshi.load("answers/said-" + shelf));
  }

  /** Days are reckoned by the calendar of the checklists, which few questions ask for. */
  async function calendar() {
    if (!qianshi.times) await loadScript(new URL("evaluate-times.js", here).href);
    return /** @type {QsCalendar} */ (await qianshi.load("programs/calendar"));
  }

  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  /**
   * The one record that answers a question, or none. Where they cannot be read there is none: hits
   * do not wait for answers, and say themselves what is the matter with the site.
   * @param {string} text
   * @param {string} [day]
   */
  async function answer(text, day) {
    try {
      return await (await openAnswers()).ask(text, day || today());
    } catch {
      return null;
    }
  }

  /**
   * @param {SearchAnswer} before
   * @param {string} value
   */
  async function answerAgain(before, value) {
    return (await openAnswers()).again(before, value, today());
  }

  /**
   * Tags to try where a query found nothing.
   * @param {string} text
   */
  async function nearTags(text) {
    const { analysis, index } = await open();
    return qianshi.tagsNear(analysis, index, text);
  }

  /**
   * @param {string} text
   * @param {SearchResults} results
   */
  function marked(text, results) {
    const made = document.createDocumentFragment();
    let done = 0;
    for (const [start, end] of results.marks(text)) {
      made.append(text.slice(done, start), qianshi.element("mark", {}, text.slice(start, end)));
      done = end;
    }
    made.append(text.slice(done));
    return made;
  }

  /** @param {SearchHit} hit */
  function hitAddress(hit) {
    const anchor = hit.anchor && !hit.id.includes("#") ? "#" + hit.anchor : "";
    return qianshi.root + hit.id + anchor;
  }

  Object.assign(qianshi, { search, similar, nearTags, marked, hitAddress, answer, answerAgain });
})();
