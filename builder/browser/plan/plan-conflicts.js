// Several events side by side: what collides, and what is missing.
//
// builder/program/plan.py does the same, in parallel; tests/browser/test_plans_agree.py compares.
"use strict";

(function () {
  /** Minutes a stretch without an end is taken to last. */
  const HOUR = 60;

  /** @typedef {{ planned: QsPlanned, segment: QsResultSegment, people: Set<string> }} Stretch */

  /** As Python sorts: by code point. @param {string} a @param {string} b */
  function byCodePoint(a, b) {
    const [one, two] = [[...a], [...b]];
    const i = one.findIndex((character, n) => character !== two[n]);
    if (i < 0) return one.length - two.length;
    return two[i] === undefined ? 1 : Number(one[i].codePointAt(0)) - Number(two[i].codePointAt(0));
  }

  /** @param {Set<string>} a @param {Set<string>} b */
  const shared = (a, b) => [...a].filter((name) => b.has(name)).sort(byCodePoint);

  /** @param {QsEvent} event */
  const holders = (event) => Object.values(event.people).map((person) => person.name);

  /** @param {QsResultSegment} segment */
  const endOf = ({ start, end }) => (end > start ? end : start + HOUR);

  /** @param {Stretch} one @param {Stretch} two */
  const overlap = (one, two) =>
    one.segment.start < endOf(two.segment) && two.segment.start < endOf(one.segment);

  /** @param {Stretch} stretch */
  function words({ planned, segment }) {
    const where = segment.place ? "在" + segment.place : "";
    return `“${planned.result.title}”${segment.kind}（${segment.day}${segment.clock}${where}）`;
  }

  /** @param {Stretch[]} stretches */
  function collisions(stretches) {
    /** @type {string[]} */
    const found = [];
    stretches.forEach((one, i) => {
      for (const two of stretches.slice(i + 1)) if (overlap(one, two)) found.push(...collision(one, two));
    });
    return found;
  }

  /** @param {Stretch} one @param {Stretch} two */
  function collision(one, two) {
    const other = one.planned !== two.planned;
    const elsewhere = other || one.segment.place !== two.segment.place;
    const guests = () => shared(new Set(one.segment.people), new Set(two.segment.people));
    const who = other ? shared(one.people, two.people) : guests();
    const found = (elsewhere ? who : []).map(
      (name) => `撞人：${name} 同时在 ${words(one)} 和 ${words(two)}`,
    );
    if (one.segment.car && one.segment.car === two.segment.car && elsewhere)
      found.push(`撞车：${one.segment.car} 同时给 ${words(one)} 和 ${words(two)}`);
    return [...found, ...rooms(one, two, other)];
  }

  /** @param {Stretch} one @param {Stretch} two @param {boolean} other */
  function rooms(one, two, other) {
    const hotels = one.segment.kind === "住宿" && two.segment.kind === "住宿";
    const same = one.segment.place === two.segment.place ? one.segment.place : "";
    const found = [];
    if (other && same)
      found.push(`${hotels ? "撞宾馆" : "撞场地"}：${same} 同时给 ${words(one)} 和 ${words(two)}`);
    if (!other && hotels && one.segment.place !== two.segment.place)
      found.push(`住宿两处：${words(one)} 和 ${words(two)}，请分清谁住哪里`);
    return found;
  }

  /** A time limit that comes while its doer is busy elsewhere. @param {QsPlanned[]} plan @param {Stretch[]} stretches */
  function deadlines(plan, stretches) {
    return plan.flatMap((planned) =>
      planned.result.tasks.flatMap((task) =>
        stretches
          .filter((stretch) => stretch.planned !== planned && busy(task, stretch))
          .map((stretch) => {
            const text = `“${planned.result.title}”的“${task.text}”（${task.due_text}）`;
            return `时限撞活动：${text}，${task.lead} 正在 ${words(stretch)}`;
          }),
      ),
    );
  }

  /** @param {QsResultTask} task @param {Stretch} stretch */
  function busy(task, { segment, people }) {
    const inside = segment.start <= task.due && task.due <= endOf(segment);
    return inside && people.has(task.lead.replace(/（借调）$/, ""));
  }

  /** @param {QsPlanned} planned */
  function missing({ result, event }) {
    const found = result.segments
      .filter((segment) => !segment.place)
      .map((s) => `三要素不全：“${result.title}”${s.kind}（${s.day}）没有地点`);
    const people = [...holders(event), ...event.segments.flatMap((s) => s.people)];
    if (!event.guests && !people.length) found.push(`三要素不全：“${result.title}”没有写参加人员`);
    return found;
  }

  /** @param {QsPlanned[]} plan @param {string[]} leaders */
  function untold(plan, leaders) {
    return plan.flatMap(({ result, event }) => {
      const there = new Set([...holders(event), ...event.segments.flatMap((s) => s.people)]);
      return leaders
        .filter((name) => there.has(name) && !event.leaders.includes(name))
        .map((name) => `漏告知：${name} 参加“${result.title}”，却不在须告知的本单位领导里`);
    });
  }

  /** @type {Qianshi["ownLeaders"]} */
  qianshi.ownLeaders = function (plan) {
    const told = plan.flatMap(({ event }) => event.leaders);
    const roles = plan.flatMap(({ event }) =>
      Object.entries(event.people).flatMap(([role, x]) => (role.includes("领导") ? [x.name] : [])),
    );
    return [...new Set([...told, ...roles])];
  };

  /** @type {Qianshi["planConflicts"]} */
  qianshi.planConflicts = function (plan) {
    const stretches = plan.flatMap((planned) =>
      planned.result.segments.map((segment) => {
        const people = new Set([...segment.people, ...holders(planned.event)]);
        return { planned, segment, people };
      }),
    );
    const found = [
      ...collisions(stretches),
      ...deadlines(plan, stretches),
      ...plan.flatMap(missing),
      ...untold(plan, qianshi.ownLeaders(plan)),
    ];
    return [...new Set(found)];
  };
})();
