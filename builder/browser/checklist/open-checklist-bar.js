// What stays at the foot of 开检查单: in one line how the list stands, the paper, and what can be
// done just now. The page leaves as much room below a focused field as this takes.
"use strict";

(function () {
  const element = qianshi.element;

  /** What stands folded, and from which stage it is of use. @type {[keyof QsActs, string, QsStage][]} */
  const FOLDED = [
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

  /** What opens above the bar; Esc, a button pressed and a click elsewhere close it. @param {HTMLElement} panel */
  function fold(panel) {
    const more = element("details", { class: "qs-bar-more" }, element("summary", { class: "qs-button" }, "更多"), panel);
    more.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      more.open = false;
      more.querySelector("summary")?.focus();
    });
    document.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement || (target instanceof Node && !more.contains(target))) more.open = false;
    });
    return more;
  }

  /** The room that fields need above the foot of the window. @param {HTMLElement} dock */
  function keepClear(dock) {
    const tell = () => document.documentElement.style.setProperty("--qs-dock", `${dock.offsetHeight}px`);
    new ResizeObserver(tell).observe(dock);
  }

  /** @type {Qianshi["actionButton"]} */
  qianshi.actionButton = button;

  /** @type {Qianshi["checklistBar"]} */
  qianshi.checklistBar = function (messages, counts, chooser, files, acts) {
    const folded = FOLDED.map(([act, label, from]) => ({ from, button: button(label, acts[act]) }));
    const print = button("打印", acts.print), save = button("存草稿", acts.saveDraft);
    const opens = button("打开草稿文件", acts.openDraft), go = button("去填", acts.goToOpen);
    const onSite = button("现场", acts.onSite), issue = button("发单", acts.issue);
    print.classList.add("qs-button--primary");
    go.classList.add("qs-go");
    const keeping = keepingBox(acts);
    const panel = element("div", { class: "qs-bar-panel" }, ...chooser.options, files, ...folded.map((x) => x.button), keeping.box);
    const more = fold(panel);
    const bar = element("div", { class: "qs-bar" }, counts, go, chooser.select, onSite, print, issue, save, more);
    const dock = element("div", { class: "qs-dock" }, messages, bar);
    keepClear(dock);
    return {
      element: dock,
      at(stage, open) {
        const reached = STAGES.indexOf(stage);
        for (const x of folded) x.button.hidden = STAGES.indexOf(x.from) > reached;
        chooser.select.hidden = print.hidden = issue.hidden = onSite.hidden = stage !== "list";
        files.classList.toggle("qs-later", stage !== "list");
        save.hidden = keeping.box.hidden = more.hidden = stage === "start";
        if (stage === "start") bar.append(opens);
        else panel.prepend(opens);
        go.hidden = !open;
      },
      keeps: () => keeping.input.checked,
      keep(on) {
        keeping.input.checked = on;
        keeping.clear.hidden = !on;
      },
    };
  };
})();
