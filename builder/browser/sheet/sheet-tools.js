// Small buttons beside the lines of a sheet on the screen: say something of a line, word it anew,
// strike it, add one. What they do is the page's business; it finds them by their data.
"use strict";

(function () {
  const element = qianshi.element;

  /** @param {string} act @param {string} words @param {string} name @param {string} line */
  const button = (act, words, name, line) =>
    element("button", { type: "button", class: "qs-line-tool", "data-act": act, "data-line": line, "aria-label": name }, words);

  /** @type {Qianshi["lineTools"]} */
  qianshi.lineTools = function (line, label, { own, fixed }) {
    const tools = [button("opine", "意见", `${label}：提意见`, line), button("edit", "改字", `${label}：改字`, line)];
    if (own) tools.push(button("drop", "去掉", `${label}：去掉`, line));
    else if (!fixed) tools.push(button("strike", "划去", `${label}：划去`, line));
    tools.slice(1).forEach((tool) => (tool.tabIndex = -1));
    const box = element("span", { class: "qs-line-tools" }, ...tools);
    box.addEventListener("keydown", go);
    return box;
  };

  /** One stop of the Tab key a line; the arrow keys go on from there. @param {KeyboardEvent} event */
  function go(event) {
    const from = /** @type {HTMLElement} */ (event.target);
    const next = event.key === "ArrowRight" ? from.nextElementSibling : event.key === "ArrowLeft" ? from.previousElementSibling : null;
    if (next instanceof HTMLElement) next.focus();
  }

  /** @type {Qianshi["addTool"]} */
  qianshi.addTool = (pause, title) => button("add", "加一条", `${title}：加一条`, pause);
})();
