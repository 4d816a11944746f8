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
  qianshi.paperChooser = function (site, changed) {
    const options = qianshi.papers.map(({ name, label }) => element("option", { value: name }, label));
    const select = element("select", { id: "qs-paper", class: "qs-input", "aria-label": "印哪一张" }, ...options);
    const pocket = option("qs-pocket", "A5 口袋版", changed);
    const code = option("qs-code", "印二维码（只含类型和回答）", changed);
    const kind = () => qianshi.papers.find((paper) => paper.name === select.value) || qianshi.papers[0];
    select.addEventListener("change", () => {
      offer();
      changed();
    });
    offer();
    return {
      select,
      options: [pocket.box, code.box],
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
