// What a 方案 that goes up for signature says beside the plan: risks, and what must be approved.
//
// builder/program/lists/scheme.py makes the same rows.
"use strict";

(function () {
  /** States of things that somebody above has to give. */
  const APPROVED = ["批准", "批下"];
  /** What is approved by the signature below. */
  const ITSELF = "方案";
  /** Cards that a 方案 has room for. */
  const FEW = 5;

  /** In the order in which they must be had. @param {QsEntry} entry @returns {QsApproval[]} */
  const approvals = ({ result, event }) =>
    result.tasks.flatMap((task) => {
      const things = task.makes.filter((x) => APPROVED.some((state) => x.endsWith(state))).map((x) => x.split("/")[0]);
      const thing = things.join("、"), { text, when } = qianshi.toDo(task);
      if (task.state === "可舍" || !thing || thing === ITSELF) return [];
      return [{ thing, text, who: task.lead, by: approversOf(things, result, event), when }];
    });

  /** @param {string[]} things @param {QsResult} result @param {QsEvent} event */
  function approversOf(things, { approvers }, { people }) {
    const roles = new Set(things.filter((thing) => Object.hasOwn(approvers, thing)).map((thing) => approvers[thing]));
    return [...roles].map((role) => (Object.hasOwn(people, role) ? people[role].name : role)).join("、");
  }

  /** Cards that belong to what the event is made of. @param {QsEntry} entry @returns {QsCard[]} */
  function risks({ result, event }) {
    const kinds = new Set([...result.segments.map((s) => s.kind), ...Object.keys(event.circumstances)]);
    return result.cards.filter(({ blocks }) => blocks.some((block) => kinds.has(block))).slice(0, FEW);
  }

  Object.assign(qianshi.lists, { approvals, risks });
})();
