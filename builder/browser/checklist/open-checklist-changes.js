// What was changed on this event's sheet, below it: each change with its way back, and a button
// that hands them to the maintainer as proposals.
"use strict";

(function () {
  const element = qianshi.element;
  const MOST_ROWS = 40;

  /** A line of the program by its key: `topic/name`, `pause topic/name`, either with `@segment`. @param {QsTypeProgram} program @param {string} key @returns {QsLineWords} */
  function lineOf(program, key) {
    const [first, second] = key.split(" ").map((part) => part.split("@")[0]);
    const pause = second ? program.pauses.find((one) => one.name === first) : undefined;
    const lines = [...program.tasks, ...program.pauses.flatMap((one) => one.items)];
    const found = (pause ? pause.items : lines).find((one) => one.id === (second || first));
    return { line: key, pause: pause?.name || "", where: pause ? `${pause.title}，` : "", text: found?.text || key };
  }

  /** @param {QsTypeProgram} program @param {QsOwnLine} own @returns {QsOwnChange} */
  function addition(program, { id, text, expect, pause }) {
    const name = pause.split("@")[0];
    const place = program.pauses.find((one) => one.name === name)?.title || "分工倒排表";
    const words = text + (expect ? `（应看到：${expect}）` : "");
    return {
      words: `加：${place}，${words}`,
      what: `开单时在“${place}”自己加了一条：“${words}”。`,
      prevent: "请维护人看能否列进清单。",
      line: "",
      pause: name,
      undo: (base) => (base.added = base.added.filter((one) => one.id !== id)),
    };
  }

  /** @param {QsTypeProgram} program @param {[string, string]} struck @returns {QsOwnChange} */
  function removal(program, [key, reason]) {
    const { where, text, ...place } = lineOf(program, key);
    return {
      words: `划去：${where}${text}（${reason}）`,
      what: `开单时划去了“${where}${text}”。理由：${reason}。`,
      prevent: "请维护人看这一条能否删去，或写明什么时候不用。",
      ...place,
      undo: (base) => delete base.struck[key],
    };
  }

  /** @param {QsTypeProgram} program @param {[string, string]} edited @returns {QsOwnChange} */
  function rewording(program, [key, words]) {
    const { where, text, ...place } = lineOf(program, key);
    return {
      words: `改：${where}${text} → ${words}`,
      what: `开单时把“${where}${text}”改成了“${words}”。`,
      prevent: "请维护人看能否照此改写。",
      ...place,
      undo: (base) => delete base.edited[key],
    };
  }

  /** @param {QsTypeProgram} program @param {QsEvent} event @returns {QsOwnChange[]} */
  const changesOf = (program, { added, struck, edited }) => [
    ...added.map((own) => addition(program, own)),
    ...Object.entries(struck).map((one) => removal(program, one)),
    ...Object.entries(edited).map((one) => rewording(program, one)),
  ];

  /** @type {Qianshi["ownChanges"]} */
  qianshi.ownChanges = function (page) {
    const list = element("ul", {});
    const report = qianshi.actionButton("把改动报给维护人", page.report);
    const box = element("section", { class: "qs-own-changes", hidden: "" }, element("h2", {}, "这次的改动"), list, report);

    /** @param {QsOwnChange} change */
    function entry({ words, undo }) {
      const back = element("button", { type: "button", class: "qs-plain-button", "aria-label": `撤回：${words}` }, "撤回");
      back.addEventListener("click", () => {
        page.form.change(undo);
        page.changed();
        report.focus();
      });
      return element("li", {}, words + "　", back);
    }

    return {
      element: box,
      /** @param {QsTypeProgram} program @param {QsEvent} event */
      show(program, event) {
        const changes = changesOf(program, event);
        box.hidden = !changes.length;
        list.replaceChildren(...changes.map(entry));
      },
    };
  };

  /** @type {Qianshi["reportChanges"]} */
  qianshi.reportChanges = async function (program, event) {
    const changes = changesOf(program, event).slice(0, MOST_ROWS);
    const rows = changes.map(({ what, prevent, line, pause }) => ({ what, prevent, pause, lines: line ? [line] : [] }));
    const rules = /** @type {QsPrivacy} */ (await qianshi.load("privacy"));
    const found = qianshi.privacyFinder(rules)(rows.map((row) => row.what).join("\n"));
    if (found.length) return `改动里有${found[0].label}，先改掉再报；姓名写成角色。`;
    const month = (event.segments[0]?.start || qianshi.clock.now()).slice(0, 7);
    const letter = { format: 1, receipt: qianshi.makeReceipt(), event_type: program.type, month, title: "开单时的改动", rows };
    return (await qianshi.sendLetter("meetings", letter)).text;
  };
})();
