// One line on the spot: the whole of it is the box that is tapped; beside it 有问题 and 拦住, each
// with one line of text that opens below.
"use strict";

(function () {
  const element = qianshi.element;
  const LONGEST = "60";
  /** What the line of text is for. @type {Record<string, string>} */
  const ASKED = {
    有问题: "出了什么问题（几个字）",
    拦住: "拦住了什么问题（几个字）",
    未做: "为什么没做（几个字）",
    不涉及: "为什么不涉及（写了才算）",
  };
  /** What can be said instead, once the text is open. @type {QsMark["state"][]} */
  const OTHERS = ["完成", "未做", "不涉及"];

  /** @param {"span" | "div" | "b"} tag @param {string} name @param {...(Node | string)} children */
  const named = (tag, name, ...children) => element(tag, { class: name }, ...children);

  /** `08:12 技术员`. @param {QsMark} mark */
  const tapWords = ({ at, by }) => [(at || "").slice(11), by].filter(Boolean).join(" ");

  /** @param {QsResultItem} item @param {string} last what went wrong here last time */
  function wordsOf(item, last) {
    const words = named("span", "qs-tap-words", named("b", "qs-tap-text", `${item.number}　${item.text}`));
    if (item.expect) words.append(named("span", "qs-tap-expect", `应看到：${item.expect}`));
    if (item.checker) words.append(named("span", "qs-tap-checker", `检查：${item.checker}`));
    if (last) words.append(named("span", "qs-tap-last", `上次这里出过问题：${last}`));
    return words;
  }

  /** @type {Qianshi["siteLine"]} */
  qianshi.siteLine = function (item, last, acts) {
    const tick = named("span", "qs-tap-box"), said = named("span", "qs-tap-said");
    const words = wordsOf(item, last);
    words.append(said);
    const box = element("button", { type: "button", class: "qs-tap" }, tick, words);
    const side = /** @type {QsMark["state"][]} */ (["有问题", "拦住"]).map((state) => stateButton(state));
    const others = OTHERS.map((state) => stateButton(state));
    const input = element("input", { type: "text", class: "qs-input", maxlength: LONGEST, autocomplete: "off", enterkeyhint: "done" });
    input.setAttribute("aria-label", `第 ${item.number} 项：说明`);
    const note = named("div", "qs-tap-note", input, ...others.map((one) => one.button));
    const row = element("li", { class: item.killer ? "qs-tap-row qs-tap-row--killer" : "qs-tap-row" }, box, named("div", "qs-tap-side", ...side.map((one) => one.button)), note);
    /** 不涉及 counts once its reason is written. @type {QsMark["state"] | ""} */
    let wanted = "";
    note.hidden = true;

    /** @param {QsMark["state"]} state */
    function stateButton(state) {
      const button = qianshi.actionButton(state, () => choose(state));
      button.setAttribute("aria-label", `第 ${item.number} 项：${state}`);
      return { state, button };
    }

    /** @param {QsMark["state"]} state */
    function choose(state) {
      wanted = state;
      if (state !== "不涉及" || input.value.trim()) acts.set(state, input.value.trim());
      else draw(acts.mark());
      note.hidden = !ASKED[state];
      if (ASKED[state]) input.focus();
    }

    function write() {
      const text = input.value.trim(), mark = acts.mark();
      if (wanted === "不涉及" && text) acts.set(wanted, text);
      else if (mark && (mark.state !== "不涉及" || text)) acts.note(text);
    }

    /** @param {QsMark | null} mark */
    function draw(mark) {
      const state = mark?.state || "", asked = wanted || state;
      row.dataset.state = state;
      tick.textContent = state === "完成" || state === "拦住" ? "✓" : state ? "!" : "";
      said.textContent = mark ? `${state} ${tapWords(mark)}${mark.note ? `　${mark.note}` : ""}`.trim() : "";
      box.setAttribute("aria-pressed", String(state === "完成"));
      for (const one of [...side, ...others]) one.button.setAttribute("aria-pressed", String(one.state === asked));
      input.placeholder = ASKED[asked] || "";
      input.setAttribute("aria-invalid", String(wanted === "不涉及" && state !== wanted));
    }

    box.addEventListener("click", () => {
      const state = acts.mark()?.state;
      if (!state) return acts.set("完成", "");
      if (state === "完成") return acts.clear();
      note.hidden = !note.hidden;
    });
    input.addEventListener("input", write);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault(); // else the same key presses the box, and the text opens again
      note.hidden = true;
      box.focus();
    });

    return {
      element: row,
      show(mark) {
        if (!mark || !ASKED[mark.state]) {
          wanted = "";
          note.hidden = true;
        }
        if (document.activeElement !== input) input.value = mark?.note || "";
        draw(mark);
      },
    };
  };
})();
