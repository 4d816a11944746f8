// Who looks at his own work: said of every list, before it is printed.
//
// builder/program/second_eyes.py does the same; a change here is a change there.
"use strict";

(function () {
  /** @template T @param {Record<string, T>} record @param {string} key */
  const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);
  /** So many tasks are named where one person does and checks more of them. */
  const NAMED = 3;

  /** @type {Qianshi["remarksOnSecondEyes"]} */
  qianshi.remarksOnSecondEyes = ({ people }, pauses, tasks) => [
    ...pauses.flatMap((pause) => onPause(people, pause)),
    ...onTasks(people, tasks),
  ];

  /** @param {QsEvent["people"]} people @param {QsResultPause} pause */
  function onPause(people, { title, caller_role, items }) {
    const roles = new Set(items.filter((item) => item.killer).map((item) => item.checker_role));
    return [...roles].flatMap((role) => {
      const caller = own(people, caller_role), checker = own(people, role);
      if (!caller || !checker) return [];
      const same = caller.name === checker.name;
      if (!same && !(caller.seconded && checker.seconded)) return [];
      const fault = same ? `是同一人（${caller.name}）` : "都是借调或实习人员";
      return [`“${title}”的必查项，念单人和检查人${fault}，请换一人`];
    });
  }

  /** @param {QsEvent["people"]} people @param {QsResultTask[]} tasks */
  function onTasks(people, tasks) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const { roles, text } of tasks) {
      const lead = own(people, roles[0]), check = own(people, roles[2]);
      if (lead && check && lead.name === check.name) found.set(lead.name, [...(found.get(lead.name) || []), text]);
    }
    return [...found].map(([name, texts]) => {
      const more = texts.length > NAMED ? `等 ${texts.length} 件` : "";
      return `${name}自己主责、自己检查：${texts.slice(0, NAMED).join("；")}${more}，请换一人检查`;
    });
  }
})();
