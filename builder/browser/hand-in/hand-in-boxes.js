// The boxes of 记一条经验: labelled, watched for what is private, read and written by name.
"use strict";

(function () {
  const MONTHS = 24;
  const { element } = qianshi;

  /** @type {Qianshi["handInBoxes"]} */
  qianshi.handInBoxes = function (choices, watch) {
    /** @type {Map<string, HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>} */
    const controls = new Map();

    /** @param {string} name @param {string} label @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control */
    function field(name, label, control) {
      control.id = "hand-in-" + name;
      controls.set(name, control);
      const made = element("div", { class: "qs-field" }, element("label", { for: control.id }, label), control);
      if (!(control instanceof HTMLSelectElement)) made.append(watch(control));
      return made;
    }

    /** @param {string} name @param {string} label @param {string} hint @param {boolean} required */
    function longAnswer(name, label, hint, required) {
      const made = element("textarea", { maxlength: "4000", placeholder: hint });
      made.required = required;
      return field(name, required ? label + "（必填）" : label, made);
    }

    function typeChoice() {
      const select = element("select", {}, element("option", { value: "" }, "不清楚"));
      for (const choice of choices) select.append(element("option", { value: choice.type }, choice.title));
      select.addEventListener("change", offerPauses);
      return select;
    }

    function monthChoice() {
      const select = element("select", {});
      const now = new Date();
      for (let back = 0; back < MONTHS; back += 1) select.append(monthOption(now.getFullYear() * 12 + now.getMonth() - back));
      return select;
    }

    function offerPauses() {
      const chosen = choices.find((choice) => choice.type === value("type"));
      const options = (chosen ? chosen.pauses : []).map((pause) => element("option", { value: pause.name }, pause.title));
      control("pause").replaceChildren(element("option", { value: "" }, "不清楚"), ...options);
    }

    /** @param {string} month */
    function chooseMonth(month) {
      const select = control("month");
      if (!/^\d{4}-\d{2}$/.test(month)) return;
      const options = select instanceof HTMLSelectElement ? [...select.options] : [];
      if (!options.some((option) => option.value === month))
        select.append(monthOption(Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1));
      select.value = month;
    }

    function read() {
      return Object.fromEntries([...controls.keys()].map((name) => [name, value(name)]));
    }

    /** @param {QsTyped} typed */
    function write(typed) {
      for (const name of ["type", "month"]) fill(name, typed[name]);
      offerPauses();
      for (const name of controls.keys()) fill(name, typed[name]);
    }

    /** @param {string} name @param {string | undefined} text */
    function fill(name, text) {
      if (text === undefined) return;
      control(name).value = text;
      control(name).dispatchEvent(new Event("qs-filled"));
    }

    /** @param {string} name */
    function value(name) {
      return control(name).value.trim();
    }

    /** @param {string} name */
    function area(name) {
      return /** @type {HTMLTextAreaElement} */ (controls.get(name));
    }

    /** @param {string} name */
    function control(name) {
      return /** @type {HTMLInputElement} */ (controls.get(name));
    }

    return { field, longAnswer, typeChoice, monthChoice, offerPauses, chooseMonth, read, write, fill, value, area, control };
  };

  /** @param {number} months since the year 0 */
  function monthOption(months) {
    const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
    const value = `${year}-${String(month).padStart(2, "0")}`;
    return element("option", { value }, `${year}年${month}月`);
  }
})();
