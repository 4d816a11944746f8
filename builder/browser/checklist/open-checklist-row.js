// One stretch of the event as a row: when, where, who, and what its block asks.
"use strict";

(function () {
  const element = qianshi.element;
  const { labelled, line, question } = qianshi.checklistFields;
  const { dayAfter, daysBetween, later } = qianshi.clock;
  /** Lists of the page with what the office has. @type {Record<string, string>} */
  const OFFERED = { place: "qs-rooms", car: "qs-cars" };
  /** How a half typed row stands in a draft: name of the field there, and here. */
  const TEXTS = /** @type {const} */ (["title", "place", "people", "leaders", "car"]);
  const ANSWER = "answer.";
  const SOME_DAY = "2026-01-01";
  const SELDOM = "名称、隔天、用车";

  /** @param {string} text */
  const namesIn = (text) => text.split(/[、，,;；]/).map((name) => name.trim()).filter(Boolean);

  /** A field whose words stand on the papers and decide nothing. @param {string} label @param {string} name */
  function nameField(label, name) {
    const input = line(), box = labelled(label, input);
    input.dataset.name = name;
    box.classList.add("qs-field-" + name);
    if (OFFERED[name]) input.setAttribute("list", OFFERED[name]);
    return { box, input };
  }

  /** The word a block has for its rows; whoever describes a stretch in own words types one. @param {QsStretch} block */
  function kindField(block) {
    const input = line();
    if (block.title) return { input: Object.assign(input, { value: block.title }), box: element("b", { class: "qs-kind" }, block.title) };
    input.setAttribute("list", "qs-kinds");
    const box = labelled("环节", input);
    box.classList.add("qs-field-kind");
    return { input, box };
  }

  /** @param {QsStretch} block */
  function fieldsOf(block) {
    const from = qianshi.momentField("开始", "start"), startOf = from.read;
    const to = qianshi.momentField("结束", "end", startOf);
    to.input.placeholder = block.length ? usually(block.length) : block.hangs_on_end ? "要填" : "";
    return {
      kind: kindField(block),
      date: qianshi.momentField("日期", "date"),
      from,
      to,
      last: qianshi.momentField("结束日期（隔天才填）", "date"),
      title: nameField("这一段的名称", "title"),
      place: nameField("地点", "place"),
      people: nameField("参加人员", "people"),
      leaders: nameField("本单位领导", "leaders"),
      car: nameField("用车（代称，不写车牌）", "car"),
      briefs: qianshi.briefFields(),
    };
  }

  /** How long a stretch usually takes, in words. @param {number} minutes */
  const usually = (minutes) => (minutes < 120 || minutes % 60 ? `约 ${minutes} 分钟` : `约 ${minutes / 60} 小时`);

  /** @typedef {ReturnType<typeof fieldsOf>} Fields */

  /** What is seldom filled in, folded. @param {Fields} fields */
  function folded({ last, title, car }) {
    const summary = element("summary", {}, SELDOM), more = element("details", { class: "qs-more" }, summary);
    more.append(element("div", { class: "qs-more-fields" }, title.box, last.box, car.box));
    return { more, summary };
  }

  /** @type {Qianshi["segmentRow"]} */
  qianshi.segmentRow = function (block, id) {
    const fields = fieldsOf(block), { kind, date, from, to, last } = fields;
    const { more, summary } = folded(fields);
    /** Days from the beginning to the end, which stay when the beginning is moved. */
    let nights = 0;
    const needsEnd = block.hangs_on_end && !block.length;
    const asked = block.questions.map((one) => ({ name: one.name, default: one.default, ...question(one) }));
    const handle = element("button", { type: "button", class: "qs-handle", title: "拖动，或按 Alt+↑、Alt+↓" }, "⠿");
    const copy = element("button", { type: "button", class: "qs-plain-button" }, "复制");
    const remove = element("button", { type: "button", class: "qs-plain-button" }, "去掉");
    const legend = element("legend", { class: "qs-unseen" });
    fields.leaders.input.placeholder = "本单位领导"; // where the row above has none, no label stands over it
    fields.people.input.placeholder = block.people_word; // the label stands over the rows below too
    const box = element("fieldset", { class: block.own_leaders ? "qs-segment qs-segment--led" : "qs-segment" }, legend);
    const boxes = [fields.place, fields.people, ...(block.own_leaders ? [fields.leaders] : [])].map((x) => x.box);
    const tools = element("span", { class: "qs-segment-tools" }, copy, remove);
    box.append(handle, kind.box, date.box, from.box, to.box, ...boxes, tools);
    const { briefs } = fields, showBriefs = () => briefs.show(namesIn(fields.leaders.input.value));
    box.append(element("div", { class: "qs-segment-questions" }, ...asked.map((one) => one.box), more, briefs.box));
    asked.forEach((one) => one.fill(one.default));
    label();
    kind.input.addEventListener("input", label);
    fields.leaders.input.addEventListener("input", showBriefs);
    date.input.addEventListener("change", follow);
    last.input.addEventListener("change", countNights);

    /** Say of which stretch each of the row's controls is. */
    function label() {
      const name = kind.input.value.trim() || "还没写的一段";
      legend.textContent = name;
      handle.setAttribute("aria-label", `移动：${name}（Alt+↑、Alt+↓）`);
      copy.setAttribute("aria-label", `复制：${name}`);
      remove.setAttribute("aria-label", `去掉：${name}`);
    }

    function countNights() {
      nights = date.read() && last.read() ? daysBetween(date.read(), last.read()) : 0;
      tellEnd();
    }

    /** The end moves with the beginning. */
    function follow() {
      if (nights) last.fill(date.read() && dayAfter(date.read(), nights));
      tellEnd();
    }

    /** An end on another day is seen without unfolding anything. */
    function tellEnd() {
      summary.textContent = last.read() ? `${SELDOM}（到 ${last.read()} 结束）` : SELDOM;
    }

    const answers = () => Object.fromEntries(asked.map((one) => [one.name, one.read()]).filter(([, answer]) => answer));

    /** @returns {QsSegment | null} */
    function read() {
      const day = date.read(), clock = from.read(), name = kind.input.value.trim();
      if (!day || !clock || !name) return null;
      const end = to.read() ? `${last.read() || day} ${to.read()}` : null;
      const { title, place, people, leaders, car } = fields;
      return {
        id,
        kind: name,
        title: title.input.value.trim(),
        start: `${day} ${clock}`,
        end,
        place: place.input.value.trim(),
        people: namesIn(people.input.value),
        car: car.input.value.trim(),
        leaders: namesIn(leaders.input.value),
        briefs: briefs.read(),
        answers: answers(),
      };
    }

    /** @param {QsSegment} segment */
    function fill(segment) {
      const day = segment.start.slice(0, 10), end = segment.end || "";
      kind.input.value = segment.kind;
      date.fill(day);
      from.fill(segment.start.slice(11));
      to.fill(end.slice(11));
      last.fill(end.slice(0, 10) === day ? "" : end.slice(0, 10));
      for (const name of TEXTS) fields[name].input.value = [segment[name]].flat().join("、");
      showBriefs();
      briefs.fill(segment.briefs);
      for (const one of asked) one.fill(segment.answers[one.name] || one.default);
      label();
      countNights();
    }

    /** Answers to what another type asks of such a stretch. @type {[string, string][]} */
    let spare = [];

    /** What is typed so far, for a draft that is not finished. @returns {Record<string, string>} */
    function typed() {
      const said = Object.entries(answers()).map(([name, answer]) => [ANSWER + name, answer]);
      const texts = TEXTS.map((name) => [name, fields[name].input.value]);
      const moments = [["date", date], ["from", from], ["to", to], ["last", last]];
      const times = moments.map(([name, field]) => [name, /** @type {QsMomentField} */ (field).input.value]);
      const all = [["kind", kind.input.value], ...times, ...texts, ...spare, ...said, ...briefs.typed()];
      return Object.fromEntries(all.filter(([, value]) => value));
    }

    /** @param {Record<string, string>} values */
    function resume(values) {
      kind.input.value = values.kind || kind.input.value;
      date.fill(values.date || "");
      from.fill(values.from || "");
      to.fill(values.to || "");
      last.fill(values.last || "");
      for (const name of TEXTS) fields[name].input.value = values[name] || "";
      showBriefs();
      briefs.resume(values);
      spare = Object.entries(values).filter(([name]) => name.startsWith(ANSWER));
      for (const one of asked) one.fill(values[ANSWER + one.name] || values[one.name] || one.default);
      label();
      countNights();
    }

    /** The first field that is wanting or cannot be read, and what is to be said of it. @returns {QsOpen | null} */
    function open() {
      const name = kind.input.value.trim();
      for (const moment of [date, from, to, last])
        if (moment.fault()) return { text: `${name}的${moment.fault()}`, field: moment.input };
      if (!name) return { text: "有一段没写是什么环节", field: kind.input };
      if (!date.read()) return { text: `还缺${name}的日期`, field: date.input };
      if (!from.read()) return { text: `还缺${name}的开始时间`, field: from.input };
      const made = read();
      if (!made || !made.end || made.end >= made.start) return null;
      return { text: `${name}：结束早于开始，隔天结束的请填结束日期`, field: to.input };
    }

    return {
      box, id, block, handle, copy, remove, date, from, to, read, fill, typed, resume, open,
      offset: 0,
      isGiven: false,
      /** @param {string} day "" while it is not known */
      setDay(day) {
        date.fill(day);
        follow();
      },
      /** @param {string} at a clock @param {number} minutes 0: the usual length */
      setTimes(at, minutes) {
        const end = minutes ? later(`${SOME_DAY} ${at}`, minutes) : "";
        from.fill(at);
        to.fill(end.slice(11));
        nights = end ? daysBetween(SOME_DAY, end.slice(0, 10)) : 0;
        if (!nights) last.fill("");
        follow();
      },
      kind: () => kind.input.value.trim(),
      /** Whether somebody put something into it beside its times. */
      isOwn: () => TEXTS.some((name) => fields[name].input.value) || asked.some((one) => one.read() !== one.default),
      wanted: () => [...(needsEnd ? [to] : []), fields.place, fields.people].map((x) => x.input).find((input) => !input.value.trim()),
      focus: () => (block.title ? (date.read() ? from.input : date.input) : kind.input).focus(),
    };
  };
})();
