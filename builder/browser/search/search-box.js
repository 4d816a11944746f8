// The box in every page's header: <form id="search-box" role="search"> with <input name="q">.
// Nothing of the index is loaded before somebody types.
"use strict";

(function () {
  const SHOWN = 8;
  const PAUSE = 120;
  const { element } = qianshi;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function start(form, input) {
    const list = element("ul", {
      id: "search-box-list",
      class: "search-list",
      role: "listbox",
      "aria-label": "检索结果",
    });
    const status = element("span", { class: "search-live", role: "status", "aria-live": "polite" });
    list.hidden = true;
    form.append(list, status);
    const wanted = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    };
    for (const [name, value] of Object.entries(wanted)) input.setAttribute(name, value);
    let turn = 0;
    let timer = 0;

    /** @returns {HTMLElement[]} */
    const options = () => [...list.querySelectorAll("li")];
    const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");

    function close() {
      turn += 1;
      clearTimeout(timer);
      list.hidden = true;
      list.replaceChildren();
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    async function run() {
      const query = input.value.trim();
      if (!query) return close();
      const mine = ++turn;
      try {
        const [found, answer] = await Promise.all([
          qianshi.search(query, { limit: SHOWN }),
          qianshi.answer(query),
        ]);
        if (mine === turn) open(found, answer);
      } catch (fault) {
        if (mine === turn) say(fault instanceof Error ? fault.message : String(fault));
      }
    }

    /**
     * @param {SearchResults} found
     * @param {SearchAnswer | null} answer
     */
    function open(found, answer) {
      const said = answer ? "答：" + answer.said + "。" : "";
      say(said + (found.total ? found.total + " 条结果" : "没有找到"));
      if (!found.total && !answer) return;
      list.replaceChildren(...found.hits.map((hit, i) => optionLine(hit, found, i)));
      if (answer) list.prepend(answerLine(answer));
      if (found.total > found.hits.length) {
        list.append(option(found.hits.length, allAddress(), "全部 " + found.total + " 条结果"));
      }
    }

    /** @param {string} words shown as the only line, and read out */
    function say(words) {
      status.textContent = words;
      list.replaceChildren(element("li", { class: "search-list-none", role: "presentation" }, words));
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      input.removeAttribute("aria-activedescendant");
    }

    /** @param {number} step */
    function move(step) {
      const lines = options().filter((line) => line.getAttribute("role") === "option");
      if (list.hidden || !lines.length) return;
      const before = chosen();
      const at = before ? lines.indexOf(before) : step > 0 ? -1 : 0;
      const next = lines[(at + step + lines.length) % lines.length];
      if (before) before.setAttribute("aria-selected", "false");
      if (!next) return;
      next.setAttribute("aria-selected", "true");
      next.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", next.id);
    }

    function allAddress() {
      return qianshi.root + "search.html#q=" + encodeURIComponent(input.value.trim());
    }

    input.addEventListener("input", (event) => {
      if (/** @type {InputEvent} */ (event).isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(run, PAUSE);
    });
    input.addEventListener("compositionend", run);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const address = chosen()?.dataset.address || allAddress();
      if (!input.value.trim()) return;
      close();
      location.href = address;
    });
    // Pressing the mouse on a line must not take the focus away and close the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const line = event.target instanceof Element && event.target.closest("li");
      if (!line || !line.dataset.address) return;
      const address = line.dataset.address;
      close();
      location.href = address;
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
    });
  }

  /**
   * @param {number} number
   * @param {string} address
   * @param {...(Node | string)} children
   */
  function option(number, address, ...children) {
    const line = element(
      "li",
      { id: "search-box-" + number, role: "option", "aria-selected": "false" },
      ...children,
    );
    line.dataset.address = address;
    return line;
  }

  /**
   * @param {SearchHit} hit
   * @param {SearchResults} found
   * @param {number} number
   */
  function optionLine(hit, found, number) {
    const kind = element("span", { class: "search-facts" }, found.kinds[hit.kind] || "");
    const title = element("span", { class: "search-title" }, qianshi.marked(hit.title, found));
    return option(number, qianshi.hitAddress(hit), title, " ", kind);
  }

  /** @param {SearchAnswer} answer */
  function answerLine(answer) {
    const from = element("span", { class: "search-facts" }, answer.kind);
    const said = element("span", { class: "search-answer-said" }, answer.said);
    const line = option(0, qianshi.root + answer.address, from, element("b", {}, answer.title), said);
    line.id = "search-box-answer";
    line.classList.add("search-answer");
    return line;
  }

  /** @param {KeyboardEvent} event */
  function slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    if (at && at.matches("input, textarea, select, [contenteditable]")) return;
    const input = document.getElementById("search-query") || boxInput();
    if (!input) return;
    event.preventDefault();
    input.focus();
  }

  /** @returns {HTMLInputElement | null} */
  function boxInput() {
    return document.querySelector("#search-box input[name=q]");
  }

  const form = document.getElementById("search-box");
  const input = boxInput();
  if (form instanceof HTMLFormElement && input) start(form, input);
  document.addEventListener("keydown", slash);
})();
