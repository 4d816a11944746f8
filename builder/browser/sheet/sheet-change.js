// 变更通知单: what changed, which lines that opens again, whom to tell, and who has answered.
//
// builder/outputs/papers/change.py does the same, in parallel.
"use strict";

(function () {
  const { words, table, column, row, lines, section, when } = qianshi.paperParts;
  /** Words in 何时须重查 that each sort of change brings about. @type {Record<string, string[]>} */
  const TOUCHED = {
    时间: ["时间", "改期", "日子"],
    地点: ["地点", "场地", "座位", "桌子", "位置"],
    来宾: ["人数", "来宾", "名单"],
    领导: ["领导", "名单", "座次"],
    人员: ["换人", "经办", "换了"],
    天气: ["风", "雨", "雪", "天气", "预警"],
  };

  /**
   * What it is called, what sort of thing it is, and what it was at the time.
   * @param {QsEntry} entry
   */
  function named(entry) {
    const answers = entry.result.answers.map((x) => [x.text, x.about, x.answer]);
    const stretches = entry.result.segments.flatMap((s) => [
      [s.kind + "时间", "时间", when(s)],
      [s.kind + "地点", "地点", s.place],
    ]);
    const people = Object.entries(entry.event.people).map(([role, x]) => [role, "人员", x.name]);
    const others = plain(entry).map(([name, value]) => [name, name, value]);
    return [...stretches, ...others, ...people, ...answers];
  }

  /** Of several stretches of one kind, everything under one name. @param {QsEntry} entry */
  function byName(entry) {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const [what, about, value] of named(entry)) {
      const name = what + "\n" + about, known = found.get(name);
      found.set(name, known === undefined ? value : `${known}；${value}`);
    }
    return found;
  }

  /** @param {QsEntry} entry @returns {string[][]} */
  function plain({ event }) {
    return [
      ["来宾", event.guests],
      ["领导", event.leaders.join("、")],
      ["承诺答复时间", event.promise || ""],
    ];
  }

  /** @type {Qianshi["changesBetween"]} */
  qianshi.changesBetween = function (before, entry) {
    const [old, fresh] = [before, entry].map(byName);
    return [...new Set([...old.keys(), ...fresh.keys()])]
      .map((name) => {
        const [what, about] = name.split("\n");
        return { what, about, was: old.get(name) || "", now: fresh.get(name) || "" };
      })
      .filter((change) => change.was !== change.now);
  };

  /** @typedef {{ who: string, text: string, why: string }} Reopened */

  /** @param {QsResult} before @param {QsResult} now @returns {Reopened[]} */
  function tasks(before, now) {
    const old = new Map(before.tasks.map((task) => [task.id, task]));
    const kept = new Set(now.tasks.map((task) => task.id));
    const found = now.tasks.flatMap((task) => {
      const was = old.get(task.id);
      if (was && was.due === task.due) return [];
      const why = was ? "时限改为 " + task.due_text : `新列入，${task.due_text}前`;
      return [{ who: task.lead, text: task.text, why }];
    });
    const gone = before.tasks.filter((task) => !kept.has(task.id));
    return found.concat(
      gone.map((task) => ({ who: task.lead, text: "停办：" + task.text, why: "不再需要" })),
    );
  }

  /** @param {QsResult} before @param {QsResult} now @param {string[]} touched @returns {Reopened[]} */
  function items(before, now, touched) {
    const key = (/** @type {QsResultPause} */ p, /** @type {QsResultItem} */ i) =>
      p.name + " " + i.id;
    const old = new Set(before.pauses.flatMap((p) => p.items.map((i) => key(p, i))));
    return now.pauses.flatMap((pause) =>
      pause.items.flatMap((item) => {
        const hit = item.invalidated_by.filter((w) => touched.some((part) => w.includes(part)));
        const fresh = !old.has(key(pause, item));
        if (!fresh && !hit.length) return [];
        const text = `${item.number} ${item.text}`;
        return [{ who: pause.caller, text, why: fresh ? "新列入" : hit.join("、") }];
      }),
    );
  }

  /** @param {QsResult} result @returns {QsBlock[]} */
  function ifItChanges(result) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const item of result.pauses.flatMap((pause) => pause.items))
      for (const word of item.invalidated_by)
        found.set(word, [...(found.get(word) || []), `${item.number} ${item.text}`]);
    const texts = [...found].map(([word, numbers]) => `${word}：重查 ${numbers.join("、")}`);
    return texts.length ? [words("heading", "现场情况变了"), lines(texts)] : [];
  }

  /** @param {QsEntry} entry @param {Reopened[]} reopened @returns {QsBlock} */
  function receipts(entry, reopened) {
    const doers = new Set(reopened.map(({ who }) => who).filter(Boolean));
    const people = doers.size ? doers : new Set(entry.result.tasks.map((task) => task.lead));
    const to = (/** @type {string} */ name, /** @type {string} */ part) =>
      row(name, part, "", "", "");
    const columns = [
      column("通知谁", 3),
      column("身份", 3),
      column("怎么通知", 2, "blank"),
      column("收到时间", 2, "blank"),
      column("签收", 2, "blank"),
    ];
    return table(columns, [
      ...entry.event.leaders.map((name) => to(name, "本单位领导")),
      ...[...people].map((who) => to(who, "办理人")),
      ...entry.result.outside.map((x) => to(x.to, "外单位")),
    ]);
  }

  /** @param {Reopened[]} reopened @returns {QsBlock} */
  function reopenedTable(reopened) {
    if (!reopened.length) return words("para", "没有因此重开的行；手写补充：");
    const columns = [
      column("做什么", 6),
      column("为什么", 4),
      column("谁", 2),
      column("", 1, "box"),
    ];
    const rows = reopened.map(({ who, text, why }) => row(text, why, who, ""));
    return table(columns, rows);
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function changeCard(entry) {
    const { before } = entry;
    const changes = before ? qianshi.changesBetween(before, entry) : [];
    let rows = changes.map((c) => row(c.what, c.was || "未定", c.now || "未定"));
    if (!rows.length) rows = Object.keys(TOUCHED).map((name) => row(name, "", ""));
    const touched = changes.flatMap((change) => TOUCHED[change.about] || []);
    const reopened = before
      ? [
          ...tasks(before.result, entry.result),
          ...items(before.result, entry.result, touched),
        ]
      : [];
    return [
      section(entry, "变更通知单", [
        words("heading", "变了什么"),
        table([column("什么", 2), column("原来", 5), column("现在", 5)], rows),
        words("heading", "要重办、重查的"),
        reopenedTable(reopened),
        ...ifItChanges(entry.result),
        words("heading", "逐个告知，收到请签"),
        receipts(entry, reopened),
      ]),
    ];
  }

  qianshi.papers.push({ name: "change", label: "变更通知单", make: changeCard, pocket: false });
})();
