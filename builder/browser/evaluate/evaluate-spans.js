// The event and its segments as stretches that lines count from, each with the facts it knows.
//
// builder/program/spans.py does the same; a change here is a change there.
"use strict";

(function () {
  const MAIN = "活动";
  /** What comes before the main stretch where none is called that. */
  const BEFORE_IT = ["接站", "住宿"];
  const ON_THE_WAY = [...BEFORE_IT, "送站"];
  const YES = "是", NO = "否";

  /** The pre-filled answer stands where none was given. @param {QsQuestion[]} questions @param {Record<string, string>} answers */
  function answersTo(questions, answers) {
    /** @type {QsSpanFacts} */
    const facts = Object.create(null);
    for (const q of questions)
      facts[q.name] = [(Object.hasOwn(answers, q.name) && answers[q.name]) || q.default];
    return facts;
  }

  /** @param {QsProgram} program @param {QsSegment} segment */
  const blockOf = (program, segment) => program.blocks.find((b) => b.title === segment.kind);

  /** Minutes; 0 where nobody can say. @param {QsProgram} program @param {QsEvent} event @param {QsSegment} segment */
  function usualLength(program, event, segment) {
    const block = blockOf(program, segment);
    if (block) return block.length;
    return segment.kind === MAIN || event.segments.length === 1 ? program.length : 0;
  }

  /** @param {QsProgram} program @param {QsEvent} event @param {QsSegment} segment */
  function endOf(program, event, segment) {
    const { minuteOf } = qianshi.times;
    if (segment.end) return minuteOf(segment.end);
    return minuteOf(segment.start) + usualLength(program, event, segment);
  }

  /** Its own title, else its word, numbered where there are more. @param {QsProgram} program @param {QsEvent} event */
  function titlesOf(program, event) {
    const called = new Map(program.blocks.map((block) => [block.title, block.stretch_word]));
    called.set(MAIN, program.stretch_word);
    const words = event.segments.map(({ kind }) => called.get(kind) || kind);
    return event.segments.map(({ title }, i) => {
      const same = (/** @type {string} */ word) => word === words[i];
      const number = words.slice(0, i + 1).filter(same).length;
      return title || words[i] + (words.filter(same).length > 1 ? " " + number : "");
    });
  }

  /** The answers of every segment of a block, or of the circumstance. @param {QsEventBlock} block @param {QsEvent} event */
  function givenAnswers(block, event) {
    if (block.timed) return event.segments.filter((s) => s.kind === block.title).map((s) => s.answers);
    return Object.hasOwn(event.circumstances, block.title)
      ? [event.circumstances[block.title].answers]
      : [];
  }

  /** The segments with which the event starts and ends. @param {QsProgram} program @param {QsEvent} event */
  function insideOf(program, event) {
    const inside = event.segments.filter((s) => !blockOf(program, s)?.apart);
    return inside.length ? inside : event.segments;
  }

  /**
   * Every anchor the whole event has, in minutes. Where nobody called a segment 活动, the first
   * one that does not come before it is meant.
   * @param {QsProgram} program @param {QsEvent} event
   */
  function anchorsOf(program, event) {
    const { minuteOf } = qianshi.times;
    /** @type {Map<string, number>} */
    const anchors = new Map();
    for (const segment of event.segments) {
      const key = "seg:" + segment.kind, start = minuteOf(segment.start);
      anchors.set(key, Math.min(anchors.get(key) ?? start, start));
    }
    const inside = insideOf(program, event);
    const start = Math.min(...inside.map((s) => minuteOf(s.start)));
    const end = Math.max(...inside.map((s) => endOf(program, event, s)));
    const first = Math.min(...thereOf(inside).map((s) => minuteOf(s.start)));
    anchors.set("start", start).set("end", end);
    anchors.set("seg:" + MAIN, anchors.get("seg:" + MAIN) ?? first);
    anchors.set("arrive", anchors.get("seg:接站") ?? start);
    if (event.promise) anchors.set("promise", minuteOf(event.promise));
    return anchors.set("event-start", start).set("event-end", end);
  }

  /** Where the event itself takes place: on the way is before it. @param {QsSegment[]} inside */
  function thereOf(inside) {
    const there = inside.filter((s) => !BEFORE_IT.includes(s.kind));
    return there.length ? there : inside;
  }

  /** Of the first stretch that has one and does not come before the event. @param {QsProgram} program @param {QsEvent} event */
  function mainPlace(program, event) {
    const there = [...thereOf(insideOf(program, event))];
    there.sort((a, b) => qianshi.times.minuteOf(a.start) - qianshi.times.minuteOf(b.start));
    return there.find((s) => s.place)?.place || "";
  }

  /** @param {QsProgram} program @param {QsEvent} event */
  function saidByBlocks(program, event) {
    /** @type {QsSpanFacts} */
    const facts = Object.create(null);
    for (const block of program.blocks)
      for (const answers of givenAnswers(block, event))
        for (const [name, values] of Object.entries(answersTo(block.questions, answers)))
          facts[name] = [...(facts[name] || []), ...values];
    return facts;
  }

  /** 是 when one of several blocks is there; numbers are added up. @param {QsProgram} program @param {QsEvent} event */
  function saidByPresence(program, event) {
    /** @type {QsSpanFacts} */
    const facts = Object.create(null);
    for (const block of program.blocks) {
      const number = givenAnswers(block, event).length;
      for (const name of block.sets)
        facts[name] = [number || (facts[name] || [NO])[0] === YES ? YES : NO];
      if (block.counts)
        facts[block.counts] = [String(Number((facts[block.counts] || ["0"])[0]) + number)];
    }
    return facts;
  }

  /** @param {QsProgram} program @param {QsEvent} event @param {number} start @param {QsDays} days @returns {QsSpanFacts} */
  function factsOf(program, event, start, days) {
    return Object.assign(
      Object.create(null),
      saidByBlocks(program, event),
      saidByPresence(program, event),
      { weekend: [days.isOdd(Math.floor(start / 1440)) ? YES : NO] },
      answersTo(program.questions, event.answers),
    );
  }

  /** @type {Qianshi["spans"]["of"]} */
  function of(program, event, days) {
    const anchors = anchorsOf(program, event), titles = titlesOf(program, event);
    const facts = factsOf(program, event, /** @type {number} */ (anchors.get("start")), days);
    /** @param {QsQuestion[]} questions @param {Record<string, string>} answers @returns {QsSpanFacts} */
    const also = (questions, answers) =>
      Object.assign(Object.create(null), facts, answersTo(questions, answers));
    const none = { number: 0, scope: "", suffix: "", title: "", place: "", usualPlace: "" };
    const there = { ...none, place: mainPlace(program, event) };
    /** @type {QsSpan[]} */
    const spans = [{ ...there, usualPlace: program.place_word, facts, anchors }];
    for (const { slug, title, timed, questions, place_word: usualPlace } of program.blocks)
      if (!timed && Object.hasOwn(event.circumstances, title)) {
        const own = also(questions, event.circumstances[title].answers);
        spans.push({ ...there, scope: slug, title, usualPlace, facts: own, anchors });
      }
    event.segments.forEach((segment, i) => {
      const block = blockOf(program, segment);
      if (!block) return;
      const between = new Map(anchors).set("start", qianshi.times.minuteOf(segment.start));
      between.set("end", endOf(program, event, segment));
      const suffix = segment.id ? "@" + segment.id : "", own = also(block.questions, segment.answers);
      const { slug: scope, place_word: usualPlace } = block, { place } = segment, title = titles[i];
      const named = { number: i + 1, scope, suffix, title, place, usualPlace };
      spans.push({ ...named, facts: own, anchors: between });
    });
    return spans;
  }

  qianshi.spans = { MAIN, BEFORE_IT, ON_THE_WAY, of, endOf, usualLength, titlesOf, givenAnswers, blockOf };
})();
