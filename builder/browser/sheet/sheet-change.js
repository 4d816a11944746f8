// What changed since the last time, which lines that opens again, and whom to tell.
//
// builder/program/lists/change.py makes the same rows.
"use strict";

(function () {
  /** Words in 何时须重查 that each sort of change brings about. @type {Record<string, string[]>} */
  const TOUCHED = {
    时间: ["时间", "改期", "日子"],
    地点: ["地点", "场地", "座位", "桌子", "位置"],
    来宾: ["人数", "来宾", "名单"],
    领导: ["领导", "名单", "座次"],
    人员: ["换人", "经办", "换了"],
    天气: ["风", "雨", "雪", "天气", "预警"],
  };

  /** @typedef {{ what: string, about: string, value: string, touches: string[] }} Fact */

  /** What it is called, what sort of thing it is, and what it was at the time. @param {QsEntry} entry @returns {Fact[]} */
  function factsOf({ result, event }) {
    /** @param {Record<string, string[]>} things @param {...string} fields */
    const touched = (things, ...fields) => [...new Set(fields.flatMap((x) => things[x] || []))];
    /** @param {...string} fields */
    const of = (...fields) => touched(result.touches, ...fields);
    /** @param {string} what @param {string} about @param {string} value @param {string[]} [touches] @returns {Fact} */
    const fact = (what, about, value, touches = []) => ({ what, about, value, touches });
    const stretches = result.segments.flatMap((s) => [
      fact(s.title + "时间", "时间", s.day + s.clock, touched(s.touches, "start", "end")),
      fact(s.title + "地点", "地点", s.place, touched(s.touches, "place")),
      fact(s.title + "领导", "领导", s.leaders.join("、"), touched(s.touches, "leaders")),
      fact(s.title + "人员", "人员", s.people.join("、"), touched(s.touches, "people")),
      fact(s.title + "用车", "人员", s.car, touched(s.touches, "car")),
    ]);
    return [
      ...stretches,
      fact("来宾", "来宾", event.guests, of("guests")),
      fact("领导", "领导", event.leaders.join("、"), of("leaders")),
      fact("承诺答复时间", "承诺答复时间", event.promise || ""),
      ...Object.entries(event.people).map(([role, x]) => fact(role, "人员", x.name)),
      ...result.answers.map((x) => {
        const also = x.about === "来宾" ? of("guests") : [];
        return fact(x.text, x.about, x.answer, [...x.touches, ...also]);
      }),
    ];
  }

  /** Of several answers or stretches of one name, everything under it. @param {QsEntry} entry */
  function byName(entry) {
    /** @type {Map<string, Fact>} */
    const found = new Map();
    for (const fact of factsOf(entry)) {
      const name = fact.what + "\n" + fact.about, known = found.get(name);
      found.set(name, known ? { ...fact, value: `${known.value}；${fact.value}` } : fact);
    }
    return found;
  }

  /** What differs from the entry before. @param {QsEntry} entry @returns {QsChange[]} */
  function changes(entry) {
    if (!entry.before) return [];
    const [old, fresh] = [entry.before, entry].map(byName);
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
      const was = old.get(name)?.value || "", now = fresh.get(name)?.value || "";
      const { what, about, touches } = /** @type {Fact} */ (fresh.get(name) || old.get(name));
      return was === now ? [] : [{ what, about, touches, was, now }];
    });
  }

  /** In the order in which they must be done. @param {QsResult} before @param {QsResult} now @param {Map<string, string[]>} things @returns {QsAgain[]} */
  function tasks(before, now, things) {
    const old = new Map(before.tasks.map((task) => [task.id, task]));
    const kept = new Set(now.tasks.map((task) => task.id));
    const found = now.tasks.flatMap((task) => {
      const was = old.get(task.id), hit = things.get(task.id), why = [];
      if (!was) why.push(`新列入，${task.due_text}前`);
      else if (hit) why.push(hit.join("、") + "变了");
      if (was && was.due !== task.due) why.push("时限改为 " + task.due_text);
      return why.length ? [{ who: task.lead, text: task.text, why: why.join("；") }] : [];
    });
    const gone = before.tasks.filter((task) => !kept.has(task.id));
    return found.concat(
      gone.map((task) => ({ who: task.lead, text: "停办：" + task.text, why: "不再需要" })),
    );
  }

  /** @param {QsResult} before @param {QsResult} now @param {string[]} touched @param {Map<string, string[]>} things @returns {QsAgain[]} */
  function items(before, now, touched, things) {
    const key = (/** @type {QsResultPause} */ p, /** @type {QsResultItem} */ i) =>
      p.name + " " + i.id;
    const old = new Set(before.pauses.flatMap((p) => p.items.map((i) => key(p, i))));
    const times = new Map(before.pauses.map((p) => [p.name, p.at]));
    return now.pauses.flatMap((pause) => [
      ...moved(pause, times.get(pause.name)),
      ...pause.items.flatMap((item) => {
        const fresh = !old.has(key(pause, item));
        const hit = item.invalidated_by.filter((w) => touched.some((part) => w.includes(part)));
        hit.push(...(things.get(key(pause, item)) || []).map((thing) => thing + "变了"));
        if (!fresh && !hit.length) return [];
        const text = `${item.number} ${item.text}`;
        return [{ who: pause.caller, text, why: fresh ? "新列入" : hit.join("、") }];
      }),
    ]);
  }

  /** A 节点 at another time than before. @param {QsResultPause} pause @param {number | undefined} was @returns {QsAgain[]} */
  const moved = (pause, was) =>
    was === undefined || was === pause.at
      ? []
      : [{ who: pause.caller, text: "检查节点：" + pause.title, why: "改到 " + pause.at_text }];

  /** Tasks in the order in which they must be done, then items. @param {QsEntry} entry @returns {QsAgain[]} */
  function again(entry) {
    const { before, result } = entry;
    if (!before) return [];
    const found = changes(entry);
    const touched = found.flatMap((change) => TOUCHED[change.about] || []);
    const things = qianshi.reopened(result, found.flatMap((change) => change.touches));
    return [
      ...tasks(before.result, result, things),
      ...items(before.result, result, touched, things),
    ];
  }

  /** What no draft knows: a moved table, another battery. @param {QsEntry} entry @returns {QsOnSite[]} */
  function onSite({ result }) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const item of result.pauses.flatMap((pause) => pause.items))
      for (const word of item.invalidated_by)
        found.set(word, [...(found.get(word) || []), `${item.number} ${item.text}`]);
    return [...found].map(([word, items]) => ({ word, items }));
  }

  /** Own leaders first, who drop out too. @param {QsEntry} entry @returns {QsReceipt[]} */
  function receipts(entry) {
    const doers = new Set(again(entry).map(({ who }) => who).filter(Boolean));
    const people = doers.size ? doers : new Set(entry.result.tasks.map((task) => task.lead));
    const known = entry.before ? [entry.event, entry.before.event] : [entry.event];
    const leaders = new Set(known.flatMap((x) => [x.leaders, ...x.segments.map((s) => s.leaders)]).flat());
    return [
      ...[...leaders].map((who) => ({ who, part: "本单位领导" })),
      ...[...people].map((who) => ({ who, part: "办理人" })),
      ...entry.result.outside.map((x) => ({ who: x.to, part: "外单位" })),
    ];
  }

  const change_kinds = () => Object.keys(TOUCHED);
  Object.assign(qianshi.lists, { changes, change_kinds, again, on_site: onSite, receipts });
})();
