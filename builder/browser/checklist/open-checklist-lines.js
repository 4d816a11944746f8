// Own lines: on the sheet of this event a line is added, worded anew, or struck with its reason.
// A small form opens at the place; Enter takes it, Esc closes it.
"use strict";

(function () {
  const element = qianshi.element;
  const { labelled, line, newId } = qianshi.checklistFields;
  const OWN = "own/";

  /** @param {string} key */
  const idOf = (key) => key.slice(key.indexOf(OWN) + OWN.length);

  /** @param {QsOwnLine[]} added */
  const freshId = (added) => "x" + (1 + Math.max(0, ...added.map((one) => Number(one.id.slice(1)) || 0)));

  /** @type {Qianshi["ownLines"]} */
  qianshi.ownLines = function (page) {
    const { live, form } = page;

    /** Ask in a small form; `take` gives false while something is wanting. @param {Element} at @param {string} title @param {Node[]} fields @param {() => boolean} take */
    function ask(at, title, fields, take) {
      live.querySelectorAll(".qs-own-form").forEach((one) => one.remove());
      const done = () => {
        if (take()) close();
      };
      const box = element("div", { class: "qs-own-form", role: "group", "aria-label": title }, ...fields);
      box.append(qianshi.actionButton("好", done), qianshi.actionButton("不改了", close));
      const opener = document.activeElement;
      at.append(box);
      box.querySelector("input")?.focus();
      box.addEventListener("keydown", (event) => {
        if (event.key === "Escape") close();
        if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || event.isComposing) return;
        event.preventDefault(); // else the button that gets the focus is pressed by the same key
        done();
      });

      function close() {
        box.remove();
        page.changed();
        const again = opener instanceof HTMLElement ? opener : null;
        if (again && again.isConnected) again.focus();
        else if (again) same(again)?.focus();
      }
    }

    /** The button of the same act after the sheet was drawn anew. @param {HTMLElement} old */
    function same(old) {
      const { act, line: key } = old.dataset;
      const all = /** @type {NodeListOf<HTMLElement>} */ (live.querySelectorAll(`[data-act="${act}"]`));
      return [...all].find((one) => one.dataset.line === key) || all[0];
    }

    /** @param {HTMLInputElement[]} inputs the first of them that is empty is gone to */
    function filled(...inputs) {
      const empty = inputs.find((input) => !input.value.trim());
      if (empty) empty.setAttribute("aria-invalid", "true");
      empty?.focus();
      return !empty;
    }

    /** @param {Element} cell @param {string} key @param {string} text */
    function edit(cell, key, text) {
      const input = line();
      input.value = text;
      ask(cell, "改字", [labelled("这一行改成", input)], () => {
        if (filled(input) && input.value.trim() !== text) form.change((base) => (base.edited[key] = input.value.trim()));
        return filled(input);
      });
    }

    /** @param {Element} cell @param {string} key */
    function strike(cell, key) {
      const reason = line();
      reason.placeholder = "如：当天不升旗";
      ask(cell, "划去", [labelled("为什么划去（必填，记在草稿里）", reason)], () => {
        if (filled(reason)) form.change((base) => (base.struck[key] = reason.value.trim()));
        return filled(reason);
      });
    }

    /** @param {string} key */
    function drop(key) {
      form.change((base) => (base.added = base.added.filter((one) => one.id !== idOf(key))));
      page.changed();
    }

    function roleLine() {
      const who = line(), list = element("datalist", { id: newId() });
      list.append(...page.roles().map((role) => element("option", { value: role })));
      who.setAttribute("list", list.id);
      return { who, box: [labelled("谁", who), list] };
    }

    /** @param {Element} cell @param {string} pause */
    function add(cell, pause) {
      const text = line(), expect = line(), { who, box } = roleLine();
      const date = qianshi.momentField("哪天前", "date"), clock = qianshi.momentField("几点前", "start");
      clock.fill("17:00");
      const when = pause ? [labelled("应看到", expect)] : [date.box, clock.box];
      ask(cell, "加一条", [labelled(pause ? "看什么" : "做什么", text), ...when, ...box], () => {
        const wanting = pause ? filled(text) : filled(text, date.input, clock.input);
        const due = date.read() && clock.read() ? `${date.read()} ${clock.read()}` : null;
        if (!wanting || !(pause || due)) return false;
        const own = { text: text.value.trim(), expect: expect.value.trim(), pause, due: pause ? null : due, who: who.value.trim() };
        form.change((base) => base.added.push({ id: freshId(base.added), ...own }));
        return true;
      });
    }

    live.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-act]") : null;
      const row = button?.closest("tr");
      if (!(button instanceof HTMLElement) || !row) return;
      const { act, line: key = "" } = button.dataset;
      const words = row.querySelector(".qs-text"), cell = words?.closest("td") || button.closest("td") || row;
      if (act === "opine") qianshi.openOpinion(row);
      if (act === "edit") edit(cell, key, words?.textContent || "");
      if (act === "strike") strike(cell, key);
      if (act === "drop") drop(key);
      if (act === "add") add(cell, key);
    });

    return { isOpen: () => !!live.querySelector(".qs-own-form") };
  };
})();
