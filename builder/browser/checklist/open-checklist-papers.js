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
    /** @type {QsPaperProgram[]} */
    let papers = [];
    /** @type {QsWordingProgram[]} */
    let texts = [];
    const select = element("select", { id: "qs-paper", class: "qs-input", "aria-label": "印哪一张" });
    const pocket = option("qs-pocket", "A5 口袋版", changed);
    const code = option("qs-code", "印二维码（只含类型和回答）", changed);
    const group = element("optgroup", { label: "文稿", hidden: "" });
    /** @type {QsPaperChooser["kind"]} */
    const kind = () => [...papers, ...texts].find(({ name }) => name === select.value) || papers[0];
    select.addEventListener("change", () => {
      fit();
      changed();
    });
    return {
      select,
      options: [pocket.box, code.box],
      kind,
      offer(all, wordings) {
        papers = all;
        texts = wordings;
        select.replaceChildren(...all.map(choice), group);
        fit();
      },
      suit({ event, result }) {
        const chosen = select.value, suiting = texts.filter((text) => qianshi.suits(text, event));
        const before = [...group.children].map((option) => /** @type {HTMLOptionElement} */ (option).value);
        if (before.join() === suiting.map(({ name }) => name).join()) return;
        group.replaceChildren(...suiting.map(choice));
        group.hidden = !suiting.length;
        putRush(result.urgent);
        select.value = [...papers, ...suiting].some(({ name }) => name === chosen) ? chosen : papers[0].name;
        fit();
      },
      pocket: () => pocket.input.checked && kind().pocket > 0,
      coded: () => code.input.checked && !code.box.hidden,
    };

    /** A paper that there is only where something is late stands first then, and is not offered else. @param {boolean} urgent */
    function putRush(urgent) {
      const rush = papers.filter(({ sections }) => sections.every(({ when }) => when === "urgent"));
      for (const option of [...select.options].filter(({ value }) => rush.some(({ name }) => name === value))) {
        option.hidden = option.disabled = !urgent;
        select.prepend(option);
      }
    }

    /** @param {QsPaperProgram} paper */
    function choice({ name, label }) {
      return element("option", { value: name }, label);
    }

    /** Only what this paper has; a code leads nowhere while the site has no public address. */
    function fit() {
      pocket.box.hidden = !kind().pocket;
      code.box.hidden = !kind().code || !site;
    }
  };
})();
