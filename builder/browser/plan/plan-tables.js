// The tables that the rules of several events speak of, as rows.
//
// builder/program/plan.py makes the same; tests/browser/test_plan.py compares what comes of them.
"use strict";

(function () {
  const { momentWords, civil, weekday } = qianshi.times;
  const DAY = 1440;
  /** Minutes a stretch without an end is taken to last. */
  const UNENDED = 60;

  /** @type {Qianshi["planTables"]} */
  qianshi.planTables = function (plan, rules) {
    const events = plan.map(eventRow);
    const stretches = plan.flatMap(({ result }, i) =>
      result.segments.map((segment) => stretchRow(events[i], segment, rules)),
    );
    const told = events.flatMap((event) => event.leaders);
    const roles = events.flatMap((event) => event.leading);
    const names = events.flatMap((event) => [...event.leaders, ...event.there]);
    return {
      "": [{}],
      events,
      stretches: stretches.map((row, number) => ({ ...row, number })),
      tasks: plan.flatMap(({ result }, i) =>
        result.tasks.map((task) => taskRow(events[i], task, rules)),
      ),
      leaders: [...new Set([...told, ...roles])].map((name) => ({ name })),
      names: [...new Set(names)].map((name) => ({ name })),
    };
  };

  /** @param {QsPlanned} planned @param {number} number */
  function eventRow({ result, event }, number) {
    const people = Object.entries(event.people).map(([role, { name }]) => ({ role, name }));
    const holders = people.map(({ name }) => name);
    return {
      event: number,
      title: result.title,
      guests: event.guests,
      changed: event.revision > 1,
      leaders: event.leaders,
      leading: people.filter(({ role }) => role.includes("领导")).map(({ name }) => name),
      holders,
      host: holders[0] || "",
      there: [...holders, ...event.segments.flatMap((segment) => segment.people)],
    };
  }

  /** @param {ReturnType<typeof eventRow>} event @param {QsResultSegment} segment @param {QsPlanRules} rules */
  function stretchRow(event, segment, rules) {
    const { start, end } = segment;
    const day = Math.floor(start / DAY), monday = day - weekday(day);
    const [now, first, last] = [day, monday, monday + 6].map(civil);
    const row = {
      ...event,
      ...segment,
      table: "stretches",
      at: start,
      until: end > start ? end : start + UNENDED,
      busy: [...segment.people, ...event.holders],
      who: [...segment.people, ...event.holders, ...event.leaders],
      date: momentWords(start).slice(0, -5),
      week: `${first.year}年${first.month}月${first.day}日—${last.month}月${last.day}日`,
      month: `${now.year}年${now.month}月`,
      half: now.day <= 15 ? "上" : "下",
    };
    return { ...row, words: qianshi.rules.fill(rules.stretch, row) };
  }

  /** @param {ReturnType<typeof eventRow>} event @param {QsResultTask} task @param {QsPlanRules} rules */
  function taskRow(event, task, rules) {
    const doer = task.lead.replace(/（借调）$/, "");
    const row = { ...event, ...task, table: "tasks", at: task.due, doer, who: [doer] };
    return { ...row, words: qianshi.rules.fill(rules.task, row) };
  }
})();
