// Who does what: people with their duties, doers with their tasks, contacts, streams of work.
//
// builder/program/lists/duties.py makes the same rows.
"use strict";

(function () {
  const NOTHING = { begins: "", expect: "", count: "", place: "", document: "" };

  /** Where a task's first clause, which names it, ends; not within brackets. */
  const FIRST_CLAUSE = /[：，；](?![^（]*）)/;

  /** A task for somebody who reads it today: what repairs one too late, and which one that is. @type {Qianshi["toDo"]} */
  qianshi.toDo = (task) => ({
    text: task.state === "来不及的补救" ? `${task.text.split(FIRST_CLAUSE)[0]}：${task.fallback}` : task.text,
    when: task.state ? "现在" : task.due_text + "前",
  });

  /** Of two of one name, of the one who has the role; none where nobody, or more than one, is meant. @type {Qianshi["phoneOf"]} */
  qianshi.phoneOf = function (people, name, role) {
    const named = people.filter((person) => person.name === name);
    const meant = named.length === 1 ? named : named.filter((person) => person.roles.includes(role));
    return meant.length === 1 ? meant[0].phone : "";
  };

  /** As tasks have it, with the day of the week. @param {QsResultPause} pause */
  function dayOf({ at, clock }) {
    const words = qianshi.times.momentWords(at);
    return clock.slice(0, -6) + words.slice(words.indexOf("（"), -5);
  }

  /** @param {QsResultPause} pause @returns {QsDuty[]} */
  function ofPause(pause) {
    const { at, clock, at_text: when, place } = pause;
    const here = { ...NOTHING, at, when, day: dayOf(pause), clock: clock.slice(-5), place };
    const { caller: who, mode, title: text } = pause;
    const called = { ...here, who, part: mode + "人", begins: mode, text, count: String(pause.items.length), strong: false };
    const checked = pause.items.map((item) => {
      const said = { text: `${item.number} ${item.text}`, expect: item.expect };
      return { ...here, ...said, who: item.checker, part: "检查", strong: item.killer };
    });
    return [called, ...checked];
  }

  /** @param {QsResultTask} task @returns {QsDuty[]} */
  function ofTask(task) {
    const { due: at, state: begins, document, red_line: strong } = task;
    const doing = qianshi.toDo(task), day = task.state ? "" : task.due_text.slice(0, -5);
    const duty = { ...NOTHING, ...doing, at, day, clock: doing.when.slice(-6), begins, document, strong };
    return [
      { ...duty, who: task.lead, part: "主责" },
      { ...duty, who: task.assist, part: "协助" },
      { ...duty, who: task.check, part: "检查" },
    ];
  }

  /** What somebody does in two parts is one line: 主责、检查. @param {QsDuty[]} duties @returns {QsDuty[]} */
  function once(duties) {
    /** @type {Map<string, QsDuty[]>} */
    const found = new Map();
    for (const duty of duties) {
      const key = JSON.stringify({ ...duty, part: "" });
      found.set(key, [...(found.get(key) || []), duty]);
    }
    return [...found.values()].map((same) => ({ ...same[0], part: same.map(({ part }) => part).join("、") }));
  }

  /** In the order in which they first come up. @param {QsEntry} entry @returns {QsPersonRow[]} */
  function people({ result }) {
    const duties = [...result.pauses.flatMap(ofPause), ...result.tasks.flatMap(ofTask)];
    const names = [...new Set(duties.map((duty) => duty.who).filter(Boolean))];
    const byTime = [...duties].sort((a, b) => a.at - b.at);
    return names.map((who) => ({ who, duties: once(byTime.filter((duty) => duty.who === who)) }));
  }

  /** Who leads something or calls a 节点, with what it is: what is late, then by time. @param {QsEntry} entry @returns {QsDoer[]} */
  function doers({ result: { tasks, pauses } }) {
    const led = tasks
      .filter((task) => task.state !== "可舍")
      .map((task) => ({ who: task.lead, late: task.state ? 0 : 1, at: task.due, own: qianshi.toDo(task) }));
    const called = pauses.map(({ caller, mode, title, clock, at }) => {
      return { who: caller, late: 1, at, own: { text: `${mode}：${title}`, when: clock } };
    });
    const all = [...led, ...called], inTurn = [...all].sort((a, b) => a.late - b.late || a.at - b.at);
    return [...new Set(all.map(({ who }) => who))].map((who) => {
      return { who, tasks: inTurn.filter((x) => x.who === who).map(({ own }) => own) };
    });
  }

  /** The first task of each 环节, which tells whose it is. @param {QsEntry} entry @returns {QsResultTask[]} */
  const streams = ({ result }) =>
    result.tasks.filter((x, i, all) => all.findIndex((y) => y.workstream === x.workstream) === i);

  /** Roles with their 环节; of whoever has a part in none, the 节点. @param {QsResult} result @returns {string[][]} */
  function workOf({ tasks, pauses }) {
    const led = tasks.flatMap((task) => task.roles.map((role) => [role, task.workstream]));
    const known = new Set(led.map(([role]) => role));
    const called = pauses.flatMap(({ caller_role, title, items }) =>
      [caller_role, ...items.map((item) => item.checker_role)].map((role) => [role, title]),
    );
    return [...led, ...called.filter(([role]) => !known.has(role))];
  }

  /** @param {QsEntry} entry @returns {QsContact[]} */
  function contacts({ result, event: { leaders, people }, roster }) {
    const work = workOf(result).filter(([role]) => role);
    const roles = [...new Set([...work.map(([role]) => role), ...Object.keys(people)])];
    const named = roles.map((role) => [role, Object.hasOwn(people, role) ? people[role].name : ""]);
    return [...leaders.map((name) => ["本单位领导", name]), ...named].map(([role, name]) => ({
      role,
      name,
      work: [...new Set(work.flatMap(([own, text]) => (own === role ? [text] : [])))],
      phone: qianshi.phoneOf(roster, name, role),
    }));
  }

  Object.assign(qianshi.lists, { people, doers, streams, contacts });
})();
