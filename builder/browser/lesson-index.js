// Filters over all lessons: event type, phase, severity, factor, bottom line, year.
// Without this script the page still shows the newest lessons and links to every year.
"use strict";

(function () {
  const PER_PAGE = 50;
  const FACETS = [
    ["event_types", "活动类型"],
    ["phase", "阶段"],
    ["severity", "影响"],
    ["factors", "因素"],
    ["bottom_lines", "底线"],
    ["year", "年份"],
  ];
  const { element } = qianshi;

  /**
   * @typedef {Record<string, string[]> & {id: string, title: string, summary: string}} Row
   */

  const place = document.getElementById("lesson-index");
  if (!place) return;
  const container = place;
  /** @type {Row[]} */
  let rows = [];
  let page = 0;
  const filters = element("div", { class: "qs-facets qs-screen-only" });
  const status = element("p", { role: "status", class: "qs-minor" });
  const list = element("ul", { class: "qs-cards" });
  const pager = element("p", { class: "qs-screen-only" });

  qianshi.load("lessons").then(
    (data) => {
      rows = /** @type {Row[]} */ (data);
      container.replaceChildren(filters, status, list, pager);
      render();
      window.addEventListener("hashchange", () => ((page = 0), render()));
    },
    () => undefined // the list in the page stays
  );

  /** What is chosen stands in the address, so a filtered list can be sent to a colleague. */
  function chosen() {
    return new URLSearchParams(location.hash.slice(1));
  }

  function render() {
    const wanted = chosen();
    const found = rows.filter((row) => fits(row, wanted, ""));
    const start = page * PER_PAGE;
    const shown = found.slice(start, start + PER_PAGE);
    status.textContent = "共 " + found.length + " 条";
    list.replaceChildren(...shown.map(card));
    if (!shown.length) list.append(element("li", { class: "qs-empty" }, "没有符合的案例，请去掉一个条件。"));
    pager.replaceChildren(...turns(Math.ceil(found.length / PER_PAGE)));
    keepingFocus(() => filters.replaceChildren(...FACETS.map(([name, label]) => facet(name, label, wanted))));
  }

  /** @param {() => void} replace */
  function keepingFocus(replace) {
    const id = document.activeElement ? document.activeElement.id : "";
    replace();
    const again = id && document.getElementById(id);
    if (again) again.focus();
  }

  /**
   * @param {Row} row
   * @param {URLSearchParams} wanted
   * @param {string} except a facet that is not applied, to count its own values
   */
  function fits(row, wanted, except) {
    return FACETS.every(([name]) => {
      const value = wanted.get(name);
      return !value || name === except || (row[name] || []).includes(value);
    });
  }

  /** @param {string} name @param {string} label @param {URLSearchParams} wanted */
  function facet(name, label, wanted) {
    const select = element("select", { id: "facet-" + name });
    select.append(element("option", { value: "" }, "全部"));
    for (const [value, count] of counts(name, wanted)) {
      select.append(element("option", { value: value }, value + "（" + count + "）"));
    }
    select.value = wanted.get(name) || "";
    select.addEventListener("change", () => choose(name, select.value));
    return element("label", { for: select.id }, label, select);
  }

  /**
   * Values of a facet with the number of lessons each would leave: the most first, years by time.
   * @param {string} name
   * @param {URLSearchParams} wanted
   */
  function counts(name, wanted) {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const row of rows) {
      if (!fits(row, wanted, name)) continue;
      for (const value of row[name] || []) found.set(value, (found.get(value) || 0) + 1);
    }
    if (name === "year") return [...found]; // as the lessons come, newest first
    return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  /** @param {string} name @param {string} value */
  function choose(name, value) {
    const wanted = chosen();
    if (value) wanted.set(name, value);
    else wanted.delete(name);
    location.hash = wanted.toString();
  }

  /** @param {Row} row */
  function card(row) {
    const link = element("a", { href: qianshi.root + "lessons/" + row.id + ".html" }, row.title);
    const facts = [row.year, row.severity, row.phase].flat().join("，");
    return element("li", {}, link, " ", element("span", { class: "qs-minor" }, facts), element("br", {}), row.summary);
  }

  /** @param {number} pages */
  function turns(pages) {
    if (pages < 2) return [];
    const at = "第 " + (page + 1) + " 页，共 " + pages + " 页 ";
    return [turn("上一页", page - 1, page > 0), at, turn("下一页", page + 1, page + 1 < pages)];
  }

  /** @param {string} label @param {number} to @param {boolean} possible */
  function turn(label, to, possible) {
    const button = element("button", { type: "button", class: "qs-button" }, label);
    button.disabled = !possible;
    button.addEventListener("click", () => {
      page = to;
      render();
      container.scrollIntoView();
    });
    return button;
  }
})();
