// Made too late: whom to call now, one call a person, in the order in which the work can be done.
//
// builder/program/lists/calls.py makes the same rows.
"use strict";

(function () {
  /** Who makes the calls. */
  const CALLER = "总协调";
  const LATE = ["现在做", "来不及的补救"];

  /** Those who lead something late; whoever has the first of it is called first. @param {QsEntry} entry @returns {QsCall[]} */
  qianshi.lists.calls = function ({ result, roster }) {
    const late = result.tasks.filter(({ state, lead }) => LATE.includes(state) && lead);
    return [...new Set(late.map(({ lead }) => lead))].map((who) => {
      const own = late.filter(({ lead }) => lead === who);
      return {
        who,
        phone: qianshi.phoneOf(roster, who, own[0].roles[0]),
        order: own[0].roles[0] === CALLER ? "自己现在办" : "请现在办",
        says: own.map((task) => qianshi.toDo(task).text),
        asks: [...new Set(own.map((task) => task.document).filter(Boolean))],
      };
    });
  };
})();
