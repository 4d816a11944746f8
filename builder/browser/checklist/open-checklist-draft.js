// A draft file's text to an event. A file that cannot be used is explained, never half taken.
//
// What a draft is stands in the shape that Python makes (data/letters.js); builder/program/events.py
// judges by the same and says the same.
"use strict";

(function () {
  const HALF = /\p{Surrogate}/u;

  /** @param {string} text @param {Record<string, unknown>} facts */
  const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));

  /** Whether half a character stands somewhere, however deep. @param {unknown} value */
  function isBroken(value) {
    const waiting = [value];
    while (waiting.length) {
      const one = waiting.pop();
      if (typeof one === "string" && HALF.test(one)) return true;
      if (typeof one !== "object" || one === null) continue;
      for (const [name, part] of Object.entries(one)) waiting.push(name, part);
    }
    return false;
  }

  /** The shape of a draft that was saved before its first time was known. @param {QsShape} shape @returns {QsShape} */
  function unfinished(shape) {
    const { segments, ...others } = shape.properties || {};
    return { ...shape, properties: { ...others, segments: { ...segments, minItems: 0 } } };
  }

  /** @type {Qianshi["parseDraft"]} */
  qianshi.parseDraft = function (content, index, letters, half) {
    let data;
    try {
      data = JSON.parse(content.replace(/^\uFEFF/, ""));
    } catch {
      return ["文件打不开：内容不完整，或不是本页保存的草稿。"];
    }
    return eventOf(data, index, letters, half);
  };

  /** @param {any} data @param {QsIndexEntry[]} index @param {QsLetters} letters @param {boolean} [half] */
  function eventOf(data, index, letters, half) {
    const { words, formats, shapes } = letters;
    if (typeof data !== "object" || data === null || Array.isArray(data)) return [words.no_draft];
    const known = formats.drafts, format = qianshi.wholeNumber(Object.hasOwn(data, "format") ? data.format : known);
    if (format === null) return [words.no_format];
    if (format > known) return [filled(words.newer, { format, known })];
    if (isBroken(data)) return [words.no_characters];
    const shape = half ? unfinished(shapes.drafts) : shapes.drafts;
    const { faults, value } = qianshi.judge(shape, letters, { format: 1, ...data });
    const event = /** @type {QsEvent} */ (value), type = typeof data.type === "string" ? data.type.trim() : "";
    if (type && !index.some((entry) => entry.type === type)) faults.push(filled(words.no_type, { type }));
    return faults.length ? faults : event;
  }

  /** One list of answers with plain numbers. @param {Record<string, string>} answers @param {string} title @param {QsQuestion[]} questions @param {QsLetters["words"]} words @param {string[]} faults */
  function fitted(answers, title, questions, words, faults) {
    const known = new Map(questions.map((question) => [question.name, question]));
    const fitting = Object.entries(answers).map(([name, answer]) => {
      const question = known.get(name);
      if (!question) faults.push(filled(words.not_asked, { title, name }));
      if (!question || question.options.length) {
        const strange = question && answer && !question.options.includes(answer);
        if (strange) faults.push(filled(words.no_answer, { text: question.text, answer }));
        return [name, answer];
      }
      const number = answer.normalize("NFKC").trim();
      if (answer && qianshi.wholeNumber(number) === null)
        faults.push(filled(words.no_number, { text: question.text, answer }));
      return [name, number];
    });
    return Object.fromEntries(fitting);
  }

  /** @type {Qianshi["fitAnswers"]} */
  qianshi.fitAnswers = function (type, draft, { words }) {
    const event = qianshi.withIds(qianshi.migrateDraft(draft, type));
    /** @type {string[]} */
    const faults = [];
    /** @param {Record<string, string>} answers @param {string} title @param {QsQuestion[] | undefined} asked */
    const fit = (answers, title, asked) => fitted(answers, title, asked || [], words, faults);
    /** @param {string} title @param {boolean} timed */
    const block = (title, timed) => type.blocks.find((x) => x.title === title && x.timed === timed);
    const answers = fit(event.answers, type.title, type.questions);
    const segments = event.segments.map((segment) => ({
      ...segment,
      answers: fit(segment.answers, segment.kind, block(segment.kind, true)?.questions),
    }));
    const under = Object.entries(event.circumstances).map(([title, given]) => {
      const known = block(title, false);
      if (!known) faults.push(filled(words.no_circumstance, { title: type.title, name: title }));
      return [title, known ? { ...given, answers: fit(given.answers, title, known.questions) } : given];
    });
    return { faults, event: { ...event, answers, segments, circumstances: Object.fromEntries(under) } };
  };
})();
