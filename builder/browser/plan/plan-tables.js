// The tables that the rules of several events speak of, as rows.
//
// builder/program/plan_tables.py makes the same; tests/browser/test_plan.py compares what comes of
// them.
"use strict";

(function () {
  const { momentWords, clockText, civil, weekday } = qianshi.times;
  const { BEFORE_IT } = qianshi.spans;
  const DAY = 1440;
  /** Minutes a stretch without an end is taken to last. */
  const UNENDED = 60;
  /** What does not end by there being another of it. */
  const NIGHT = "住宿";
  /** Names of those who could stand in. */
  const MOST_FREE = 2;

  /** @template T @param {T[]} many */
  const once = (many) => [...new Set(many)];

  /** @type {Qianshi["planTables"]} */
  qianshi.planTables = function (plan, rules) {
    const events = plan.map(eventRow);
    const stretches = plan.flatMap((planned, i) => stretchRows(events[i], planned, rules));
    const told = events.flatMap((event) => [...event.told, ...event.leading]);
    const names = events.flatMap((event) => [...event.told, ...event.there]);
    return {
      "": [{}],
      events,
      stretches: stretches.map((row, number) => ({ ...row, number, free: freeFor(row, stretches) })),
      tasks: plan.flatMap(({ result }, i) =>
        result.tasks.map((task) => taskRow(events[i], task, rules)),
      ),
      leaders: once(told).map((name) => ({ name })),
      names: once(names).map((name) => ({ name })),
    };
  };

  /** @param {QsPlanned} planned @param {number} number */
  function eventRow({ result, event }, number) {
    const people = Object.entries(event.people).map(([role, { name }]) => ({ role, name }));
    const holders = people.map(({ name }) => name);
    const told = [...event.leaders, ...event.segments.flatMap(({ leaders }) => leaders)];
    return {
      event: number,
      title: result.title,
      guests: event.guests,
      changed: event.revision > 1,
      told: once(told),
      led: told.length ? 1 : 0,
      leading: people.filter(({ role }) => role.includes("领导")).map(({ name }) => name),
      holders,
      host: holders[0] || "",
      there: [...holders, ...event.segments.flatMap((segment) => segment.people)],
    };
  }

  /** Leaders whom no segment names are at all of them but those before the event. @param {ReturnType<typeof eventRow>} row @param {QsPlanned} planned @param {QsPlanRules} rules */
  function stretchRows(row, { result: { segments }, event }, rules) {
    const named = new Set(event.segments.flatMap(({ leaders }) => leaders));
    const others = event.leaders.filter((name) => !named.has(name));
    return segments.map((segment) => {
      const { kind, id, start, leaders } = segment;
      const own = [...leaders, ...(BEFORE_IT.includes(kind) ? [] : others)];
      const typed = event.segments.some((x) => x.end && x.kind === kind && x.id === id);
      const nextOnes = typed ? [] : segments.filter((x) => x.kind !== NIGHT || kind !== NIGHT);
      const later = nextOnes.map((x) => x.start).filter((x) => x > start);
      return stretchRow(row, segment, own, untilOf(segment, later), rules);
    });
  }

  /** Its end; one that nobody typed gives way to what comes next. @param {QsResultSegment} segment @param {number[]} later */
  const untilOf = ({ start, end }, later) => Math.min(end > start ? end : start + UNENDED, ...later);

  /** @param {ReturnType<typeof eventRow>} event @param {QsResultSegment} segment @param {string[]} own @param {number} until @param {QsPlanRules} rules */
  function stretchRow(event, segment, own, until, rules) {
    const { start, people } = segment, { holders } = event, busy = [...own, ...people, ...holders];
    const day = Math.floor(start / DAY), monday = day - weekday(day);
    const [now, first, last] = [day, monday, monday + 6].map(civil);
    const row = {
      ...segment,
      ...event,
      called: segment.title,
      table: "stretches",
      at: start,
      until,
      till: Math.floor(until / DAY) === day ? clockText(until) : momentWords(until),
      own,
      staff: [...people, ...holders].filter((name) => !own.includes(name)),
      present: once([...own, ...people]),
      busy,
      who: busy,
      date: momentWords(start).slice(0, -5),
      week: `${first.year}年${first.month}月${first.day}日—${last.month}月${last.day}日`,
      month: `${now.year}年${now.month}月`,
      half: now.day <= 15 ? "上" : "下",
    };
    return { ...row, words: qianshi.rules.fill(rules.stretch, row) };
  }

  /** @typedef {ReturnType<typeof stretchRow>} Stretch */

  /** Who has a role in the event and is at no other one meanwhile; leaders stand in for nobody. @param {Stretch} row @param {Stretch[]} stretches */
  function freeFor(row, stretches) {
    const meanwhile = stretches.filter(
      (other) => other.event !== row.event && other.at < row.until && row.at < other.until,
    );
    const taken = new Set([...meanwhile.flatMap(({ busy }) => busy), ...row.told, ...row.leading]);
    return once(row.holders).filter((name) => !taken.has(name)).slice(0, MOST_FREE);
  }

  /** @param {ReturnType<typeof eventRow>} event @param {QsResultTask} task @param {QsPlanRules} rules */
  function taskRow(event, task, rules) {
    const doer = task.lead.replace(/（借调）$/, "");
    const due = { table: "tasks", at: task.due, until: task.due, doer, who: [doer] };
    const row = { ...event, ...task, ...due };
    return { ...row, words: qianshi.rules.fill(rules.task, row) };
  }
})();
