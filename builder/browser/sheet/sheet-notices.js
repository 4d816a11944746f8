// 通知文字: texts to copy, one version for each recipient, own leaders first, 24-hour times.
//
// builder/outputs/papers/notices.py does the same, in parallel.
"use strict";

(function () {
  const { section, when, whenToDo, whatToDo } = qianshi.paperParts;
  const LINES_IN_NOTICE = 3;

  /** @param {string} to @param {string} text @param {string} more @returns {QsBlock[]} */
  const both = (to, text, more) => [
    { kind: "copy", to, channel: "短信", text: text.replaceAll("\n", " ") },
    { kind: "copy", to, channel: "政务微信", text: `${text}\n${more}`.trim() },
  ];

  /** @param {QsResultSegment[]} segments */
  const steps = (segments) =>
    segments.map((s) => `${when(s)} ${s.title} ${s.place}`.trimEnd()).join("\n");

  /** @param {QsEntry} entry */
  function essentials({ result }) {
    const place = result.place ? "，在" + result.place : "";
    const guests = result.guests ? "，来宾：" + result.guests : "";
    return `${result.title}，${result.start_text}${place}${guests}。`;
  }

  /** @param {QsEntry} entry @returns {QsBlock[]} */
  function toDoers(entry) {
    /** @type {Map<string, QsResultTask[]>} */
    const owners = new Map();
    for (const task of entry.result.tasks.filter((x) => x.state !== "可舍"))
      owners.set(task.lead, [...(owners.get(task.lead) || []), task]);
    return [...owners].flatMap(([who, tasks]) => {
      const shown = tasks.slice(0, LINES_IN_NOTICE);
      const own = shown.map((t) => `${whatToDo(t)}（${whenToDo(t)}）`).join("；");
      const more = tasks.length > LINES_IN_NOTICE ? `等 ${tasks.length} 件` : "";
      const text = `${who}：${essentials(entry)}请您主责：${own}${more}。收到请回复。`;
      return both(who, text, steps(entry.result.segments));
    });
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function notices(entry) {
    const { segments, outside } = entry.result;
    const next = segments
      .slice(1, 2)
      .map((s) => `下一步：${when(s)}${s.title}，${s.place || "地点另告"}。`)
      .join("");
    const leaders = entry.event.leaders.flatMap((name) => {
      const text = `${name}同志：${essentials(entry)}${next}收到请回复。`;
      return both(`${name}（本单位领导）`, text, steps(segments));
    });
    const outsiders = outside.flatMap((x) => {
      const own = segments.filter((s) => x.segments.includes(s.kind));
      const text = `${x.to}：请按下列时间准备，有困难请马上回电。收到请回复。`;
      return own.length ? both(x.to, text + "\n" + steps(own), "") : [];
    });
    return [section(entry, "通知文字", [...leaders, ...toDoers(entry), ...outsiders])];
  }

  qianshi.papers.push({ name: "notices", label: "通知文字", make: notices, pocket: false });
})();
