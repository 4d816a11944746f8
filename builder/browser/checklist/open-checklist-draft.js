// A draft file's text to an event. A file that cannot be used is explained, never half taken.
"use strict";

(function () {
  const FORMAT = 1;
  const MINUTE = /^(\d{4})-(\d{2})-(\d{2}) ([01]\d|2[0-3]):[0-5]\d$/;
  const OPINIONS = ["不清楚", "多余"];
  const FIELDS = [
    ..."format id made revision type title minimal answers segments".split(" "),
    ..."promise people guests leaders notes marks opinions unfinished".split(" "),
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
    if (data.segments !== undefined && !Array.isArray(data.segments)) faults.push("“时段”读不懂。");
    if (data.marks !== undefined && !isObject(data.marks)) faults.push("“勾选”读不懂。");
    if (data.opinions !== undefined && !isObject(data.opinions)) faults.push("“对条目的意见”读不懂。");
    if (data.made && !isMinute(data.made))
      faults.push("开单时间写法不对，应如 2026-12-08 09:30。");
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

  /** @param {unknown} list */
  const texts = (list) => (Array.isArray(list) ? list.map(String) : []);

  /** @param {Record<string, any>} marks @returns {Record<string, QsMark>} */
  function marksOf(marks) {
    /** @type {Record<string, QsMark>} */
    const found = {};
    for (const [line, mark] of Object.entries(marks))
      if (isObject(mark) && text(mark.state))
        found[line] = { state: /** @type {QsMark["state"]} */ (text(mark.state)), note: text(mark.note) };
    return found;
  }

  /** @param {Record<string, any>} opinions @returns {QsEvent["opinions"]} */
  const opinionsOf = (opinions) =>
    Object.fromEntries(Object.entries(opinions).filter(([, said]) => OPINIONS.includes(said)));

  /** @param {unknown} rows */
  function unfinishedOf(rows) {
    const known = Array.isArray(rows) ? rows.filter(isObject) : [];
    return known.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)])),
    );
  }

  /** @param {Record<string, any>} segment @returns {QsSegment} */
  function segmentOf({ kind, start, end, place, people, car }) {
    return { kind, start, end: end || null, place: text(place), people: texts(people), car: text(car) };
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
      made: data.made || null,
      revision: Math.max(1, Math.trunc(Number(data.revision)) || 1),
      type: data.type,
      title: text(data.title),
      minimal: data.minimal === true || data.minimal === "是",
      answers: Object.fromEntries(answers),
      segments: (data.segments || []).map(segmentOf),
      promise: data.promise || null,
      people: peopleOf(data.people || {}),
      guests: text(data.guests),
      leaders: (data.leaders || []).map(String),
      notes: text(data.notes),
      marks: marksOf(data.marks || {}),
      opinions: opinionsOf(data.opinions || {}),
      unfinished: unfinishedOf(data.unfinished),
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
