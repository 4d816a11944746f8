// The event types as tiles, grouped and in the order of use. One click chooses; the tiles then fold
// to one line that says what was chosen. Arrow keys go from tile to tile, Tab leaves them.
"use strict";

(function () {
  const element = qianshi.element;
  /** @type {Record<string, number>} */
  const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

  /** What a type is for, short: the first sentence of its summary. @param {string} summary */
  const short = (summary) => summary.split(/(?<=[。；])/)[0].replace(/[。；]$/, "");

  /** @param {QsIndexEntry} entry @param {(type: string) => void} choose */
  function tileOf(entry, choose) {
    const title = element("b", {}, entry.title), about = element("span", {}, short(entry.summary));
    const tile = element("button", { type: "button", class: "qs-tile", tabindex: "-1" }, title, about);
    tile.addEventListener("click", () => choose(entry.type));
    return tile;
  }

  /** The tile above or below that stands nearest. @param {HTMLElement[]} tiles @param {HTMLElement} from @param {number} way */
  function nextRow(tiles, from, way) {
    const here = from.getBoundingClientRect();
    const beyond = tiles
      .map((tile) => ({ tile, at: tile.getBoundingClientRect() }))
      .filter(({ at }) => (at.top - here.top) * way > 1)
      .sort((a, b) => (a.at.top - b.at.top) * way || Math.abs(a.at.left - here.left) - Math.abs(b.at.left - here.left));
    return beyond.length ? beyond[0].tile : from;
  }

  /** @param {HTMLElement[]} tiles @param {KeyboardEvent} event */
  function reached(tiles, event) {
    const from = /** @type {HTMLElement} */ (event.target), at = tiles.indexOf(from);
    if (event.key === "Home") return tiles[0];
    if (event.key === "End") return tiles[tiles.length - 1];
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      return nextRow(tiles, from, event.key === "ArrowDown" ? 1 : -1);
    return event.key in STEPS ? tiles[(at + STEPS[event.key] + tiles.length) % tiles.length] : undefined;
  }

  /** Only one of the tiles is a stop of the Tab key. @param {HTMLElement[]} tiles @param {HTMLElement} one */
  const stopAt = (tiles, one) => tiles.forEach((tile) => (tile.tabIndex = tile === one ? 0 : -1));

  /** @type {Qianshi["typeTiles"]} */
  qianshi.typeTiles = function (choose) {
    const groups = element("div", { class: "qs-tiles", role: "group", "aria-label": "活动类型（方向键移动，回车选定）" });
    const title = element("b", { class: "qs-chosen-title" });
    const summary = element("p", { class: "qs-hint" });
    const other = qianshi.actionButton("换一个", again);
    const line = element("div", { class: "qs-chosen", hidden: "" }, "活动类型", title, other, summary);
    /** @type {HTMLElement[]} */
    let tiles = [];
    /** @type {QsIndexEntry[]} */
    let entries = [];

    groups.addEventListener("keydown", (event) => {
      const next = tiles.length && !event.altKey && !event.ctrlKey ? reached(tiles, event) : undefined;
      if (!next) return;
      event.preventDefault();
      stopAt(tiles, next);
      next.focus();
    });

    /** @param {string} category */
    function group(category) {
      const own = entries.filter((entry) => entry.category === category);
      const made = own.map((entry) => tileOf(entry, choose));
      tiles.push(...made);
      const head = element("h2", { class: "qs-tiles-head" }, category);
      return element("section", { class: "qs-tiles-group" }, head, element("div", { class: "qs-tiles-row" }, ...made));
    }

    /** @param {boolean} folded */
    function fold(folded) {
      groups.hidden = folded;
      line.hidden = !folded;
    }

    function again() {
      fold(false);
      tiles.find((tile) => tile.tabIndex === 0)?.focus();
    }

    return {
      element: element("div", { class: "qs-types" }, groups, line),
      offer(index) {
        entries = index;
        tiles = [];
        groups.replaceChildren(...[...new Set(index.map((entry) => entry.category))].map(group));
        if (tiles[0]) stopAt(tiles, tiles[0]);
      },
      show(type) {
        const at = entries.findIndex((entry) => entry.type === type);
        fold(at >= 0);
        if (at < 0) return;
        title.textContent = entries[at].title;
        summary.textContent = entries[at].summary;
        stopAt(tiles, tiles[at]);
      },
    };
  };
})();
