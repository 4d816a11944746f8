// The data files of builder/search/shards.py, each loaded when something in it is asked for.
"use strict";

(function () {
  const DIGITS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
    .filter((digit) => !'"&<\\'.includes(digit))
    .join("");
  const BASE = DIGITS.length;
  const HALF = BASE / 2;
  const VALUES = Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)));

  /**
   * @param {SearchManifest} manifest
   * @returns {SearchIndex}
   */
  function makeIndex(manifest) {
    const shared = manifest.shared;
    /** @type {Map<string, SearchTerms>} */
    const shards = new Map();
    /** @type {Map<string, SearchPostings>} */
    const known = new Map();
    /** @type {Promise<[string, string][][]> | null} */
    let narrowing = null;
    const kinds = Object.keys(shared.kinds);
    const starts = startsOf(manifest.shelves);

    /** @param {string} key */
    function shard(key) {
      const found = shards.get(shardOf(key, manifest.terms));
      if (!found) throw new Error("not loaded: " + key);
      return found;
    }

    /** @param {string[]} keys terms and forms of pinyin */
    async function load(keys) {
      const names = [...new Set(keys.map((key) => shardOf(key, manifest.terms)))];
      const missing = names.filter((name) => !shards.has(name));
      const loaded = await Promise.all(missing.map((name) => loadData(manifest, name)));
      missing.forEach((name, i) => shards.set(name, /** @type {SearchTerms} */ (loaded[i])));
    }

    /** @param {string} term */
    function postings(term) {
      const found = known.get(term) || unfold(own(shard(term).terms, term) || "");
      known.set(term, found);
      return found;
    }

    /** @param {number[]} numbers of documents */
    async function documents(numbers) {
      const chunks = [...new Set(numbers.map((number) => chunkOf(starts, number)))];
      const loaded = await Promise.all(chunks.map((chunk) => loadData(manifest, chunkName(chunk))));
      return numbers.map((number) => {
        const chunk = chunkOf(starts, number);
        const data = /** @type {SearchDocuments} */ (loaded[chunks.indexOf(chunk)]);
        const found = data.documents[number - (starts[chunk] || 0)];
        return /** @type {SearchDocument} */ (found);
      });
    }

    return {
      count: manifest.count,
      shared,
      load,
      postings,
      documents,
      readings: (form) => unpackReadings(own(shard(form).readings, form) || ""),
      kind: (number) => kinds[parseInt(manifest.kinds[number] ?? "", 36)] || "",
      sounds: async () =>
        /** @type {{tables: Record<string, string>[]}} */ (await loadData(manifest, "search/sounds")).tables,
      tags: async () =>
        /** @type {{tags: [string, number][]}} */ (await loadData(manifest, "search/tags")).tags,
      facets: () => (narrowing = narrowing || loadFacets(manifest)),
    };
  }

  /**
   * A file that is missing or of another build means that the site has changed.
   * @param {SearchManifest} manifest
   * @param {string} name
   * @returns {Promise<unknown>}
   */
  async function loadData(manifest, name) {
    const data = await qianshi.load(name).catch(() => null);
    if (!data || /** @type {{build: string}} */ (data).build !== manifest.build) {
      throw new Error(manifest.shared.outdated);
    }
    return data;
  }

  /**
   * Facets and values by document.
   * @param {SearchManifest} manifest
   */
  async function loadFacets(manifest) {
    const data = /** @type {SearchFacets} */ (await loadData(manifest, "search/facets"));
    return data.documents.map((places) => places.flatMap((place) => data.values.slice(place, place + 1)));
  }

  /**
   * @param {string} key
   * @param {number} shards
   */
  function shardOf(key, shards) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(key)) {
      value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return "search/terms-" + String(value % shards).padStart(3, "0");
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
   * Steps between numbers and impacts, as builder/search/packing.py writes them.
   * @param {string} packed
   * @returns {SearchPostings}
   */
  function unfold(packed) {
    /** @type {SearchPostings} */
    const found = { numbers: [], impacts: [] };
    let [number, step] = [0, 0];
    for (let at = 0; at < packed.length; at++) {
      const digit = digitAt(packed, at);
      step = step * HALF + (digit % HALF);
      if (digit >= HALF) continue;
      number += step;
      found.numbers.push(number);
      found.impacts.push(digitAt(packed, at + 1) * BASE + digitAt(packed, at + 2));
      step = 0;
      at += 2;
    }
    return found;
  }

  /**
   * @param {string} packed
   * @param {number} at
   */
  function digitAt(packed, at) {
    return VALUES[packed.charCodeAt(at)] || 0;
  }

  /**
   * @param {string} packed
   * @returns {SearchReading[]}
   */
  function unpackReadings(packed) {
    return packed.split(" ").filter(Boolean).map((one) => {
      const word = one.replace(/\d+$/, "");
      return [word, Number(one.slice(word.length) || 100)];
    });
  }

  /** @param {number[]} sizes */
  function startsOf(sizes) {
    let start = 0;
    return sizes.map((size) => (start += size) - size);
  }

  /**
   * @param {number[]} starts
   * @param {number} number
   */
  function chunkOf(starts, number) {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= number) low = middle;
      else high = middle;
    }
    return low;
  }

  /** @param {number} chunk */
  function chunkName(chunk) {
    return "search/documents-" + String(chunk).padStart(3, "0");
  }

  qianshi.makeIndex = makeIndex;
})();
