// A draft of format 1, where one list of answers spoke for the whole event, to format 2.
//
// builder/program/migrate.py does the same; a change here is a change there. Nothing typed is lost.
"use strict";

(function () {
  const WEEKEND = "weekend", NUMBER = /^[0-9]{1,9}$/;
  const { MAIN, BEFORE_IT } = qianshi.spans;
  /** Answers that say that there is no such stretch. */
  const NOTHING = ["", "否", "0", "不安排"];

  /** What the main stretch of a type, once 活动 for all, is called in its first preset. @param {QsPreset[]} presets */
  function mainKind(presets) {
    const kinds = (presets[0]?.segments || []).map((segment) => segment.kind);
    return kinds.find((kind) => !BEFORE_IT.includes(kind)) || MAIN;
  }

  /**
   * @param {any} moved @param {QsEventBlock} block @param {Record<string, string>} answers
   */
  function add(moved, block, answers) {
    if (block.timed) return moved.unfinished.push({ kind: block.title, ...answers });
    const given = moved.circumstances[block.title] || { answers: {} };
    moved.circumstances[block.title] = { ...given, answers: { ...given.answers, ...answers } };
  }

  /** To the first stretch that asks it; else the first block that asks it comes in. @param {any} moved @param {QsEventBlock[]} asking @param {string} name @param {string} answer */
  function answer(moved, asking, name, answer) {
    const segment = moved.segments.find((/** @type {QsSegment} */ s) =>
      asking.some((block) => block.title === s.kind),
    );
    if (!segment) return NOTHING.includes(answer) || add(moved, asking[0], { [name]: answer });
    const block = asking.find((x) => x.title === segment.kind);
    const options = block?.questions.find((q) => q.name === name)?.options || [];
    if (!options.length || options.includes(answer))
      segment.answers = { ...segment.answers, [name]: answer };
  }

  /** Whether an answer says that the block belongs, and it is not there yet. @param {any} moved @param {QsEventBlock} block @param {string} answer */
  function wants(moved, block, answer) {
    const there = moved.segments.filter((/** @type {QsSegment} */ s) => s.kind === block.title).length;
    return NUMBER.test(answer) ? Number(answer) > there : answer === "是" && !there;
  }

  /** @param {string} notes @param {string} line */
  const noted = (notes, line) => [notes, line].filter(Boolean).join("\n");

  /** @type {Qianshi["migrateDraft"]} */
  qianshi.migrateDraft = function (draft, { questions, retired, blocks, presets }) {
    if (draft.format === 2) return draft;
    const main = mainKind(presets);
    const moved = {
      ...draft,
      format: 2,
      answers: /** @type {Record<string, string>} */ ({}),
      segments: draft.segments.map((x) => ({ ...x, kind: x.kind === MAIN ? main : x.kind })),
      circumstances: { ...draft.circumstances },
      unfinished: [...draft.unfinished],
    };
    for (const [name, given] of Object.entries(draft.answers)) {
      const asking = blocks.filter((x) => x.questions.some((q) => q.name === name));
      const saying = blocks.filter((x) => x.sets.includes(name) || x.counts === name);
      const here = questions.some((q) => q.name === name), past = Object.hasOwn(retired, name);
      const known = asking.length || saying.length || name === WEEKEND || past;
      if (here || !known) moved.answers[name] = given;
      else if (asking.length) answer(moved, asking, name, given);
      else if (past) moved.notes = noted(moved.notes, given && `${retired[name]}：${given}`);
      else if (saying.length && wants(moved, saying[0], given)) add(moved, saying[0], {});
    }
    return moved;
  };

  /** @type {Qianshi["withIds"]} */
  qianshi.withIds = function (event) {
    /** @type {Set<string>} */
    const taken = new Set();
    const segments = event.segments.map((segment) => {
      let id = segment.id;
      for (let number = 2; taken.has(segment.kind + "\n" + id); number++) id = String(number);
      taken.add(segment.kind + "\n" + id);
      return { ...segment, id };
    });
    return { ...event, segments };
  };
})();
