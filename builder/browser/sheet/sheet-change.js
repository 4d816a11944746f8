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

  /** Of a whole stretch that came or fell away. */
  const NOT_THERE = "没有", CANCELLED = "取消";

  /** @typedef {{ what: string, about: string, value: string, touches: string[], stretch: string }} Fact */

  /** @param {Record<string, string[]>} things @param {...string} fields */
  const touched = (things, ...fields) => [...new Set(fields.flatMap((x) => things[x] || []))];

  /** Only what its own block or the event makes is touched. @param {QsResultSegment} s @returns {Fact[]} */
  function ofSegment(s) {
    /** @type {[string, string, string, string[]][]} */
    const told = [
      ["时间", "时间", s.day + s.clock, ["start", "end"]],
      ["地点", "地点", s.place, ["place"]],
      ["领导", "领导", s.leaders.join("、"), ["leaders"]],
      ["人员", "人员", s.people.join("、"), ["people"]],
      ["用车", "人员", s.car, ["car"]],
    ];
    return told.map(([what, about, value, fields]) => {
      return { what: s.title + what, about, value, touches: touched(s.touches, ...fields), stretch: s.title };
    });
  }

  /** @param {QsResultSegment} s @returns {Fact[]} */
  const wholeSegment = ({ title, day, clock, place, touches }) => [
    { what: title, about: "时间", value: `${day}${clock} ${place}`.trim(), touches: touched(touches, ...Object.keys(touches)), stretch: title },
  ];

  /**
   * What it is called, what sort of thing it is, and what it was at the time. A stretch that only
   * one of two entries has is one fact: it came, or it fell away.
   * @param {QsEntry} entry @param {Set<string>} both @returns {Fact[]}
   */
  function factsOf({ result, event }, both) {
    const guests = touched(result.touches, "guests");
    /** @param {string} what @param {string} about @param {string} value @param {string[]} [touches] @returns {Fact} */
    const fact = (what, about, value, touches = []) => ({ what, about, value, touches, stretch: "" });
    return [
      ...result.segments.flatMap((s) => (both.has(s.title) ? ofSegment(s) : wholeSegment(s))),
      fact("来宾", "来宾", event.guests, guests),
      fact("领导", "领导", event.leaders.join("、"), touched(result.touches, "leaders")),
      fact("承诺答复时间", "承诺答复时间", event.promise || ""),
      ...Object.entries(event.people).map(([role, x]) => fact(role, "人员", x.name)),
      ...result.answers.map((x) => {
        return fact(x.text, x.about, x.answer, [...x.touches, ...(x.about === "来宾" ? guests : [])]);
      }),
    ];
  }

  /** Of several answers or stretches of one name, everything under it. @param {QsEntry} entry @param {Set<string>} both */
  function byName(entry, both) {
    /** @type {Map<string, Fact>} */
    const found = new Map();
    for (const fact of factsOf(entry, both)) {
      const name = fact.what + "\n" + fact.about, known = found.get(name);
      found.set(name, known ? { ...fact, value: `${known.value}；${fact.value}` } : fact);
    }
    return found;
  }

  /** What differs from the entry before. @param {QsEntry} entry @returns {QsChange[]} */
  function changes(entry) {
    if (!entry.before) return [];
    const titles = [entry, entry.before].map(({ result }) => result.segments.map((s) => s.title));
    const both = new Set(titles[0].filter((title) => titles[1].includes(title)));
    const old = byName(entry.before, both), fresh = byName(entry, both);
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
      const was = old.get(name)?.value || "", now = fresh.get(name)?.value || "";
      const fact = /** @type {Fact} */ (fresh.get(name) || old.get(name));
      return was === now ? [] : [changeOf(fact, was, now)];
    });
  }

  /** @param {Fact} fact @param {string} was @param {string} now @returns {QsChange} */
  function changeOf({ what, about, touches, stretch }, was, now) {
    const whole = what === stretch;
    return { what, about, stretch, touches, was: was || (whole ? NOT_THERE : ""), now: now || (whole ? CANCELLED : "") };
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

  /** What no draft knows: a moved table, another battery; an item that stands at several 节点 is named once. @param {QsEntry} entry @returns {QsOnSite[]} */
  function onSite({ result }) {
    const items = result.pauses.flatMap((pause) => pause.items);
    return [...new Set(items.flatMap((item) => item.invalidated_by))].map((word) => {
      const opened = items.filter((item) => item.invalidated_by.includes(word));
      const numbered = [...new Set(opened.map(({ text }) => text))].map((text) => {
        const numbers = opened.filter((item) => item.text === text).map(({ number }) => number);
        return `“${text}”（${numbers.join("、")}）`;
      });
      return { word, items: numbered };
    });
  }

  const change_kinds = () => Object.keys(TOUCHED);
  Object.assign(qianshi.lists, { changes, change_kinds, again, on_site: onSite });
})();
