// A program and an event to the dated, numbered lists of that event.
//
// builder/program/evaluate.py does the same with the same steps in the same order. A change here
// is a change there; tests/browser/test_evaluators_agree.py compares them over thousands of
// events. evaluate-times.js and evaluate-facts.js hold what it stands on.
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
    const anchors = times.anchorsOf(event);
    const start = /** @type {number} */ (anchors.get("start"));
    /** @type {Record<string, string>} */
    const answers = Object.create(null);
    for (const q of program.questions) answers[q.name] = own(event.answers, q.name) || q.default;
    return {
      program, event, days, anchors, start, answers,
      made: made ? times.minuteOf(made) : null,
      year: times.yearOf(start),
      leftOut: /** @type {QsLeftOut[]} */ ([]),
      remarks: /** @type {string[]} */ ([]),
    };
  }

  /** @typedef {ReturnType<typeof grounding>} Grounding */

  /** @param {Grounding} g @param {string} role */
  function who(g, role) {
    const person = own(g.event.people, role);
    return person ? person.name + (person.seconded ? "（借调）" : "") : role;
  }

  /** @param {Grounding} g @param {QsDue} due */
  const minute = (g, due) =>
    g.days.minute(due, /** @type {number} */ (g.anchors.get(due.anchor)));

  /** @param {Grounding} g @param {QsDue} due */
  const absent = (g, due) => (g.anchors.has(due.anchor) ? "" : due.absent);

  /** Why a line stays off the lists. @param {Grounding} g @param {QsTask | QsItem} line @param {boolean} anyway */
  function because(g, line, anyway) {
    const failed = qianshi.failedWords(line.when, g.answers);
    if (failed) return failed;
    const short = g.event.minimal && !anyway;
    return short && !g.program.minimal.includes(line.id) ? "最简版不列" : "";
  }

  /** @param {Grounding} g @param {QsTask | QsItem} line @param {string} reason */
  function keeps(g, line, reason) {
    const { id, text } = line;
    const same = g.leftOut.some((x) => x.id === id && x.text === text && x.because === reason);
    if (reason && !same) g.leftOut.push({ id, text, because: reason });
    return !reason;
  }

  // ---- Tasks

  /** @param {Grounding} g @param {QsTask} task */
  function whyNoTask(g, task) {
    let missing = absent(g, task.due);
    if (missing && task.statute) missing = absent(g, task.statute) && missing;
    return missing || because(g, task, task.red_line);
  }

  /**
   * The earlier of our own limit and the alarm before the statutory one, and the latter in words.
   * @param {Grounding} g @param {QsTask} task
   */
  function limits(g, task) {
    const found = absent(g, task.due) ? [] : [minute(g, task.due)];
    const statute = task.statute;
    if (!statute || absent(g, statute)) return { due: found[0], statute_text: "" };
    const legal = minute(g, statute);
    found.push(statute.unit === "m" ? legal : g.days.eve(legal));
    return { due: Math.min(...found), statute_text: "法定期限 " + g.days.text(legal, g.year) };
  }

  /** @param {Grounding} g @param {QsTask} task @returns {QsResultTask} */
  function datedTask(g, task) {
    const { due, statute_text } = limits(g, task);
    const { id, text, workstream, document, red_line, fallback, grounds } = task;
    const roles = [task.lead, task.assist, task.check];
    const [lead, assist, check] = roles.map((role) => who(g, role));
    const state = qianshi.stateOf(task, due, g.made), due_text = g.days.text(due, g.year);
    const on_promise = task.due.anchor === "promise";
    const times = { due, due_text, statute_text, on_promise, state, workstream, lead, assist, check, roles };
    return { id, text, ...times, document, red_line, fallback, grounds };
  }

  /** Late lines first, by what can still be done about them; then by time. @param {Grounding} g */
  function tasksOf(g) {
    const kept = g.program.tasks.filter((task) => keeps(g, task, whyNoTask(g, task)));
    const rank = (/** @type {QsResultTask} */ task) => qianshi.STATES.indexOf(task.state);
    return kept
      .map((task) => datedTask(g, task))
      .sort((a, b) => rank(a) - rank(b) || a.due - b.due);
  }

  // ---- Pauses

  /** @param {Grounding} g @param {QsItem} item @param {number} number @returns {QsResultItem} */
  function numbered(g, item, number) {
    const { id, text, expect, killer, why, invalidated_by, grounds } = item;
    const checker = who(g, item.checker), checker_role = item.checker;
    return {
      number, id, text, expect, killer, checker, checker_role, why, invalidated_by, grounds,
    };
  }

  /**
   * @param {Grounding} g @param {number} at @param {QsPause} pause @param {QsItem[]} items
   * @param {number} count @returns {QsResultPause}
   */
  function datedPause(g, at, pause, items, count) {
    const { dayText, clockText } = qianshi.times;
    const seconds = items.reduce(
      (sum, i) => sum + 3 + Math.floor(([...i.text].length + 3) / 4),
      0,
    );
    return {
      name: pause.name,
      title: pause.title,
      at: at,
      at_text: dayText(at, g.year) + " " + clockText(at) + "（" + pause.relation + "）",
      place: pause.place,
      caller: who(g, pause.caller),
      caller_role: pause.caller,
      mode: pause.mode,
      state: g.made !== null && at < g.made ? "现在做" : "",
      seconds: pause.mode === "念单" ? seconds : 0,
      items: items.map((item, i) => numbered(g, item, count + i + 1)),
    };
  }

  /**
   * A 必查项 needs a second pair of eyes, and one that knows the office.
   * @param {Grounding} g @param {QsPause} pause @param {QsItem[]} items
   */
  function remarkOn(g, pause, items) {
    for (const checker of new Set(items.filter((i) => i.killer).map((i) => i.checker))) {
      const caller = own(g.event.people, pause.caller), second = own(g.event.people, checker);
      if (!caller || !second) continue;
      const same = caller.name === second.name;
      if (!same && !(caller.seconded && second.seconded)) continue;
      const fault = same ? "是同一人（" + caller.name + "）" : "都是借调或实习人员";
      g.remarks.push("“" + pause.title + "”的必查项，念单人和检查人" + fault + "，请换一人");
    }
  }

  /** @param {Grounding} g */
  function pausesOf(g) {
    /** @type {QsResultPause[]} */
    const pauses = [];
    let count = 0;
    for (const { at, pause, items } of keptPauses(g)) {
      pauses.push(datedPause(g, at, pause, items, count));
      remarkOn(g, pause, items);
      count += items.length;
    }
    return pauses;
  }

  /** @param {Grounding} g */
  function keptPauses(g) {
    return g.program.pauses
      .map((pause) => {
        const missing = absent(g, pause.at);
        const belongs = (/** @type {QsItem} */ item) =>
          keeps(g, item, missing || because(g, item, item.killer));
        return { pause, items: pause.items.filter(belongs) };
      })
      .filter(({ items }) => items.length)
      .map(({ pause, items }) => ({ at: minute(g, pause.at), pause, items }))
      .sort((a, b) => a.at - b.at);
  }

  // ---- The whole

  /** @param {Grounding} g */
  function identity(g) {
    const segments = g.event.segments.map(({ kind, start, end }) => ({ kind, start, end }));
    const { type, version } = g.program, { minimal, promise } = g.event;
    return { type, version, answers: g.answers, minimal, segments, promise };
  }

  /** @param {Grounding} g @param {number} late */
  function remarksOf(g, late) {
    const guessed = [...g.days.guessed].sort((a, b) => a - b);
    const remarks = guessed.map((year) => year + " 年放假安排未公布，按周一至周五推算");
    if (late) remarks.push("急单：" + late + " 处已过正常时限，排在最前，先看“现在做”");
    const open = g.program.questions.filter((q) => !g.answers[q.name]).map((q) => q.text);
    if (open.length) remarks.push("没有回答：" + open.join("；") + "。靠它们判断的行没有列入");
    return remarks.concat(g.remarks);
  }

  /** @param {ReturnType<typeof grounding>} g @returns {QsResultAnswer[]} */
  function answeredOf({ program, answers }) {
    return program.questions.flatMap((question) => {
      const answer = answers[question.name], text = question.text.split("？")[0];
      return answer ? [{ name: question.name, text, answer, about: question.about }] : [];
    });
  }

  /** @type {Qianshi["evaluate"]} */
  qianshi.evaluate = function (program, event, now) {
    const g = grounding(program, event, event.made || now || "");
    const tasks = tasksOf(g), pauses = pausesOf(g);
    const late = [...tasks, ...pauses].filter((line) => line.state).length;
    const segments = qianshi.segmentsOf(event, g.days, g.year);
    const start_text = g.days.text(g.start, 0);
    return {
      type: program.type,
      type_title: program.title,
      title: event.title || program.title,
      version: program.version,
      hash: qianshi.sha256(canonical(identity(g))).slice(0, 12),
      start: g.start,
      start_text: start_text,
      place: [...new Set(segments.map((s) => s.place).filter(Boolean))].join("→"),
      guests: event.guests,
      minimal: event.minimal,
      urgent: late > 0,
      answers: answeredOf(g),
      refused: program.limits.map((x) => qianshi.refusal(x, g.answers)).filter(Boolean),
      segments: segments,
      tasks: tasks,
      pauses: pauses,
      left_out: g.leftOut,
      closing: program.closing,
      reading: program.reading,
      cases: qianshi.pastCases(program.cases, tasks, pauses),
      cards: program.cards,
      outside: program.outside,
      remarks: remarksOf(g, late),
    };
  };

  /**
   * What a record holds of its own: `constructor` is a word like any other.
   * @template T @param {Record<string, T>} record @param {string} key
   */
  const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);
})();
