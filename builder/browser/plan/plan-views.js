// Views of several events: 每日动态, 一周重要活动安排, 领导活动安排表, 按人安排.
//
// builder/outputs/plans.py makes the same, in parallel.
"use strict";

(function () {
  const { words, table, column, row } = qianshi.paperParts;
  const { momentWords, civil, weekday } = qianshi.times;
  const DAY = 1440;
  const COLUMNS = [
    column("时间", 4),
    column("活动", 5),
    column("地点", 4),
    column("参加人员", 4),
    column("主办", 3),
  ];

  /** @typedef {{ planned: QsPlanned, segment: QsResultSegment }} Stretch */
  /** @typedef {[string, QsRow[]]} Group a heading with the rows below it */

  /** By time. @param {QsPlanned[]} plan @returns {Stretch[]} */
  const stretchesOf = (plan) =>
    plan
      .flatMap((planned) => planned.result.segments.map((segment) => ({ planned, segment })))
      .sort((a, b) => a.segment.start - b.segment.start);

  /** @param {Stretch} stretch @param {boolean} day */
  function line({ planned: { result, event }, segment }, day) {
    const people = segment.people.join("、") || event.guests;
    const host = Object.values(event.people)[0]?.name || "";
    const name = `${result.title}·${segment.kind}${event.revision > 1 ? "（变更）" : ""}`;
    const when = (day ? segment.day : "") + segment.clock;
    return row(when, name, segment.place || "未定", people || "未定", host);
  }

  /** Rows under the heading of their start. @param {Stretch[]} stretches @param {(minute: number) => string} heading @param {boolean} day @returns {Group[]} */
  function by(stretches, heading, day) {
    /** @type {Map<string, QsRow[]>} */
    const groups = new Map();
    for (const stretch of stretches) {
      const name = heading(stretch.segment.start);
      groups.set(name, [...(groups.get(name) || []), line(stretch, day)]);
    }
    return [...groups];
  }

  /** @param {number} minute */
  const dayOf = (minute) => momentWords(minute).slice(0, -5);

  /** @param {number} minute */
  function weekOf(minute) {
    const day = Math.floor(minute / DAY), monday = day - weekday(day);
    const first = civil(monday), last = civil(monday + 6);
    return `${first.year}年${first.month}月${first.day}日—${last.month}月${last.day}日`;
  }

  /** @param {number} minute */
  function monthOf(minute) {
    const { year, month } = civil(Math.floor(minute / DAY));
    return `${year}年${month}月`;
  }

  /** @param {number} minute */
  const halfMonthOf = (minute) =>
    monthOf(minute) + (civil(Math.floor(minute / DAY)).day <= 15 ? "上" : "下") + "半月";

  /** @param {QsEvent} event */
  const holders = (event) => Object.values(event.people).map((person) => person.name);

  /** @param {string} name */
  const concerning = (name) => (/** @type {Stretch} */ { planned, segment }) =>
    [...segment.people, ...planned.event.leaders, ...holders(planned.event)].includes(name);

  /** @param {(minute: number) => string} heading */
  const leadersBy = (heading) => (/** @type {QsPlanned[]} */ plan) =>
    qianshi.ownLeaders(plan).flatMap((name) => {
      const own = stretchesOf(plan).filter(concerning(name));
      return by(own, heading, true).map(([title, rows]) => /** @type {Group} */ ([`${name}　${title}`, rows]));
    });

  /** @param {QsPlanned[]} plan @returns {Group[]} */
  function people(plan) {
    const names = plan.flatMap(({ event }) => [
      ...event.leaders,
      ...holders(event),
      ...event.segments.flatMap((segment) => segment.people),
    ]);
    return [...new Set(names)].map((name) => [name, ownRows(name, plan)]);
  }

  /** What somebody takes part in and has to do, by time. @param {string} name @param {QsPlanned[]} plan */
  function ownRows(name, plan) {
    const there = stretchesOf(plan)
      .filter(concerning(name))
      .map((stretch) => ({ at: stretch.segment.start, row: line(stretch, true) }));
    const todo = plan.flatMap(({ result }) =>
      result.tasks
        .filter((task) => task.lead.replace(/（借调）$/, "") === name)
        .map((task) => {
          const text = `${result.title}：${task.text}`;
          return { at: task.due, row: row(task.due_text + "前", text, "", "", "") };
        }),
    );
    return [...there, ...todo].sort((a, b) => a.at - b.at).map((one) => one.row);
  }

  /** @type {Qianshi["planViews"]} */
  qianshi.planViews = [
    { name: "day", label: "每日动态", groups: (plan) => by(stretchesOf(plan), dayOf, false) },
    { name: "week", label: "一周重要活动安排", groups: (plan) => by(stretchesOf(plan), weekOf, true) },
    { name: "leaders", label: "领导活动安排表", groups: leadersBy(halfMonthOf) },
    { name: "leaders-month", label: "领导活动安排表（按月）", groups: leadersBy(monthOf) },
    { name: "people", label: "按人安排", groups: people },
  ];

  /** @type {Qianshi["planSection"]} */
  qianshi.planSection = function (view, plan) {
    const faults = qianshi.planConflicts(plan).map((fault) => words("remark", fault));
    const groups = view.groups(plan).flatMap(([heading, rows]) => [
      words("heading", heading),
      table(COLUMNS, rows),
    ]);
    return { title: view.label, aside: "", blocks: [...faults, ...groups] };
  };
})();
