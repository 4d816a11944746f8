// A field for a day or a time, typed as text and read in many spellings. Arrow keys go a day or
// half an hour on; leaving the field writes what was understood, or says that it was not.
"use strict";

(function () {
  const element = qianshi.element;
  const { timeOf, dateOf, dayAfter, later, now } = qianshi.clock;
  const STEP = 30, SMALL_STEP = 5;
  /** @type {Record<string, number>} */
  const WAYS = { ArrowUp: 1, ArrowDown: -1 };
  const HINTS = {
    date: "可写 12-8、12月8日、明天、周三；上下键换一天",
    start: "可写 9:30、9点半、0930；上下键加减半小时",
    end: "可写 11:00、11点、1100；上下键加减半小时",
  };

  /** @param {"date" | "start" | "end"} kind @param {string} text */
  const understood = (kind, text) =>
    kind === "date" ? dateOf(text, now().slice(0, 10)) : timeOf(text);

  /** @param {"date" | "start" | "end"} kind @param {string} from @param {number} way @param {boolean} small */
  function stepped(kind, from, way, small) {
    if (kind === "date") return from ? dayAfter(from, way) : now().slice(0, 10);
    const minutes = way * (small ? SMALL_STEP : STEP);
    return from ? later(`2026-01-02 ${from}`, minutes).slice(11) : "09:00";
  }

  /** @type {Qianshi["momentField"]} */
  qianshi.momentField = function (label, kind, startOf = () => "") {
    const input = element("input", { type: "text", class: "qs-input", autocomplete: "off", title: HINTS[kind] });
    input.id = qianshi.checklistFields.newId();
    const box = element("div", { class: `qs-field qs-field-${kind}` }, element("label", { for: input.id }, label), input);
    qianshi.offerPicks(input, kind, startOf);

    const read = () => understood(kind, input.value);
    const isStrange = () => !!input.value.trim() && !read();

    input.addEventListener("keydown", (event) => {
      if (!(event.key in WAYS) || event.altKey || event.ctrlKey) return;
      event.preventDefault();
      input.value = stepped(kind, read() || (kind === "end" ? startOf() : ""), WAYS[event.key], event.shiftKey);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", () => {
      input.value = read() || input.value.trim();
      input.setAttribute("aria-invalid", String(isStrange()));
    });
    return {
      box,
      input,
      read,
      fill(value) {
        input.value = value;
        input.removeAttribute("aria-invalid");
      },
      fault: () => (isStrange() ? `${label}“${input.value.trim()}”看不懂。` : ""),
    };
  };
})();
