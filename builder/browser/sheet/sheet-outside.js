// What hotel, driver and kitchen get: their own lines; no stories, preferences or costs.
//
// builder/program/lists/outside.py makes the same rows.
"use strict";

(function () {
  const OURS_ALONE = new RegExp(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + qianshi.aboutHealth.source,
  );

  /** By time. @param {QsResult} result @param {Set<string>} own */
  function linesOf({ tasks, pauses }, own) {
    const found = [
      ...tasks.filter((task) => own.has(task.id)).map((task) => ({ at: task.due, line: qianshi.toDo(task) })),
      ...pauses.flatMap(({ at, at_text: when, items }) =>
        items
          .filter((item) => own.has(item.id))
          .map((item) => ({ at, line: { text: `${item.text}：${item.expect}`, when } })),
      ),
    ];
    const lines = found.sort((a, b) => a.at - b.at).map(({ line }) => line);
    return lines.filter(({ text }) => !OURS_ALONE.test(text));
  }

  /** @param {QsResult} result @param {QsOutside} outside @returns {QsSlip} */
  function slip(result, { to, lines, segments, answers }) {
    const own = new Set(lines);
    const leads = result.tasks.filter((task) => own.has(task.id)).map((task) => task.lead);
    const pauses = result.pauses.filter(({ items }) => items.some((item) => own.has(item.id)));
    return {
      to,
      contact: [...leads, ...pauses.map((pause) => pause.caller)][0] || "",
      answers: result.answers.filter((x) => answers.includes(x.name)),
      stops: result.segments.filter((s) => segments.includes(s.kind)),
      lines: linesOf(result, own),
    };
  }

  /** Only those who have something to do or to be ready for. @param {QsEntry} entry @returns {QsSlip[]} */
  qianshi.lists.outside = ({ result }) =>
    result.outside.map((x) => slip(result, x)).filter((x) => x.stops.length || x.lines.length);
})();
