// A ticked checklist's file to facts: every line that was 有问题 or 未做, in the sheet's words.
// The file is read as far as it is understood; nothing in it is trusted to be there.
"use strict";

(function () {
  const { element } = qianshi;
  const WRONG = ["有问题", "未做", "拦住"];
  const OPINIONS = ["不清楚", "多余"];

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value : "");

  /** @type {Qianshi["tickedFacts"]} */
  qianshi.tickedFacts = async function (content, choices) {
    let data;
    try {
      data = JSON.parse(content.replace(/^\uFEFF/, ""));
    } catch {
      return "文件打不开：内容不完整，或不是开检查单时保存的草稿。";
    }
    if (isObject(data) && isObject(data.draft)) data = data.draft; // a run record holds it
    if (!isObject(data)) return "这不是一份活动草稿。";
    const type = text(data.type);
    if (!choices.some((choice) => choice.type === type)) return `没有“${type}”这个活动类型，可能是别的站点存的草稿。`;
    const program = /** @type {QsTypeProgram} */ (await qianshi.load("programs/" + type));
    const known = { program, added: ownTexts(data.added) };
    const facts = entriesOf(data.marks).flatMap(([line, mark]) =>
      isObject(mark) && WRONG.includes(text(mark.state)) ? factOf(line, text(mark.state), text(mark.note), known) : [],
    );
    const opinions = entriesOf(data.opinions).flatMap(([line, word]) =>
      OPINIONS.includes(text(word)) ? factOf(line, text(word), "", known) : [],
    );
    return { type, month: monthOf(data.segments), title: text(data.title), facts, opinions };
  };

  /** @param {unknown} value */
  const entriesOf = (value) => Object.entries(isObject(value) ? value : {});

  /** The lines added for this event, by the ids of lines. @param {unknown} added */
  const ownTexts = (added) => new Map((Array.isArray(added) ? added : []).filter(isObject).map((own) => [`own/${text(own.id)}`, text(own.text)]));

  /** @param {string} line @param {string} state @param {string} note @param {{ program: QsTypeProgram, added: Map<string, string> }} known @returns {QsFact[]} */
  function factOf(line, state, note, { program, added }) {
    const [first, second] = line.split(" ").map((part) => part.split("@")[0]); // whichever segment
    const pause = program.pauses.find((one) => one.name === first);
    const lines = pause ? pause.items : program.tasks, id = pause ? second : first;
    const words = added.get(id) || lines.find((one) => one.id === id)?.text;
    if (!words) return [];
    const where = pause ? `${pause.title}，` : "";
    return [{ line, pause: pause ? pause.name : "", text: where + words, state, note }];
  }

  /** @param {unknown} segments */
  function monthOf(segments) {
    const first = Array.isArray(segments) && isObject(segments[0]) ? text(segments[0].start) : "";
    return /^\d{4}-\d{2}-\d{2}/.test(first) ? first.slice(0, 7) : "";
  }

  /** @type {Qianshi["openTicked"]} */
  qianshi.openTicked = function (choices, use, fail) {
    const file = element("input", { type: "file", accept: ".json,application/json", hidden: "", "aria-label": "勾过的检查单" });
    const button = element("button", { type: "button", class: "qs-button" }, "从勾过的检查单开始");
    button.addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const chosen = file.files && file.files[0];
      file.value = "";
      if (chosen) take(qianshi.textOf(chosen));
    });
    qianshi.givenTicked((content) => take(Promise.resolve(content)));

    /** @param {Promise<string>} content */
    async function take(content) {
      const facts = content.then((read) => qianshi.tickedFacts(read, choices));
      const ticked = await facts.catch((fault) => String(fault.message));
      if (typeof ticked === "string") fail(ticked);
      else use(ticked);
    }

    return element("p", { class: "qs-screen-only" }, button, file);
  };
})();
