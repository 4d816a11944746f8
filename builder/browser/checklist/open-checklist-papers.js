// The chooser of papers: what it names is what the page shows and what 打印 prints.
"use strict";

(function () {
  const element = qianshi.element;

  /** @param {string} id @param {string} label @param {() => void} changed */
  function option(id, label, changed) {
    const input = element("input", { id, type: "checkbox" });
    const box = element("span", { class: "qs-option" }, input);
    box.append(element("label", { for: id }, label));
    input.addEventListener("change", changed);
    return { box, input };
  }

  /** @type {Qianshi["paperChooser"]} */
  qianshi.paperChooser = function (site, changed, print) {
    const options = qianshi.papers.map(({ name, label }) =>
      element("option", { value: name }, label),
    );
    const select = element("select", { id: "qs-paper", class: "qs-input" }, ...options);
    const pocket = option("qs-pocket", "A5 口袋版", changed);
    const code = option("qs-code", "印二维码（只含类型和回答）", changed);
    const button = element("button", { type: "button", class: "qs-button" }, "打印");
    const label = element("label", { for: "qs-paper" }, "印哪一张");
    const box = element("div", { class: "qs-papers" }, label, select, pocket.box, code.box, button);
    const kind = () =>
      qianshi.papers.find((paper) => paper.name === select.value) || qianshi.papers[0];
    button.addEventListener("click", print);
    select.addEventListener("change", () => {
      offer();
      changed();
    });
    offer();
    return {
      element: box,
      kind,
      pocket: () => pocket.input.checked && kind().pocket,
      coded: () => code.input.checked && !code.box.hidden,
    };

    /** Only what this paper has; a code leads nowhere while the site has no public address. */
    function offer() {
      pocket.box.hidden = !kind().pocket;
      code.box.hidden = !kind().compact || !site;
    }
  };
})();
