// The mark beside a line: on paper a box, on the screen a choice with a few words where needed.
"use strict";

(function () {
  const element = qianshi.element;
  const STATES = ["", "完成", "有问题", "未做", "不涉及"];
  /** What the words beside a mark are for. @type {Record<string, string>} */
  const ASKED = {
    有问题: "出了什么问题（几个字）",
    未做: "为什么没做（几个字）",
    不涉及: "为什么本次不涉及（写了才算）",
  };
  const LONGEST = "60";

  /** @param {QsEvent} event @param {string} line */
  const markOf = (event, line) =>
    Object.hasOwn(event.marks, line) ? event.marks[line] : { state: "", note: "" };

  /** @param {"div" | "span"} tag @param {string} name @param {...(Node | string)} children */
  const named = (tag, name, ...children) => element(tag, { class: name }, ...children);

  /** @type {Qianshi["markCell"]} */
  qianshi.markCell = function (event, line, label, screen) {
    const mark = markOf(event, line);
    const cell = element("td", { class: "qs-tick", "data-state": mark.state });
    cell.append(named("span", "qs-box", mark.state === "完成" ? "✓" : ""));
    if (ASKED[mark.state]) cell.append(named("span", "qs-state", mark.state));
    if (screen) cell.append(choice(line, label, mark));
    return cell;
  };

  /** @param {string} line @param {string} label @param {QsMark} mark */
  function choice(line, label, mark) {
    const states = STATES.includes(mark.state) ? STATES : [...STATES, mark.state];
    const options = states.map((state) => element("option", { value: state }, state || "□"));
    const select = element("select", { class: "qs-mark", "data-line": line }, ...options);
    select.setAttribute("aria-label", label);
    select.value = mark.state;
    return select;
  }

  /** @type {Qianshi["markNote"]} */
  qianshi.markNote = function (event, line, label, screen) {
    const mark = markOf(event, line);
    if (!screen) return mark.note ? [named("div", "qs-note", "└ " + mark.note)] : [];
    const input = element("input", { type: "text", class: "qs-input qs-note", maxlength: LONGEST });
    input.autocomplete = "off";
    input.setAttribute("aria-label", label + "：说明");
    input.value = mark.note;
    ask(input, mark.state);
    return [input];
  };

  /** Show the box for words only where words are asked. @param {HTMLInputElement} input @param {string} state */
  function ask(input, state) {
    input.hidden = !ASKED[state];
    input.placeholder = ASKED[state] || "";
    const missing = state === "不涉及" && !input.value.trim();
    input.setAttribute("aria-invalid", String(missing));
  }

  /** @type {Qianshi["markTyped"]} */
  qianshi.markTyped = function (control) {
    const row = control.closest("tr");
    const select = /** @type {HTMLSelectElement | null} */ (row && row.querySelector("select.qs-mark"));
    const input = /** @type {HTMLInputElement | null} */ (row && row.querySelector("input.qs-note"));
    if (!select || !input) return null;
    const state = select.value, note = ASKED[state] ? input.value.trim() : "";
    ask(input, state);
    select.closest("td")?.setAttribute("data-state", state);
    const counts = state !== "不涉及" || !!note;
    return { line: select.dataset.line || "", mark: { state: counts ? state : "", note }, counts };
  };
})();
