// What is said of an event's stretches: when and where, what was answered, what is wanting.
//
// builder/program/stretches.py does the same; a change here is a change there.
"use strict";

(function () {
  const { MAIN, ON_THE_WAY, endOf, usualLength, titlesOf, givenAnswers, blockOf } = qianshi.spans;
  const { minuteOf, clockText, lengthWords } = qianshi.times;
  const DAY = 1440;

  /** @type {Qianshi["stretches"]["segmentsOf"]} */
  function segmentsOf(program, event, days, year) {
    const titles = titlesOf(program, event);
    return event.segments
      .map((segment, i) => {
        const start = minuteOf(segment.start), end = endOf(program, event, segment);
        const sameDay = Math.floor(start / DAY) === Math.floor(end / DAY);
        const until = sameDay ? clockText(end) : days.text(end, year);
        const clock = clockText(start) + (segment.end ? "—" + until : "");
        const { id, kind, place, people, car, leaders } = segment, title = titles[i];
        const day = days.dateText(start, year);
        const block = blockOf(program, segment), { touches } = block || program;
        const own_leaders = block ? block.own_leaders : program.own_leaders && !ON_THE_WAY.includes(kind);
        return { id, kind, title, start, end, day, clock, place, people, car, leaders, own_leaders, touches };
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
    questions.map(({ name, text, about, touches, default: usual }) => ({
      name,
      text: title + text.split("？")[0],
      answer: (Object.hasOwn(answers, name) && answers[name]) || usual,
      about,
      touches,
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

  /** Usual lengths that stand for an end that nobody typed. @param {QsProgram} program @param {QsEvent} event */
  function assumed(program, event) {
    const titles = titlesOf(program, event);
    const known = event.segments.flatMap((segment, i) => {
      const length = segment.end ? 0 : usualLength(program, event, segment);
      return length ? [`${titles[i]} ${lengthWords(length)}`] : [];
    });
    return known.length ? ["没有填结束时间，按通常时长算：" + known.join("、")] : [];
  }

  /** Stretches that bring no lines, as no block is called so. @param {QsProgram} program @param {QsEvent} event */
  function undescribed(program, event) {
    const known = program.blocks.filter((block) => block.timed).map((block) => block.title);
    const kinds = [...new Set(event.segments.map((segment) => segment.kind))];
    const strange = kinds.filter((kind) => known.length && ![MAIN, ...known].includes(kind));
    const words = `不是本类型的环节块，只进行程，没有它的清单；可用：${known.join("、")}`;
    return strange.map((kind) => `“${kind}”${words}`);
  }

  /** Where the usual length is only a guess, who has the next stretch goes there. @param {QsSegment} segment */
  const surelyUntil = ({ start, end }) => (end ? minuteOf(end) : minuteOf(start) + 1);

  /** Who would have to be in two places at once; an end nobody typed is no clash. @param {QsProgram} program @param {QsEvent} event */
  function clashes(program, event) {
    const titles = titlesOf(program, event);
    const there = (/** @type {QsSegment} */ s) => [...s.leaders, ...s.people];
    return event.segments.flatMap((one, i) =>
      event.segments.slice(i + 1).flatMap((other, j) => {
        const both = [...new Set(there(one).filter((name) => there(other).includes(name)))];
        const early = surelyUntil(one) <= minuteOf(other.start);
        const late = surelyUntil(other) <= minuteOf(one.start);
        if (!both.length || early || late || one.place === other.place) return [];
        const names = both.join("、"), pair = `“${titles[i]}”和“${titles[i + 1 + j]}”`;
        return [`${pair}时间重叠，${names}两处都要到，请改时间或换人`];
      }),
    );
  }

  /** @type {Qianshi["stretches"]["remarks"]} */
  const remarks = (program, event) => [
    ...assumed(program, event),
    ...undescribed(program, event),
    ...clashes(program, event),
  ];

  /** Lines that hang on an end nobody knows would stand at the start. @param {QsProgram} program @param {QsEvent} event */
  function noEnd(program, event) {
    const titles = titlesOf(program, event);
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

  qianshi.stretches = { segmentsOf, placeOf, answered, remarks, missing };
})();
