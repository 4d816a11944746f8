// The mark beside a line: on paper a box, on the screen a choice with a few words where needed.
"use strict";

(function () {
  const element = qianshi.element;
  const STATES = ["", "完成", "有问题", "拦住", "未做", "不涉及"];
  /** What the words beside a mark are for. @type {Record<string, string>} */
  const ASKED = {
    有问题: "出了什么问题（几个字）",
    拦住: "拦住了什么问题（几个字）",
    未做: "为什么没做（几个字）",
    不涉及: "为什么本次不涉及（写了才算）",
  };
  /** @type {Record<string, string>} */
  const OPINIONS = { "": "对这一条没有意见", 不清楚: "这条不清楚", 多余: "这条多余" };
  const LONGEST = "60";

  /** @param {QsEvent} event @param {string} line @returns {QsTypedMark} */
  const markOf = (event, line) =>
    Object.hasOwn(event.marks, line) ? event.marks[line] : { state: "", note: "" };

  /** @param {"div" | "span"} tag @param {string} name @param {...(Node | string)} children */
  const named = (tag, name, ...children) => element(tag, { class: name }, ...children);

  /** @type {Qianshi["markCell"]} */
  qianshi.markCell = function (event, line, label, screen, kind) {
    const mark = markOf(event, line);
    const cell = element("td", { class: "qs-tick", "data-state": mark.state });
    cell.append(named("span", "qs-box", mark.state === "完成" ? "✓" : ""));
    if (ASKED[mark.state]) cell.append(named("span", "qs-state", mark.state));
    if (screen) cell.append(choice(line, label, mark), qianshi.lineTools(line, label, kind));
    return cell;
  };

  /** @param {string} line @param {string} label @param {QsTypedMark} mark */
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
    const input = element("input", { type: "text", class: "qs-input", maxlength: LONGEST });
    input.autocomplete = "off";
    input.setAttribute("aria-label", label + "：说明");
    input.value = mark.note;
    const opinion = opinionOf(event, line, label);
    const box = named("div", "qs-note", input, opinion);
    ask(box, mark.state);
    return [box];
  };

  /** @param {QsEvent} event @param {string} line @param {string} label */
  function opinionOf(event, line, label) {
    const options = Object.entries(OPINIONS).map(([value, text]) => element("option", { value }, text));
    const select = element("select", { class: "qs-opinion" }, ...options);
    select.setAttribute("aria-label", label + "：对条目的意见");
    select.value = Object.hasOwn(event.opinions, line) ? event.opinions[line] : "";
    return select;
  }

  /**
   * Show the box for words only where words are asked, the opinion also where there is one.
   * @param {HTMLElement} box @param {string} state
   */
  function ask(box, state) {
    const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    const opinion = /** @type {HTMLSelectElement} */ (box.querySelector("select"));
    input.hidden = !ASKED[state];
    opinion.hidden = input.hidden && !opinion.value;
    box.hidden = opinion.hidden;
    input.placeholder = ASKED[state] || "";
    const missing = state === "不涉及" && !input.value.trim();
    input.setAttribute("aria-invalid", String(missing));
  }

  /** @type {Qianshi["openOpinion"]} */
  qianshi.openOpinion = function (row) {
    const select = /** @type {HTMLSelectElement | null} */ (row.querySelector(".qs-opinion"));
    const box = select && /** @type {HTMLElement} */ (select.parentElement);
    if (!select || !box) return;
    box.hidden = select.hidden = false;
    select.focus();
  };

  /** @type {Qianshi["markTyped"]} */
  qianshi.markTyped = function (control) {
    const row = control.closest("tr");
    const box = /** @type {HTMLElement | null} */ (row && row.querySelector(".qs-note"));
    if (!row || !box) return null;
    const select = /** @type {HTMLSelectElement} */ (row.querySelector("select.qs-mark"));
    const opinion = /** @type {HTMLSelectElement} */ (box.querySelector("select.qs-opinion"));
    const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    const state = /** @type {QsTypedMark["state"]} */ (select.value);
    const note = ASKED[state] ? input.value.trim() : "";
    ask(box, state);
    select.closest("td")?.setAttribute("data-state", state);
    const counts = state !== "不涉及" || !!note;
    const said = /** @type {QsOpinion} */ (opinion.value);
    return {
      line: select.dataset.line || "",
      mark: { state: counts ? state : "", note },
      counts,
      opinion: said,
    };
  };
})();
