// What hotel, driver and kitchen get: their own lines; no stories, preferences or costs.
//
// builder/program/lists/outside.py makes the same rows.
"use strict";

(function () {
  const OURS_ALONE = new RegExp(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + qianshi.aboutHealth.source,
  );

  /** What they do themselves, by time. @param {QsResult} result @param {Record<string, string>} own */
  function linesOf({ tasks, pauses }, own) {
    /** @param {string} id */
    const isTheirs = (id) => Object.hasOwn(own, id);
    const found = [
      ...tasks.filter(({ id }) => isTheirs(id)).map((task) => {
        const { text, when } = qianshi.toDo(task);
        return { at: task.due, line: { text: own[task.id] || text, when } };
      }),
      ...pauses.flatMap(({ at, at_text: when, items }) =>
        items
          .filter(({ id }) => isTheirs(id))
          .map(({ id, text, expect }) => ({ at, line: { text: own[id] || `${text}：${expect}`, when } })),
      ),
    ];
    const lines = found.sort((a, b) => a.at - b.at).map(({ line }) => line);
    return lines.filter(({ text }) => !OURS_ALONE.test(text));
  }

  /** Who leads their lines or calls their 节点, with the role. @param {QsResult} result @param {Record<string, string>} own */
  function contactOf({ tasks, pauses }, own) {
    const leads = tasks.filter(({ id, lead }) => Object.hasOwn(own, id) && lead);
    const calls = pauses.filter(({ items }) => items.some(({ id }) => Object.hasOwn(own, id)));
    return [...leads.map((x) => [x.lead, x.roles[0]]), ...calls.map((x) => [x.caller, x.caller_role]), ["", ""]][0];
  }

  /** @param {QsEntry} entry @param {QsOutside} outside @returns {QsSlip} */
  function slip(entry, { to, lines, segments, answers, diet }) {
    const { result, roster } = entry, [contact, role] = contactOf(result, lines);
    const known = result.answers.filter((x) => Object.hasOwn(answers, x.name) && !qianshi.saysNothing.includes(x.answer));
    return {
      to,
      contact,
      phone: qianshi.phoneOf(roster, contact, role),
      answers: known.map(({ name, answer }) => ({ label: answers[name], answer })),
      diet: diet ? qianshi.notedIn(entry).filter((line) => qianshi.aboutDiet.test(line)) : [],
      stops: result.segments.filter((s) => segments.includes(s.kind)),
      lines: linesOf(result, lines),
    };
  }

  /** Only those who have something to do or to be ready for. @param {QsEntry} entry @returns {QsSlip[]} */
  qianshi.lists.outside = (entry) =>
    entry.result.outside.map((x) => slip(entry, x)).filter((x) => x.stops.length || x.lines.length);
})();
