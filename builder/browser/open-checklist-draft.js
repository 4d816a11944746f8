// A draft file's text to an event. A file that cannot be used is explained, never half taken.
"use strict";

(function () {
  const FORMAT = 1;
  const MINUTE = /^(\d{4})-(\d{2})-(\d{2}) ([01]\d|2[0-3]):[0-5]\d$/;
  const FIELDS = [
    ..."format id revision type title answers segments".split(" "),
    ..."promise people guests leaders notes".split(" "),
  ];

  /** @param {unknown} value @returns {value is Record<string, any>} */
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value : "");

  /** @param {unknown} value */
  function isMinute(value) {
    const match = typeof value === "string" ? MINUTE.exec(value) : null;
    if (!match) return false;
    const [year, month, day] = match.slice(1, 4).map(Number);
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    return year >= 2000 && year <= 2199 && day >= 1 && day <= (days[month - 1] || 0);
  }

  /** @param {Record<string, any>} data @param {QsIndexEntry[]} index */
  function faultsOf(data, index) {
    const faults = [];
    for (const name of Object.keys(data))
      if (!FIELDS.includes(name)) faults.push(`没有“${name}”这个字段。`);
    const types = index.map((entry) => entry.type);
    if (!types.includes(data.type))
      faults.push(`没有“${text(data.type)}”这个活动类型，可能是别的站点存的草稿。`);
    if (data.answers !== undefined && !isObject(data.answers)) faults.push("“回答”读不懂。");
    if (data.people !== undefined && !isObject(data.people)) faults.push("“人员”读不懂。");
    if (data.leaders !== undefined && !Array.isArray(data.leaders))
      faults.push("“须告知的本单位领导”读不懂。");
    const segments = Array.isArray(data.segments) ? data.segments : [];
    if (!segments.length) faults.push("没有时段：不知道活动在什么时候。");
    segments.forEach((segment, i) => faults.push(...segmentFaults(segment, i + 1)));
    if (data.promise && !isMinute(data.promise))
      faults.push("承诺答复时间写法不对，应如 2026-12-08 09:30。");
    return faults;
  }

  /** @param {unknown} segment @param {number} number */
  function segmentFaults(segment, number) {
    if (!isObject(segment) || !text(segment.kind)) return [`第 ${number} 个时段读不懂。`];
    const where = `第 ${number} 个时段的`;
    if (!isMinute(segment.start)) return [where + "开始写法不对，应如 2026-12-08 09:30。"];
    if (segment.end && !isMinute(segment.end))
      return [where + "结束写法不对，应如 2026-12-08 09:30。"];
    if (segment.end && segment.end < segment.start) return [where + "结束早于开始。"];
    return [];
  }

  /** @param {Record<string, any>} people @returns {Record<string, QsPerson>} */
  function peopleOf(people) {
    /** @type {Record<string, QsPerson>} */
    const found = {};
    for (const [role, person] of Object.entries(people)) {
      const name = isObject(person) ? text(person.name) : text(person);
      const seconded = isObject(person) && (person.seconded === true || person.seconded === "是");
      if (name) found[role] = { name, seconded };
    }
    return found;
  }

  /** @param {Record<string, any>} data @returns {QsEvent} */
  function eventOf(data) {
    const answers = Object.entries(data.answers || {}).map(([name, answer]) => [
      name,
      String(answer),
    ]);
    return {
      format: FORMAT,
      id: text(data.id),
      revision: Math.max(1, Math.trunc(Number(data.revision)) || 1),
      type: data.type,
      title: text(data.title),
      answers: Object.fromEntries(answers),
      segments: data.segments.map((/** @type {Record<string, any>} */ s) => {
        return { kind: s.kind, start: s.start, end: s.end || null, place: text(s.place) };
      }),
      promise: data.promise || null,
      people: peopleOf(data.people || {}),
      guests: text(data.guests),
      leaders: (data.leaders || []).map(String),
      notes: text(data.notes),
    };
  }

  /** @type {Qianshi["parseDraft"]} */
  qianshi.parseDraft = function (content, index) {
    let data;
    try {
      data = JSON.parse(content.replace(/^\uFEFF/, ""));
    } catch {
      return ["文件打不开：内容不完整，或不是本页保存的草稿。"];
    }
    if (!isObject(data)) return ["这不是一份活动草稿。"];
    const format = data.format === undefined ? FORMAT : Number(data.format);
    if (!Number.isInteger(format)) return ["格式版本（format）应是整数。"];
    if (format > FORMAT)
      return [`这份草稿的格式版本是 ${format}，本页只认到 ${FORMAT}：请用新版站点打开。`];
    const faults = faultsOf(data, index);
    return faults.length ? faults : eventOf(data);
  };
})();
