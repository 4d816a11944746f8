// qianshi.search: a query against the data files of builder/search/shards.py. Only the files of
// the query's terms and of the hits are loaded, and nothing before the first query.
"use strict";

(function () {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const PARTS = /** @type {const} */ ([
    ["analysis.js", "makeAnalysis"],
    ["search-query.js", "makeParser"],
    ["search-match.js", "makeMatcher"],
    ["search-snippet.js", "makeSnippets"],
  ]);
  /** @type {Promise<ReturnType<typeof assemble>> | null} */
  let ready = null;

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
      ...PARTS.map(([name, made]) => (made in qianshi ? undefined : loadPart(name))),
    ]);
    return assemble(/** @type {SearchManifest} */ (manifest), /** @type {SearchCharacters} */ (table));
  }

  /**
   * Most pages are read without a search, so the rest of the search comes when it is wanted,
   * unless the page names it itself.
   * @param {string} name
   * @returns {Promise<void>}
   */
  function loadPart(name) {
    return new Promise((resolve, reject) => {
      const script = qianshi.element("script", { src: new URL(name, here).href });
      script.onload = () => resolve();
      script.onerror = () => reject(new Error("读不到 " + name));
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
      manifest,
      shared,
      parser,
      matcher: qianshi.makeMatcher(parser),
      snippets: qianshi.makeSnippets(analysis, shared),
    };
  }

  /**
   * Load data files; one that is missing or of another build means that the site has changed.
   * @param {SearchManifest} manifest
   * @param {string[]} names
   * @returns {Promise<Map<string, unknown>>}
   */
  async function loadAll(manifest, names) {
    const loaded = await Promise.all(
      names.map(async (name) => {
        const data = await qianshi.load(name).catch(() => null);
        if (!data || /** @type {{build: string}} */ (data).build !== manifest.build) {
          throw new Error(manifest.shared.outdated);
        }
        return /** @type {[string, unknown]} */ ([name, data]);
      }),
    );
    return new Map(loaded);
  }

  /**
   * @param {string} term
   * @param {number} shards
   */
  function shardOf(term, shards) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(term)) {
      value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return "search/terms-" + String(value % shards).padStart(3, "0");
  }

  /**
   * The part of the index that holds some terms.
   * @param {SearchManifest} manifest
   * @param {string[]} terms
   * @returns {Promise<SearchIndex>}
   */
  async function partOf(manifest, terms) {
    const names = new Set(terms.map((term) => shardOf(term, manifest.terms)));
    const shards = await loadAll(manifest, [...names]);
    /** @param {string} term */
    const shard = (term) =>
      /** @type {SearchTerms} */ (shards.get(shardOf(term, manifest.terms)));
    /** @type {Map<string, Map<number, number>>} */
    const known = new Map();
    return {
      count: manifest.count,
      shared: manifest.shared,
      readings: (pinyin) => own(shard(pinyin).readings, pinyin) || [],
      postings(term) {
        const found = known.get(term) || unfold(own(shard(term).terms, term) || []);
        known.set(term, found);
        return found;
      },
    };
  }

  /**
   * An entry, and never something every object has: people may well search for `constructor`.
   * @template T
   * @param {Record<string, T>} entries
   * @param {string} name
   */
  function own(entries, name) {
    return Object.hasOwn(entries, name) ? entries[name] : undefined;
  }

  /**
   * Number and impact in turn; numbers come as differences.
   * @param {number[]} flat
   */
  function unfold(flat) {
    /** @type {Map<number, number>} */
    const postings = new Map();
    let number = 0;
    for (let i = 0; i + 1 < flat.length; i += 2) {
      number += flat[i] || 0;
      postings.set(number, flat[i + 1] || 0);
    }
    return postings;
  }

  /**
   * @param {SearchManifest} manifest
   * @param {number} number
   */
  function shelfOf(manifest, number) {
    let shelf = 0;
    while ((manifest.starts[shelf + 1] ?? Infinity) <= number) shelf += 1;
    return shelf;
  }

  /** @param {number} shelf */
  function shelfName(shelf) {
    return "search/documents-" + String(shelf).padStart(3, "0");
  }

  /**
   * @param {string} text
   * @param {{limit?: number, kind?: string}} [options]
   * @returns {Promise<SearchResults>}
   */
  async function search(text, options) {
    const { limit = 20, kind = "" } = options || {};
    const { manifest, shared, parser, matcher, snippets } = await open();
    const query = parser.parse(text);
    const pinyin = [...query.requirements, ...query.joined].map((r) => r.pinyin).filter(Boolean);
    const requirements = matcher.settle(query, await partOf(manifest, pinyin));
    const index = await partOf(manifest, matcher.terms(query, requirements));
    const matched = matcher.match(query, requirements, index);
    const kinds = Object.keys(shared.kinds);
    /** @param {SearchFound} found */
    const kindOf = (found) => kinds[manifest.kinds[found.number] ?? -1] || "";
    const wanted = matched.found.filter((found) => !kind || kindOf(found) === kind);
    const shown = wanted.slice(0, limit);
    const shelves = shown.map((found) => shelfName(shelfOf(manifest, found.number)));
    const loaded = await loadAll(manifest, [...new Set(shelves)]);

    /** @param {SearchFound} found */
    function hit(found) {
      const shelf = shelfOf(manifest, found.number);
      const { documents } = /** @type {SearchDocuments} */ (loaded.get(shelfName(shelf)));
      const document = documents[found.number - (manifest.starts[shelf] || 0)];
      const [id, title, context, passages] = /** @type {SearchDocument} */ (document);
      const [anchor, heading, snippet] = snippets.bestPassage(passages, matched.terms);
      const { score, missing } = found;
      return { id, score, kind: kindOf(found), title, context, anchor, heading, snippet, whole: !missing };
    }

    return {
      hits: shown.map(hit),
      total: wanted.length,
      counts: count(matched.found.map(kindOf), kinds),
      notice: matched.notice,
      suggestions: matched.suggestions,
      kinds: shared.kinds,
      marks: (shownText) => snippets.marks(shownText, matched.terms),
    };
  }

  /**
   * @param {string[]} found
   * @param {string[]} kinds
   */
  function count(found, kinds) {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const kind of kinds) {
      const number = found.filter((one) => one === kind).length;
      if (number) counts[kind] = number;
    }
    return counts;
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

  Object.assign(qianshi, { search, marked, hitAddress });
})();
