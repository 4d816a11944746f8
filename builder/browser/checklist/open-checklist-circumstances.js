// Circumstances of an event (外宾, 媒体, 户外 …): each a button that is on or off, with the
// questions of those that are on below.
"use strict";

(function () {
  const element = qianshi.element;
  const { question } = qianshi.checklistFields;

  /** @param {QsEventBlock} block @param {() => void} changed */
  function chipOf(block, changed) {
    const button = element("button", { type: "button", class: "qs-chip", "aria-pressed": "false" }, block.title);
    if (block.summary) button.title = block.summary;
    const asked = block.questions.map((one) => ({ name: one.name, default: one.default, ...question(one) }));
    const legend = element("legend", {}, block.title);
    const box = element("fieldset", { class: "qs-circumstance", hidden: "" }, legend, ...asked.map((one) => one.box));
    const isOn = () => button.getAttribute("aria-pressed") === "true";

    /** @param {boolean} on */
    function set(on) {
      button.setAttribute("aria-pressed", String(on));
      box.hidden = !on || !asked.length;
    }

    button.addEventListener("click", () => {
      set(!isOn());
      changed();
    });
    return {
      title: block.title,
      button,
      box,
      isOn,
      set,
      answers: () => Object.fromEntries(asked.map((one) => [one.name, one.read()]).filter(([, answer]) => answer)),
      /** @param {Record<string, string>} answers */
      fill: (answers) => asked.forEach((one) => one.fill(answers[one.name] || one.default)),
    };
  }

  /** @type {Qianshi["circumstances"]} */
  qianshi.circumstances = function (changed) {
    const buttons = element("div", { class: "qs-chips", role: "group", "aria-label": "还有这些情形" });
    const details = element("div", {});
    const box = element("div", { class: "qs-circumstances", hidden: "" }, buttons, details);
    /** @type {ReturnType<typeof chipOf>[]} */
    let chips = [];
    /** Those of a draft or another type that this type does not offer. @type {QsEvent["circumstances"]} */
    let others = {};

    const read = () => Object.fromEntries(chips.filter((chip) => chip.isOn()).map((chip) => [chip.title, { answers: chip.answers() }]));

    /** @param {QsEvent["circumstances"]} chosen */
    function show(chosen) {
      for (const chip of chips) {
        chip.set(Object.hasOwn(chosen, chip.title));
        chip.fill(chosen[chip.title]?.answers || {});
      }
      const known = new Set(chips.map((chip) => chip.title));
      others = Object.fromEntries(Object.entries(chosen).filter(([title]) => !known.has(title)));
    }

    return {
      element: box,
      read,
      fill: show,
      offer(program) {
        const chosen = { ...others, ...read() };
        chips = program.blocks.filter((block) => !block.timed).map((block) => chipOf(block, changed));
        box.hidden = !chips.length;
        buttons.replaceChildren("还有", ...chips.map((chip) => chip.button));
        details.replaceChildren(...chips.map((chip) => chip.box));
        show(chosen);
      },
      /** Switch on what a preset has. */
      add: (titles) => show({ ...Object.fromEntries(titles.map((title) => [title, { answers: {} }])), ...read() }),
    };
  };
})();
