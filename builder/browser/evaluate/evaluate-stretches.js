// What is said of an event's stretches: when and where, what was answered, what is wanting.
//
// builder/program/stretches.py does the same; a change here is a change there.
"use strict";

(function () {
  const { endOf, usualLength, titlesOf, givenAnswers, blockOf } = qianshi.spans;
  const { minuteOf, clockText } = qianshi.times;
  const DAY = 1440;

  /** @type {Qianshi["stretches"]["segmentsOf"]} */
  function segmentsOf(program, event, days, year) {
    const titles = titlesOf(event);
    return event.segments
      .map((segment, i) => {
        const start = minuteOf(segment.start), end = endOf(program, event, segment);
        const sameDay = Math.floor(start / DAY) === Math.floor(end / DAY);
        const until = sameDay ? clockText(end) : days.text(end, year);
        const clock = clockText(start) + (segment.end ? "—" + until : "");
        const { id, kind, place, people, car, leaders } = segment, title = titles[i];
        const day = days.dateText(start, year);
        return { id, kind, title, start, end, day, clock, place, people, car, leaders };
      })
      .sort((a, b) => a.start - b.start);
  }

  /** Every place in the order of time. @param {QsEvent} event */
  function placeOf(event) {
    const inOrder = [...event.segments].sort((a, b) => minuteOf(a.start) - minuteOf(b.start));
    return [...new Set(inOrder.map((s) => s.place).filter(Boolean))].join("→");
  }

  /** @param {QsQuestion[]} questions @param {Record<string, string>} answers @param {string} title */
  const answersTo = (questions, answers, title) =>
    questions.map(({ name, text, about, default: usual }) => ({
      name,
      text: title + text.split("？")[0],
      answer: (Object.hasOwn(answers, name) && answers[name]) || usual,
      about,
    }));

  /** @type {Qianshi["stretches"]["answered"]} */
  function answered(program, event) {
    const found = answersTo(program.questions, event.answers, "");
    for (const block of program.blocks) {
      const given = givenAnswers(block, event);
      given.forEach((answers, i) => {
        const title = given.length > 1 ? `${block.title} ${i + 1}：` : "";
        found.push(...answersTo(block.questions, answers, title));
      });
    }
    return found;
  }

  /** @type {Qianshi["stretches"]["assumed"]} */
  function assumed(program, event) {
    const titles = titlesOf(event);
    return event.segments.flatMap((segment, i) => {
      const length = usualLength(program, event, segment);
      const said = !segment.end && length;
      return said ? [`“${titles[i]}”没有填结束时间，按 ${length} 分钟算`] : [];
    });
  }

  /** Lines that hang on an end nobody knows would stand at the start. @param {QsProgram} program @param {QsEvent} event */
  function noEnd(program, event) {
    const titles = titlesOf(event);
    const last = event.segments.map((s) => s.start).reduce((a, b) => (a < b ? b : a));
    return event.segments.flatMap((segment, i) => {
      const block = blockOf(program, segment);
      const hangs = block ? block.hangs_on_end : segment.start === last && program.hangs_on_end;
      const open = hangs && !segment.end && !usualLength(program, event, segment);
      return open ? [`“${titles[i]}”没有填结束时间：有的节点从结束时刻算起，请填上`] : [];
    });
  }

  /** @param {QsProgram} program @param {QsEvent} event */
  function noElements(program, event) {
    /** @type {string[]} */
    const found = [];
    if (!program.elements) return found;
    if (!placeOf(event)) found.push("没有填地点：三要素（时间、地点、人员）不全不发单，请在时段里填上");
    const people = event.segments.some((s) => s.people.length || s.leaders.length);
    const named = event.guests || event.leaders.length || Object.keys(event.people).length;
    if (!named && !people) found.push("没有填人员：请填来宾、参加人员或谁来做，填一处就行");
    return found;
  }

  /** @type {Qianshi["stretches"]["missing"]} */
  const missing = (program, event) => [...noEnd(program, event), ...noElements(program, event)];

  qianshi.stretches = { segmentsOf, placeOf, answered, assumed, missing };
})();
