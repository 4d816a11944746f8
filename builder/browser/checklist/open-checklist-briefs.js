// What each of our leaders has to know of one stretch, for his 领导提示卡: a small row for each
// leader who is typed, folded until somebody wants it.
"use strict";

(function () {
  const element = qianshi.element;
  const { labelled, line } = qianshi.checklistFields;
  /** @type {[keyof QsBrief, string][]} */
  const FIELDS = [
    ["seat", "位置"],
    ["meets", "谁迎"],
    ["counterpart", "对方是谁"],
    ["says", "讲什么、做什么"],
    ["minutes", "几分钟"],
    ["dress", "着装"],
  ];
  /** How a half typed one stands in a draft: `brief.minutes.<leader>`. */
  const BRIEF = "brief.";
  const SOME_MINUTES = /^[1-9][0-9]{0,2}$/;

  /** The boxes of one leader. @param {string} who */
  function rowOf(who) {
    const inputs = FIELDS.map(([name, label]) => {
      const input = line();
      if (name === "minutes") Object.assign(input, { inputMode: "numeric", pattern: "[1-9][0-9]{0,2}" });
      return { name, input, box: labelled(label, input) };
    });
    const box = element("fieldset", { class: "qs-brief" }, element("legend", {}, who), ...inputs.map((x) => x.box));
    /** @param {keyof QsBrief} name */
    const text = (name) => inputs.find((x) => x.name === name)?.input.value.trim() || "";
    return {
      box,
      inputs,
      isEmpty: () => inputs.every(({ input }) => !input.value.trim()),
      /** @returns {QsBrief} */
      read: () => ({
        seat: text("seat"),
        meets: text("meets"),
        counterpart: text("counterpart"),
        says: text("says"),
        minutes: SOME_MINUTES.test(text("minutes")) ? Number(text("minutes")) : null,
        dress: text("dress"),
      }),
    };
  }

  /** @type {Qianshi["briefFields"]} */
  qianshi.briefFields = function () {
    const summary = element("summary", {}, "领导提示卡上写什么");
    const rows = element("div", { class: "qs-briefs" });
    const box = element("details", { class: "qs-more" }, summary, rows);
    box.hidden = true;
    /** Rows of names once typed stay as long as the page, so that a name mended brings its words back. @type {Map<string, ReturnType<typeof rowOf>>} */
    const made = new Map();
    /** @type {string[]} */
    let shown = [];

    /** @param {string} who */
    function rowFor(who) {
      const row = made.get(who) || rowOf(who);
      made.set(who, row);
      return row;
    }

    /** Those of whom something is typed. */
    const told = () => shown.map((who) => ({ who, row: rowFor(who) })).filter(({ row }) => !row.isEmpty());

    return {
      box,
      show(names) {
        shown = [...new Set(names)];
        rows.replaceChildren(...shown.map((who) => rowFor(who).box));
        box.hidden = !shown.length;
      },
      read: () => Object.fromEntries(told().map(({ who, row }) => [who, row.read()])),
      fill(briefs) {
        for (const [who, brief] of Object.entries(briefs))
          for (const { name, input } of rowFor(who).inputs) input.value = String(brief[name] ?? "");
      },
      typed: () =>
        told().flatMap(({ who, row }) =>
          row.inputs.map(({ name, input }) => /** @type {[string, string]} */ ([`${BRIEF}${name}.${who}`, input.value])),
        ),
      resume(values) {
        for (const who of shown)
          for (const { name, input } of rowFor(who).inputs) input.value = values[`${BRIEF}${name}.${who}`] || "";
      },
    };
  };
})();
