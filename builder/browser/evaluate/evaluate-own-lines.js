// What the coordinator changed for this event only: lines added, struck and worded anew.
//
// builder/program/own_lines.py does the same; a change here is a change there.
"use strict";

(function () {
  const OWN = "own/";

  /** Whether a line stays; if so, in the words of this event. @param {QsEvent} event @param {QsLists} lists @param {string} key @param {QsResultTask | QsResultItem} line @param {boolean} fixed */
  function keeps(event, lists, key, line, fixed) {
    if (Object.hasOwn(event.edited, key)) line.text = event.edited[key];
    if (!Object.hasOwn(event.struck, key)) return true;
    if (!fixed) lists.leaveOut(line, "本次划去：" + event.struck[key]);
    else lists.remarks.push(`“${line.text}”是红线或必查项，不能划去；不涉及的，请在行上写明理由`);
    return fixed;
  }

  /** @param {QsOwnLine} line @param {QsLists} lists @returns {QsResultItem} */
  const itemOf = ({ id, text, expect, who }, lists) => ({
    ...{ number: 0, id: OWN + id, text, expect, killer: false },
    ...{ checker: lists.who(who), checker_role: who, why: "", invalidated_by: [] },
    ...{ grounds: [], needs: [] },
  });

  /** @param {QsOwnLine} line @param {QsLists} lists @returns {QsResultTask} */
  function taskOf({ id, text, due: typed, who }, lists) {
    const due = qianshi.times.minuteOf(typed || "");
    const { due_text, state } = lists.moment(due);
    return {
      ...{ id: OWN + id, text, due, due_text, statute_text: "", on_promise: false, state },
      ...{ workstream: "本次加的", lead: lists.who(who), assist: "", check: "", roles: [who, "", ""] },
      ...{ document: "", red_line: false, fallback: "", grounds: [], basis: "", makes: [], needs: [] },
    };
  }

  /** @param {QsOwnLine} line @param {QsResultTask[]} tasks @param {QsResultPause[]} pauses @param {QsLists} lists */
  function add(line, tasks, pauses, lists) {
    const pause = pauses.find((x) => x.name === line.pause);
    if (pause) pause.items.push(itemOf(line, lists));
    else if (line.due) tasks.push(taskOf(line, lists));
    else
      lists.remarks.push(
        `加的“${line.text}”没有放进清单：没有“${line.pause}”这个节点，也没有时限`,
      );
  }

  /** @type {Qianshi["withOwnLines"]} */
  qianshi.withOwnLines = function (event, tasks, pauses, lists) {
    const kept = tasks.filter((task) => keeps(event, lists, task.id, task, task.red_line));
    for (const pause of pauses)
      pause.items = pause.items.filter((item) =>
        keeps(event, lists, pause.name + " " + item.id, item, item.killer),
      );
    for (const line of event.added) add(line, kept, pauses, lists);
    let number = 0;
    const left = pauses.filter((pause) => pause.items.length);
    for (const item of left.flatMap((pause) => pause.items)) item.number = ++number;
    return { tasks: kept.sort(qianshi.lateFirst), pauses: left };
  };
})();
