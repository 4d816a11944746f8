// Single fields of the form of 开检查单: a labelled box, a question of each kind, a person.
"use strict";

(function () {
  const element = qianshi.element;
  let count = 0;
  const newId = () => "qs-form-" + ++count;

  /**
   * @param {string} label @param {HTMLInputElement | HTMLTextAreaElement} input @param {string} [hint]
   */
  function labelled(label, input, hint) {
    input.id = newId();
    input.classList.add("qs-input");
    const box = element(
      "div",
      { class: "qs-field" },
      element("label", { for: input.id }, label),
      input,
    );
    if (hint) box.append(explain(input, hint));
    return box;
  }

  /** @param {HTMLElement} target @param {string} hint */
  function explain(target, hint) {
    const id = newId();
    target.setAttribute("aria-describedby", id);
    return element("p", { class: "qs-hint", id }, hint);
  }

  const line = () => element("input", { type: "text", autocomplete: "off" });

  /** @param {QsQuestion} question */
  function numberQuestion(question) {
    const input = element("input", { type: "number", min: "0", max: "999999999", step: "1" });
    return { box: labelled(question.text, input, question.why), read: () => plain(input), fill };

    /** @param {string} answer */
    function fill(answer) {
      input.value = answer;
    }
  }

  /** A number as the evaluators read it. @param {HTMLInputElement} input */
  const plain = (input) => (/^[0-9]{1,9}$/.test(input.value) ? input.value : "");

  /**
   * @param {QsQuestion} question
   * @returns {{ box: HTMLElement, read: () => string, fill: (answer: string) => void }}
   */
  function choiceQuestion(question) {
    const box = element("fieldset", { class: "qs-choice" }, element("legend", {}, question.text));
    const name = newId();
    const radios = question.options.map((option) => {
      const radio = element("input", { type: "radio", name, value: option, id: newId() });
      const label = element("label", { for: radio.id }, option);
      box.append(element("span", { class: "qs-option" }, radio, label));
      return radio;
    });
    box.append(explain(box, question.why));
    return {
      box,
      read: () => radios.find((radio) => radio.checked)?.value || "",
      fill: (/** @type {string} */ answer) =>
        radios.forEach((radio) => (radio.checked = radio.value === answer)),
    };
  }

  /** @param {string} role */
  function personField(role) {
    const name = line();
    name.dataset.name = "";
    name.setAttribute("list", "qs-roster-names");
    const seconded = element("input", { type: "checkbox", id: newId() });
    const box = labelled(role, name);
    const label = element("label", { for: seconded.id }, "借调或实习");
    box.append(element("span", { class: "qs-option" }, seconded, label));
    return { box, name, seconded };
  }

  /** @param {QsQuestion} question */
  const question = (question) =>
    question.kind === "数字" ? numberQuestion(question) : choiceQuestion(question);

  qianshi.checklistFields = { newId, labelled, line, question, person: personField };
})();
