// What hotel, driver and kitchen get: their own lines; no stories, preferences or costs.
//
// builder/program/lists/outside.py makes the same rows.
"use strict";

(function () {
  const OURS_ALONE = new RegExp(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + qianshi.aboutHealth.source,
  );

  /** `用餐 2：` before the words of a question that is asked of each of several. */
  const ONE_OF_SEVERAL = /^\S+ [0-9]+：/;

  /** What the start of a ride is, as its block asks for it. @type {Record<string, string>} */
  const TIMES_OF = { 接站: "班次这时到", 乘车: "这时发车", 送站: "来宾这时上车" };

  /** To the next place, back from the last; another batch at the station is not on the way. @param {QsResultSegment[]} segments @param {QsResultSegment} own */
  function wayOf(segments, { kind, start, place }) {
    const others = segments.filter((s) => s.kind !== kind || kind === "乘车");
    const before = others.filter((s) => s.start < start).map((s) => s.place);
    const after = others.filter((s) => s.start > start).map((s) => s.place);
    if (["接站", "乘车"].includes(kind)) return [place, ...after.slice(0, 1)];
    return [...(kind === "送站" ? before.slice(-1) : []), place];
  }

  /** @param {QsResultSegment[]} segments @param {QsResultSegment} own @returns {QsSlipStop} */
  function stopOf(segments, own) {
    const { title, day, clock, car, kind } = own, next = segments.find((s) => s.start > own.start);
    const place = [...new Set(wayOf(segments, own).filter(Boolean))].join("→");
    const leaving = next ? `${next.day}${next.clock.split("—")[0]} ${next.title}` : "";
    const note = kind === "住宿" ? leaving : Object.hasOwn(TIMES_OF, kind) ? TIMES_OF[kind] : "";
    return { title, day, clock, place, car, note };
  }

  /** Theirs; a visit without a car is no drive where others name one. @param {QsResultSegment[]} segments @param {string[]} kinds */
  function stopsOf(segments, kinds) {
    const own = segments.filter((s) => kinds.includes(s.kind)), cars = own.some((s) => s.car);
    const driven = [...qianshi.spans.ON_THE_WAY, "乘车"];
    return own.filter((s) => !cars || s.car || driven.includes(s.kind)).map((s) => stopOf(segments, s));
  }

  /** A number that nobody knows yet is said to be unknown: they would count on it. @param {Record<string, string>} labels @param {QsResultAnswer} asked @returns {QsKnown} */
  function knownOf(labels, { name, text, answer }) {
    const which = (ONE_OF_SEVERAL.exec(text) || [""])[0];
    return { label: which + labels[name], answer: qianshi.saysNothing.includes(answer) ? "待定" : answer };
  }

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
    const known = result.answers.filter((x) => Object.hasOwn(answers, x.name));
    return {
      to,
      contact,
      phone: qianshi.phoneOf(roster, contact, role),
      answers: known.map((asked) => knownOf(answers, asked)),
      diet: diet ? qianshi.notedIn(entry).filter((line) => qianshi.aboutDiet.test(line)) : [],
      stops: stopsOf(result.segments, segments),
      lines: linesOf(result, lines),
    };
  }

  /** Only those who have something to do or to be ready for. @param {QsEntry} entry @returns {QsSlip[]} */
  qianshi.lists.outside = (entry) =>
    entry.result.outside.map((x) => slip(entry, x)).filter((x) => x.stops.length || x.lines.length);
})();
