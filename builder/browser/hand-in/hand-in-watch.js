// As one types: personal data and 密级 with one click to mask, and lessons of the same sort.
"use strict";

(function () {
  const { element } = qianshi;
  const CALM = 300;
  /** Similar lessons are looked for from so many characters on. */
  const ENOUGH = 8;

  /** A number that somebody else could read over one's shoulder is not repeated in full. @param {string} value */
  const shorten = (value) => value.slice(0, 3) + "…" + value.slice(-1);

  /**
   * Call after a pause in typing, never while an input method is composing.
   * @param {HTMLElement} control @param {() => void} act @param {number} calm
   */
  function whenCalm(control, act, calm) {
    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(act, calm);
    };
    control.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) later();
    });
    control.addEventListener("compositionend", later);
    control.addEventListener("change", act);
  }

  /** @type {Qianshi["watchPrivacy"]} */
  qianshi.watchPrivacy = function (rules) {
    const find = qianshi.privacyFinder(rules);
    /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */
    const watched = [];

    /** @param {HTMLInputElement | HTMLTextAreaElement} area */
    function watch(area) {
      const list = element("ul", { class: "qs-found", "aria-live": "polite" });
      let shown = "";
      const look = () => {
        const matches = find(area.value);
        const now = JSON.stringify([matches, area.value.length && matches.length ? area.value : ""]);
        if (now === shown) return;
        shown = now;
        list.replaceChildren(...rowsOf(area, matches));
      };
      whenCalm(area, look, CALM);
      area.addEventListener("qs-filled", look);
      watched.push(area);
      return list;
    }

    /** @param {HTMLInputElement | HTMLTextAreaElement} area @param {QsPrivateMatch[]} matches */
    function rowsOf(area, matches) {
      const rows = matches.map((match) => row(area, match));
      if (matches.length > 1) rows.push(element("li", {}, button("全部改掉", () => maskAll(area))));
      return rows;
    }

    /** @param {HTMLInputElement | HTMLTextAreaElement} area @param {QsPrivateMatch} match */
    function row(area, match) {
      const mask = qianshi.privateMask(area.value, match, rules);
      const label = mask ? `改成“${mask}”` : "删去";
      const act = () => {
        replace(area, match, mask);
        const next = area.parentElement?.querySelector(".qs-found button");
        (next instanceof HTMLElement ? next : area).focus();
      };
      return element("li", {}, element("span", {}, sentence(area.value, match)), button(label, act));
    }

    /** @param {string} text @param {QsPrivateMatch} match */
    function sentence(text, match) {
      if (match.code === "classified-mark") return "写有密级标志：涉密内容不入本系统。";
      const said = text.slice(match.start, match.end);
      if (match.code === rules.names.code)
        return `像是写了人名（${said.charAt(0)}…${said.slice(-2)}）：只写职务或岗位；不是人名的，不用改。`;
      return `像是${match.label}（${shorten(said)}）：请改写为角色，不留号码。`;
    }

    /** From the last to the first, so that places stay right. @param {HTMLInputElement | HTMLTextAreaElement} area */
    function maskAll(area) {
      for (const match of find(area.value).reverse())
        replace(area, match, qianshi.privateMask(area.value, match, rules));
      area.focus();
    }

    function forbidden() {
      const bad = (/** @type {QsPrivateMatch} */ match) => match.code !== rules.names.code;
      return watched.find((area) => area.isConnected && find(area.value).some(bad)) || null;
    }

    return { watch, forbidden };
  };

  /**
   * Typed for the person, so that Ctrl+Z gives it back.
   * @param {HTMLInputElement | HTMLTextAreaElement} area @param {QsPrivateMatch} match @param {string} text
   */
  function replace(area, match, text) {
    area.focus();
    area.setSelectionRange(match.start, match.end);
    const command = text ? "insertText" : "delete";
    if (!document.execCommand(command, false, text)) area.setRangeText(text, match.start, match.end, "end");
    area.dispatchEvent(new Event("qs-filled"));
  }

  /** @param {string} label @param {() => void} act */
  function button(label, act) {
    const made = element("button", { type: "button", class: "qs-button" }, label);
    made.addEventListener("click", act);
    return made;
  }

  /** @type {Qianshi["watchSimilar"]} */
  qianshi.watchSimilar = function (area) {
    const place = element("div", { class: "qs-similar", role: "group", "aria-live": "polite" });
    let chosen = "";
    let latest = 0;
    const look = async () => {
      const request = ++latest;
      const found = await similarTo(area.value.trim());
      if (request === latest) show(found);
    };

    /** @param {SearchSimilar[]} found */
    function show(found) {
      if (!found.some((one) => one.id === chosen)) chosen = "";
      place.hidden = !found.length;
      if (!found.length) return place.replaceChildren();
      const head = element("p", {}, "是不是又发生了？是的话请勾上，记在那一条名下。");
      place.setAttribute("aria-label", "是不是又发生了？");
      place.replaceChildren(head, ...found.map(row));
    }

    /** @param {SearchSimilar} lesson */
    function row(lesson) {
      const box = element("input", { type: "checkbox", value: lesson.id });
      box.checked = lesson.id === chosen;
      box.addEventListener("change", () => {
        chosen = box.checked ? lesson.id : "";
        for (const other of place.querySelectorAll("input")) other.checked = other.value === chosen;
      });
      const link = element("a", { href: qianshi.root + lesson.id, target: "_blank", rel: "noopener" }, "看那一条");
      const why = (lesson.shared || []).slice(0, 3).map((words) => "“" + words + "”").join("");
      const reasons = element("small", {}, why && "　都写到" + why);
      return element("p", {}, element("label", {}, box, " 又发生了：" + lesson.title), " ", link, reasons);
    }

    whenCalm(area, look, 2 * CALM);
    area.addEventListener("qs-filled", look);
    place.hidden = true;
    return { element: place, repeats: () => lessonOf(chosen) };
  };

  /** Nothing where the site has no such search, or it cannot be reached. @param {string} text */
  async function similarTo(text) {
    if (text.length < ENOUGH || !qianshi.similar) return [];
    try {
      const found = await qianshi.similar(text);
      return (Array.isArray(found) ? found : []).filter((one) => lessonOf(one.id)).slice(0, 3);
    } catch {
      return [];
    }
  }

  /** `lessons/2013/rope.html` → `2013/rope`. @param {string} id */
  function lessonOf(id) {
    const match = /^lessons\/([0-9]{4}\/[a-z0-9-]+)\.html$/.exec(String(id));
    return match ? match[1] || "" : "";
  }
})();
