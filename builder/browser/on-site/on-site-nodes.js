// Which 节点 there are on the spot, whose lines they hold, and which of them is due now.
"use strict";

(function () {
  const HOUR = 60, DAY = 1440;

  /** What a line is called in the marks. @param {QsResultPause} pause @param {QsResultItem} item */
  const keyOf = (pause, item) => `${pause.name} ${item.id}`;

  /** Who calls a 节点 looks at all of it; others at the lines that they check. @param {QsResultPause} pause @param {string} me @returns {QsResultItem[]} */
  function linesFor(pause, me) {
    if (!me || [pause.caller_role, pause.caller].includes(me)) return pause.items;
    return pause.items.filter((item) => [item.checker_role, item.checker].includes(me));
  }

  /** @type {QsNodes["of"]} */
  function of(result, me) {
    const nodes = result.pauses.map((pause) => ({
      pause,
      lines: linesFor(pause, me).map((item) => ({ key: keyOf(pause, item), item })),
    }));
    return nodes.filter((node) => node.lines.length);
  }

  /** @type {QsNodes["left"]} */
  const left = (node, marks) => node.lines.filter(({ key }) => !Object.hasOwn(marks, key)).length;

  /** @type {QsNodes["dueNow"]} */
  function dueNow(nodes, marks, minute) {
    const open = nodes.filter((node) => left(node, marks));
    const begun = open.filter(({ pause }) => pause.at <= minute);
    const due = begun[begun.length - 1] || open[0] || nodes[nodes.length - 1];
    return Math.max(0, nodes.indexOf(due));
  }

  /** @type {QsNodes["rolesIn"]} */
  function rolesIn(result) {
    /** @type {Map<string, string>} */
    const roles = new Map();
    for (const pause of result.pauses) {
      roles.set(pause.caller_role, pause.caller);
      for (const item of pause.items) roles.set(item.checker_role, item.checker);
    }
    roles.delete("");
    return [...roles].map(([role, name]) => ({ role, label: name && name !== role ? `${role}（${name}）` : role }));
  }

  /** @param {number} minutes */
  function length(minutes) {
    if (minutes < 2 * HOUR) return `${minutes} 分钟`;
    return minutes < 2 * DAY ? `${Math.round(minutes / HOUR)} 小时` : `${Math.round(minutes / DAY)} 天`;
  }

  /** @type {QsNodes["untilWords"]} */
  function untilWords(at, minute) {
    if (at === minute) return "就是现在";
    return at > minute ? `还有 ${length(at - minute)}` : `已过 ${length(minute - at)}`;
  }

  qianshi.nodes = { of, left, dueNow, rolesIn, untilWords };
})();
