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

  /** A paper that there is only where something is late. @param {QsPaperProgram} paper */
  const isRush = ({ sections }) => sections.every(({ when }) => when === "urgent");

  /** What an event opens with: once it has begun nobody is called any more. @param {QsPaperProgram[]} papers @param {QsEntry} entry */
  function firstOf(papers, { printed, result }) {
    const begun = qianshi.minuteOf(printed) >= result.start;
    return papers.find((paper) => !begun || !isRush(paper)) || papers[0];
  }

  /** @param {{ name: string, label: string }} paper */
  const choice = ({ name, label }) => element("option", { value: name }, label);

  /** @type {Qianshi["paperChooser"]} */
  qianshi.paperChooser = function (site, changed, say) {
    /** @type {QsPaperProgram[]} */
    let papers = [];
    /** @type {QsWordingProgram[]} */
    let texts = [];
    /** The name of what somebody chose, and the event that was shown last. */
    let picked = "", event = "";
    const select = element("select", { id: "qs-paper", class: "qs-input", "aria-label": "印哪一张" });
    const pocket = option("qs-pocket", "A5 口袋版", changed);
    const code = option("qs-code", "印二维码（只含类型和回答）", changed);
    const group = element("optgroup", { label: "文稿" });
    /** @type {QsPaperChooser["kind"]} */
    const kind = () => named(select.value) || papers[0];
    select.addEventListener("change", () => {
      picked = select.value;
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
        fit();
      },
      suit(entry) {
        const offered = qianshi.papersFor(papers, entry), suiting = texts.filter((text) => qianshi.suits(text, entry.event));
        const first = firstOf(offered, entry), isNew = event !== entry.event.id;
        if (isNew && isRush(first)) picked = "";
        if (picked && ![...offered, ...suiting].some(({ name }) => name === picked)) giveWay(offered, isNew);
        event = entry.event.id;
        list(offered, suiting);
        select.value = picked || first.name;
        fit();
      },
      pocket: () => pocket.input.checked && kind().pocket > 0,
      coded: () => code.input.checked && !code.box.hidden,
    };

    /** To the first of the others but the calls: whoever chose something has seen these. @param {QsPaperProgram[]} offered @param {boolean} isNew */
    function giveWay(offered, isNew) {
      const next = offered.find((paper) => !isRush(paper)) || offered[0];
      if (!isNew) say([`这次没有“${kind().label}”可印，换成了“${next.label}”。`]);
      picked = isNew ? "" : next.name;
    }

    /** @param {string} name */
    function named(name) {
      return [...papers, ...texts].find((one) => one.name === name);
    }

    /** A list that somebody may have open is only touched where it differs. @param {QsPaperProgram[]} offered @param {QsWordingProgram[]} suiting */
    function list(offered, suiting) {
      const names = [...offered, ...suiting].map(({ name }) => name);
      if ([...select.options].map(({ value }) => value).join() === names.join()) return;
      group.replaceChildren(...suiting.map(choice));
      group.hidden = !suiting.length;
      select.replaceChildren(...offered.map(choice), group);
    }

    /** Only what this paper has; a code leads nowhere while the site has no public address. */
    function fit() {
      pocket.box.hidden = !kind().pocket;
      code.box.hidden = !kind().code || !site;
    }
  };
})();
