// The chooser of papers: what it names is what the page shows and what 打印 prints.
"use strict";

(function () {
  const element = qianshi.element;

  /** @type {Qianshi["paperChooser"]} */
  qianshi.paperChooser = function (changed, print) {
    const options = qianshi.papers.map(({ name, label }) =>
      element("option", { value: name }, label),
    );
    const select = element("select", { id: "qs-paper", class: "qs-input" }, ...options);
    const pocket = element("input", { id: "qs-pocket", type: "checkbox" });
    const small = element("span", { class: "qs-option", hidden: "" }, pocket);
    small.append(element("label", { for: "qs-pocket" }, "A5 口袋版"));
    const button = element("button", { type: "button", class: "qs-button" }, "打印");
    const label = element("label", { for: "qs-paper" }, "印哪一张");
    const box = element("div", { class: "qs-papers" }, label, select, small, button);
    const kind = () =>
      qianshi.papers.find((paper) => paper.name === select.value) || qianshi.papers[0];
    button.addEventListener("click", print);
    pocket.addEventListener("change", changed);
    select.addEventListener("change", () => {
      small.hidden = !kind().pocket;
      changed();
    });
    return {
      element: box,
      kind,
      pocket: () => pocket.checked && kind().pocket,
      enable: (on) => (button.disabled = !on),
    };
  };
})();
