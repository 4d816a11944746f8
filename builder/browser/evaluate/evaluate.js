// A program and an event to the dated, numbered lists of that event.
//
// builder/program/evaluate.py does the same with the same steps in the same order. A change here
// is a change there; tests/browser/test_evaluators_agree.py compares them over thousands of
// events. The other files of this folder hold what it stands on.
"use strict";

(function () {
  /** JSON with sorted keys. @param {any} value @returns {string} */
  function canonical(value) {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const keys = Object.keys(value).sort();
    return "{" + keys.map((k) => JSON.stringify(k) + ":" + canonical(value[k])).join(",") + "}";
  }

  /**
   * What this event is and has, for every step of the evaluation.
   * @param {QsProgram} program @param {QsEvent} event @param {string} made
   */
  function grounding(program, event, made) {
    const times = qianshi.times, days = times.daysOf(program.calendar);
    const spans = qianshi.spans.of(program, event, days), whole = spans[0];
    const start = /** @type {number} */ (whole.anchors.get("start"));
    return {
      program, event, days, spans, whole, start,
      made: made ? times.minuteOf(made) : null,
      year: times.yearOf(start),
      covered: qianshi.covered(made ? times.minuteOf(made) : null),
      leftOut: /** @type {Map<string, QsLeftOut>} */ (new Map()),
      remarks: /** @type {string[]} */ ([]),
    };
  }

  /** @typedef {ReturnType<typeof grounding>} Grounding */

  /** The person who fills a role, else the role itself. @param {Grounding} g @param {string} role */
  function who(g, role) {
    const person = own(g.event.people, role);
    return person ? person.name + (person.seconded ? "（借调）" : "") : role;
  }

  /** @param {Grounding} g @param {QsDue} due @param {QsSpan} span */
  const minute = (g, due, span) =>
    g.days.minute(due, /** @type {number} */ (span.anchors.get(due.anchor)));

  /** Why a line stays off the lists. @param {Grounding} g @param {QsTask | QsItem} line @param {QsSpan} span @param {boolean} anyway */
  function because(g, line, span, anyway) {
    const failed = qianshi.failedWords(line.when, span.facts);
    if (failed) return failed;
    const short = g.event.minimal && !anyway;
    return short && !g.program.minimal.includes(line.id) ? "最简版不列" : "";
  }

  /** Say once that a line is not on the lists. @param {Grounding} g @param {{ id: string, text: string }} line @param {string} reason */
  function leaveOut(g, { id, text }, reason) {
    const key = [id, text, reason].join("\n");
    if (!g.leftOut.has(key)) g.leftOut.set(key, { id, text, because: reason });
  }

  /** @param {Grounding} g @param {QsTask | QsItem} line @param {string} reason */
  function keeps(g, line, reason) {
    if (reason) leaveOut(g, line, reason);
    return !reason;
  }

  /** Where a line can belong; a block that the event has not says so once. @param {Grounding} g @param {QsTask | QsItem} line */
  function spansFor(g, line) {
    const spans = g.spans.filter((span) => line.scopes.includes(span.scope));
    if (!spans.length) {
      const blocks = g.program.blocks.filter((b) => line.scopes.includes(b.slug));
      keeps(g, line, "没有“" + blocks.map((b) => b.title).join("、") + "”");
    }
    return spans;
  }

  // ---- Tasks

  /** @param {Grounding} g @param {QsTask} task @param {QsSpan} span */
  function keepsTask(g, task, span) {
    const limits = task.statute ? [task.due, task.statute] : [task.due];
    const counts = limits.some((limit) => span.anchors.has(limit.anchor));
    return keeps(g, task, counts ? because(g, task, span, task.red_line) : task.due.absent);
  }

  /** @param {Grounding} g @returns {QsDated[]} */
  function entriesOf(g) {
    return g.program.tasks.flatMap((task) => {
      const spans = spansFor(g, task).filter((span) => keepsTask(g, task, span));
      if (task.each) return spans.map((span) => ({ task, span, spans: [span], due: 0, legal: null }));
      const span = spans.length === 1 ? spans[0] : g.whole;
      return spans.length ? [{ task, span, spans, due: 0, legal: null }] : [];
    });
  }

  /** @param {Grounding} g @param {QsDated} entry @returns {QsResultTask} */
  function datedTask(g, { task, span, due, legal }) {
    const { text, workstream, document, red_line, fallback, grounds, basis, makes, needs } = task;
    const id = task.id + (task.each ? span.suffix : "");
    const roles = [task.lead, task.assist, task.check];
    const [lead, assist, check] = roles.map((role) => who(g, role));
    const state = qianshi.stateOf(task, due, g.made), due_text = g.days.text(due, g.year);
    const statute_text = legal === null ? "" : "法定期限 " + g.days.text(legal, g.year);
    const on_promise = task.due.anchor === "promise";
    const times = { due, due_text, statute_text, on_promise, state, workstream, lead, assist, check, roles };
    return { id, text, ...times, document, red_line, fallback, grounds, basis, makes, needs };
  }

  // ---- Pauses

  /** @param {Grounding} g @param {QsItem} item @param {QsPause} pause @param {QsSpan} span */
  function keepsItem(g, item, pause, span) {
    if (!span.anchors.has(pause.at.anchor)) return keeps(g, item, pause.at.absent);
    if (!pause.scope && !spansFor(g, item).length) return false;
    return keeps(g, item, because(g, item, span, item.killer));
  }

  /** Desk work keeps office hours, but what comes in at night is not looked at before it came. @param {Grounding} g @param {QsPause} pause @param {QsSpan} span */
  function momentOf(g, pause, span) {
    const anchor = /** @type {number} */ (span.anchors.get(pause.at.anchor));
    const at = minute(g, pause.at, span), led = pause.any_hour ? at : g.days.intoOffice(at);
    return led < anchor && anchor < at ? at : led;
  }

  /** By the time they come; one without items is no pause. @param {Grounding} g */
  function keptPauses(g) {
    /** @type {{ at: number, pause: QsPause, span: QsSpan, items: QsItem[] }[]} */
    const found = [];
    for (const pause of g.program.pauses)
      for (const span of g.spans.filter((x) => x.scope === pause.scope)) {
        const items = pause.items.filter((item) => keepsItem(g, item, pause, span));
        if (!items.length) continue;
        found.push({ at: momentOf(g, pause, span), pause, span, items });
      }
    return found.sort((a, b) => a.at - b.at || overBy(a.span) - overBy(b.span));
  }

  /** At one minute the stretch that is over first stands first, the whole event last. @param {QsSpan} span */
  const overBy = ({ anchors }) => /** @type {number} */ (anchors.get("end"));

  /** @param {Grounding} g @param {QsItem} item @returns {QsResultItem} */
  function listed(g, item) {
    const { id, text, expect, killer, why, invalidated_by, grounds, needs } = item;
    const checker = who(g, item.checker), checker_role = item.checker;
    const looked = { number: 0, id, text, expect, killer, checker, checker_role };
    return { ...looked, why, invalidated_by, grounds, needs };
  }

  /** With what was typed in the place of the usual word. @param {QsPause} pause @param {QsSpan} span */
  const placeOf = (pause, { place, usualPlace }) =>
    place && usualPlace ? pause.place.split(usualPlace).join(place) : pause.place;

  /** @param {Grounding} g @param {ReturnType<typeof keptPauses>[number]} kept @returns {QsResultPause} */
  function datedPause(g, { at, pause, span, items }) {
    const { dayText, clockText } = qianshi.times;
    const clock = dayText(at, g.year) + " " + clockText(at);
    const reading = (/** @type {QsItem} */ i) => 3 + Math.floor(([...i.text].length + 3) / 4);
    return {
      name: pause.name + span.suffix,
      title: span.title ? span.title + " · " + pause.title : pause.title,
      segment: span.title,
      at: at,
      at_text: clock + "（" + pause.relation + "）",
      clock,
      place: placeOf(pause, span),
      caller: who(g, pause.caller),
      caller_role: pause.caller,
      mode: pause.mode,
      state: g.made !== null && at < g.made ? "现在做" : "",
      seconds: pause.mode === "念单" ? items.reduce((sum, i) => sum + reading(i), 0) : 0,
      items: items.map((item) => listed(g, item)),
    };
  }

  // ---- The whole

  /** @param {QsSpan} span */
  const startOf = ({ anchors }) => /** @type {number} */ (anchors.get("start"));

  /** @param {Grounding} g */
  function listsOf(g) {
    const kept = keptPauses(g), entries = entriesOf(g);
    const needed = kept.flatMap(({ at, span, items }) => items.map((item) => ({ item, span, at })));
    qianshi.schedule(g.days, g.program.slack, entries, needed);
    for (const { task, span, due } of entries) g.covered.note(task.stops, due, startOf(span));
    for (const { item, span, at } of needed) g.covered.note(item.stops, at, startOf(span));
    const tasks = entries.map((entry) => datedTask(g, entry)).sort(qianshi.lateFirst);
    const pauses = kept.map((one) => datedPause(g, one));
    g.remarks.push(...qianshi.remarksOnSecondEyes(g.event, pauses, tasks));
    return qianshi.withOwnLines(g.event, tasks, pauses, {
      remarks: g.remarks,
      who: (role) => who(g, role),
      leaveOut: (line, reason) => leaveOut(g, line, reason),
      moment: (due) => ({
        due_text: g.days.text(due, g.year),
        state: g.made !== null && due < g.made ? "现在做" : "",
      }),
    });
  }

  /** @param {Grounding} g */
  function identity({ program, event, whole }) {
    const segments = event.segments.map(({ kind, start, end, answers }) => ({ kind, start, end, answers }));
    const under = Object.entries(event.circumstances).map(([title, x]) => [title, x.answers]);
    const answers = program.questions.map(({ name }) => [name, whole.facts[name][0]]);
    const changed = [Object.keys(event.struck).sort(), Object.keys(event.edited).sort()];
    return {
      type: program.type,
      version: program.version,
      answers: Object.fromEntries(answers),
      minimal: event.minimal,
      segments,
      circumstances: Object.fromEntries(under),
      promise: event.promise,
      own: [event.added.map((line) => line.id), ...changed],
    };
  }

  /** @param {Grounding} g @param {number} late @param {QsResultAnswer[]} answers */
  function remarksOf(g, late, answers) {
    const guessed = [...g.days.guessed].sort((a, b) => a - b);
    const remarks = guessed.map((year) => year + " 年放假安排未公布，按周一至周五推算，元旦、五一、国庆除外");
    remarks.push(...qianshi.stretches.remarks(g.program, g.event));
    if (late) remarks.push("急单：" + late + " 处已过正常时限，排在最前，先看“现在做”");
    const open = [...new Set(answers.filter((x) => !x.answer).map((x) => x.text))];
    if (open.length) remarks.push("没有回答：" + open.join("；") + "。靠它们判断的行没有列入");
    return remarks.concat(g.remarks);
  }

  /** @type {Qianshi["evaluate"]} */
  qianshi.evaluate = function (program, event, now) {
    const g = grounding(program, event, event.made || now || "");
    const { segmentsOf, placeOf, answered, missing } = qianshi.stretches;
    const { tasks, pauses } = listsOf(g), answers = answered(program, event);
    const late = [...tasks, ...pauses].filter((line) => line.state).length;
    const start_text = g.days.text(g.start, 0), segments = segmentsOf(program, event, g.days, g.year);
    const foreign = (g.whole.facts.foreign || []).includes("是");
    return {
      type: program.type,
      type_title: program.title,
      title: event.title || program.title,
      version: program.version,
      hash: qianshi.sha256(canonical(identity(g))).slice(0, 12),
      start: g.start,
      start_text: start_text,
      place: placeOf(event),
      guests: event.guests,
      minimal: event.minimal,
      urgent: late > 0,
      answers: answers.filter((answer) => answer.answer),
      refused: program.limits.map((x) => qianshi.refusal(x, g.whole.facts)).filter(Boolean),
      missing: missing(program, event),
      segments: segments,
      seatings: qianshi.seatingsOf(program, event, segments, foreign),
      tasks: tasks,
      pauses: pauses,
      left_out: [...g.leftOut.values()],
      closing: program.closing,
      reading: program.reading,
      covers: g.covered.words(),
      cases: qianshi.pastCases(program.cases, tasks, pauses),
      cards: program.cards,
      touches: program.touches,
      approvers: program.approvers,
      outside: program.outside,
      without: program.without,
      remarks: [...qianshi.lastTimeRemarks(event.last_time, tasks, pauses, program.cases), ...remarksOf(g, late, answers)],
    };
  };

  /**
   * What a record holds of its own: `constructor` is a word like any other.
   * @template T @param {Record<string, T>} record @param {string} key
   */
  const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);
})();
