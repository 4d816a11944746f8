// The page 检索, built inside <div id="search-page">. The query lives in the address, `#q=…`.
"use strict";

(function () {
  const FIRST = 10;
  const STEP = 20;
  const PAUSE = 120;
  const { element } = qianshi;

  /** @param {HTMLElement} place */
  function start(place) {
    const parts = build(place);
    const { input, form, results, more } = parts;
    let limit = FIRST;
    let kind = "";
    /** @type {Record<string, string>} */
    let only = {};
    let turn = 0;
    let timer = 0;

    async function run() {
      clearTimeout(timer);
      const mine = ++turn;
      const query = input.value.trim();
      keep(query, { kind, ...only });
      if (!query) {
        parts.narrow.hidden = true;
        return clear(parts);
      }
      parts.status.textContent = "正在检索…";
      try {
        const [found, answer] = await Promise.all([
          qianshi.search(query, { limit, kind, only }),
          qianshi.answer(query),
        ]);
        if (mine !== turn) return;
        show(parts, query, found, kind);
        if (answer) parts.answer.replaceChildren(qianshi.answerBox(answer, query));
        // Counting costs a file of its own, for which no result has to wait.
        const counted = await qianshi.search(query, { limit: 0, kind, only, facets: true });
        if (mine !== turn) return;
        parts.facets.replaceChildren(...qianshi.facetLists(counted, only, narrow));
        parts.narrow.hidden = !parts.facets.childElementCount;
        if (!found.total) await qianshi.offerTags(parts.none, query);
      } catch (fault) {
        if (mine === turn) fail(parts, fault);
      }
    }

    function restart() {
      limit = FIRST;
      kind = "";
      only = {};
      run();
    }

    /**
     * @param {string} facet
     * @param {string} value
     */
    async function narrow(facet, value) {
      only = { ...only, [facet]: value };
      limit = FIRST;
      await run();
      const list = parts.facets.querySelector('[data-facet="' + facet + '"]');
      if (list instanceof HTMLElement) list.focus();
    }

    function fromAddress() {
      const asked = new URLSearchParams(location.hash.slice(1));
      const { q = "", kind: one = "", ...others } = Object.fromEntries(asked);
      input.value = q;
      kind = one;
      only = others;
      limit = FIRST;
      run();
    }

    input.addEventListener("input", (event) => {
      if (/** @type {InputEvent} */ (event).isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(restart, PAUSE);
    });
    input.addEventListener("compositionend", restart);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      restart();
    });
    place.addEventListener("keydown", (event) => walk(event, input, results));
    parts.kinds.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (!button) return;
      kind = button.value;
      limit = FIRST;
      run();
    });
    parts.none.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (!button) return;
      input.value = button.value;
      input.focus();
      restart();
    });
    more.addEventListener("click", () => {
      limit += STEP;
      run();
    });
    addEventListener("hashchange", fromAddress);
    fromAddress();
    if (!input.value) input.focus();
  }

  /** @param {HTMLElement} place */
  function build(place) {
    const input = element("input", {
      type: "search",
      id: "search-query",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "词语、拼音或首字母",
    });
    const form = element("form", { class: "search-form", role: "search" });
    form.append(element("label", { for: "search-query", class: "search-live" }, "检索"), input);
    const status = element("p", { class: "search-status", role: "status", "aria-live": "polite" });
    const kinds = element("div", { class: "search-kinds", role: "group", "aria-label": "按类别看" });
    const facets = element("div", { class: "search-facets" });
    const narrow = element("details", {}, element("summary", {}, "缩小范围"), facets);
    narrow.open = matchMedia("(min-width: 45em)").matches; // on a phone they would hide the results
    const notice = element("p", { class: "search-notice" });
    const answer = element("div", { class: "search-answers" });
    const results = element("ol", { class: "search-results" });
    const none = element("div", { class: "search-none" });
    const more = element("button", { type: "button", class: "search-more" }, "再看 20 条");
    narrow.hidden = notice.hidden = none.hidden = more.hidden = true;
    place.replaceChildren(form, status, answer, kinds, narrow, notice, results, none, more);
    return { input, form, status, answer, kinds, narrow, facets, notice, results, none, more };
  }

  /** @typedef {ReturnType<typeof build>} Parts */

  /**
   * @param {string} query
   * @param {Record<string, string>} filters
   */
  function keep(query, filters) {
    const asked = new URLSearchParams(query ? { q: query } : {});
    for (const [name, value] of Object.entries(filters)) if (query && value) asked.set(name, value);
    const hash = "#" + asked.toString();
    if (hash !== (location.hash || "#")) history.replaceState(null, "", hash);
  }

  /** @param {Parts} parts */
  function clear(parts) {
    parts.status.textContent = "";
    parts.answer.replaceChildren();
    parts.kinds.replaceChildren();
    parts.results.replaceChildren();
    parts.none.replaceChildren();
    parts.notice.hidden = parts.none.hidden = parts.more.hidden = true;
  }

  /**
   * @param {Parts} parts
   * @param {unknown} fault
   */
  function fail(parts, fault) {
    clear(parts);
    parts.status.textContent = fault instanceof Error ? fault.message : String(fault);
  }

  /**
   * @param {Parts} parts
   * @param {string} query
   * @param {SearchResults} found
   * @param {string} kind
   */
  function show(parts, query, found, kind) {
    clear(parts);
    const all = Object.values(found.counts).reduce((sum, count) => sum + count, 0);
    parts.status.textContent = all ? "找到 " + found.total + " 条" : "没有找到";
    parts.notice.textContent = found.notice;
    parts.notice.hidden = !found.notice;
    if (!all) return qianshi.suggest(parts.none, query, found.suggestions);
    parts.kinds.replaceChildren(...kindButtons(found, kind, all));
    parts.results.replaceChildren(...found.hits.map((hit) => resultLine(hit, found)));
    parts.more.hidden = found.hits.length >= found.total;
  }

  /**
   * @param {SearchResults} found
   * @param {string} kind
   * @param {number} all
   */
  function kindButtons(found, kind, all) {
    const rows = Object.entries(found.counts).map(([name, count]) => [name, found.kinds[name], count]);
    return [["", "全部", all], ...rows].map(([name, label, count]) =>
      element(
        "button",
        { type: "button", value: String(name), "aria-pressed": String(name === kind) },
        label + " " + count,
      ),
    );
  }

  /**
   * @param {SearchHit} hit
   * @param {SearchResults} found
   */
  function resultLine(hit, found) {
    const link = element("a", { href: qianshi.hitAddress(hit) }, qianshi.marked(hit.title, found));
    const facts = [found.kinds[hit.kind] || "", hit.context, hit.whole ? "" : "部分相符"];
    const line = element("li", {}, link);
    line.append(element("p", { class: "search-facts" }, facts.filter(Boolean).join(" · ")));
    if (hit.snippet) {
      const heading = hit.heading ? [element("b", {}, hit.heading), "　"] : [];
      line.append(
        element("p", { class: "search-snippet" }, ...heading, qianshi.marked(hit.snippet, found)),
      );
    }
    return line;
  }

  /**
   * Arrows walk through the results, Esc goes back to the words.
   * @param {KeyboardEvent} event
   * @param {HTMLInputElement} input
   * @param {HTMLElement} results
   */
  function walk(event, input, results) {
    if (event.isComposing || event.keyCode === 229) return;
    /** @type {HTMLElement[]} */
    const stops = [input, ...results.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
    if (at < 0 || next === undefined || (event.key === "Escape" && at === 0)) return;
    const stop = stops[next];
    if (!stop) return;
    event.preventDefault();
    stop.focus();
  }

  const place = document.getElementById("search-page");
  if (place) start(place);
})();
