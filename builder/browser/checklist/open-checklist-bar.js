// The bar of 开检查单: what can be done just now, and nothing that cannot.
"use strict";

(function () {
  const element = qianshi.element;

  /** What each button needs to be of use. @type {[keyof QsActs, string, QsStage][]} */
  const BUTTONS = [
    ["saveDraft", "保存草稿文件", "type"],
    ["openDraft", "打开草稿文件", "start"],
    ["again", "再办一次（勾选清零）", "list"],
    ["saveCalendar", "存日历文件", "list"],
    ["saveRecord", "办完了，存运行记录", "list"],
  ];
  /** @type {QsStage[]} */
  const STAGES = ["start", "type", "list"];

  /** @param {string} label @param {() => void} act */
  function button(label, act) {
    const made = element("button", { type: "button", class: "qs-button" }, label);
    made.addEventListener("click", act);
    return made;
  }

  /** @param {QsActs} acts */
  function keepingBox(acts) {
    const input = element("input", { id: "qs-keep", type: "checkbox" });
    const box = element("span", { class: "qs-option" }, input);
    const label = "在这台电脑上留一份（公用电脑请不要勾）";
    const clear = button("清除", acts.forget);
    box.append(element("label", { for: "qs-keep" }, label), clear);
    input.addEventListener("change", () => (input.checked ? acts.keep() : acts.forget()));
    return { box, input, clear };
  }

  /** @type {Qianshi["actionButton"]} */
  qianshi.actionButton = button;

  /** @type {Qianshi["checklistBar"]} */
  qianshi.checklistBar = function (counts, papers, acts) {
    const made = BUTTONS.map(([act, label, from]) => ({ from, button: button(label, acts[act]) }));
    const keeping = keepingBox(acts);
    const actions = element("div", { class: "qs-actions" }, ...made.map((x) => x.button));
    const bar = element("div", { class: "qs-bar" }, counts, papers, actions, keeping.box);
    return {
      element: bar,
      at(stage) {
        const reached = STAGES.indexOf(stage);
        for (const x of made) x.button.hidden = STAGES.indexOf(x.from) > reached;
        papers.hidden = stage !== "list";
        keeping.box.hidden = stage === "start";
      },
      keeps: () => keeping.input.checked,
      keep(on) {
        keeping.input.checked = on;
        keeping.clear.hidden = !on;
      },
    };
  };
})();
