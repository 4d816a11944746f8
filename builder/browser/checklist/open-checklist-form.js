// The form of 开检查单: what the coordinator types, read as one event and filled from one.
"use strict";

(function () {
  const element = qianshi.element;
  const { newId, labelled, line, question, person } = qianshi.checklistFields;
  const FORMAT = 2;

  /** What is kept of an event and has no field. */
  const emptyBase = () => ({
    id: "",
    revision: 1,
    made: /** @type {string | null} */ (null),
    marks: /** @type {QsEvent["marks"]} */ ({}),
    opinions: /** @type {QsEvent["opinions"]} */ ({}),
    added: /** @type {QsEvent["added"]} */ ([]),
    struck: /** @type {QsEvent["struck"]} */ ({}),
    edited: /** @type {QsEvent["edited"]} */ ({}),
    calendar: /** @type {QsEvent["calendar"]} */ ({}),
    issued: /** @type {QsEvent["issued"]} */ ([]),
    last_time: /** @type {QsEvent["last_time"]} */ (null),
  });

  /** A field whose words stand on the papers and decide nothing. */
  function nameLine() {
    const input = line();
    input.dataset.name = "";
    return input;
  }

  /** @param {string} title @param {...Node} children */
  function folding(title, ...children) {
    return element("details", { class: "qs-names" }, element("summary", {}, title), ...children);
  }

  /** @param {string} text */
  const namesIn = (text) => text.split(/[、，,;；]/).map((name) => name.trim()).filter(Boolean);

  /** @type {Qianshi["checklistForm"]} */
  qianshi.checklistForm = function (changed) {
    const timeline = qianshi.timeline(() => changed("facts"));
    const circumstances = qianshi.circumstances(() => changed("facts"));
    const presets = element("div", { class: "qs-presets", role: "group", "aria-label": "一天的样子", hidden: "" });
    const title = nameLine(), guests = nameLine(), leaders = nameLine();
    const notes = element("textarea", { rows: "2", "data-name": "" });
    const promise = qianshi.promiseField();
    const questions = element("div", { class: "qs-questions" });
    const roles = element("div", { class: "qs-people" });
    const names = element("datalist", { id: "qs-roster-names" });
    /** Whom the office may send, once its roster is open. @type {QsRosterPerson[]} */
    let roster = [];
    const base = emptyBase();
    const minimal = element("input", { type: "checkbox", id: newId() });
    const leadersBox = labelled("须告知的本单位领导", leaders, "几位之间用顿号隔开。");
    /** Everything answered or named so far, also for types no longer chosen. */
    const answers = new Map(), people = new Map();
    /** @type {Map<string, QsQuestionBox>} */
    let asked = new Map();
    /** @type {Map<string, QsPersonBox>} */
    let named = new Map();

    function remember() {
      asked.forEach((box, name) => answers.set(name, box.read()));
      named.forEach(({ name, seconded }, role) => people.set(role, { name: name.value.trim(), seconded: seconded.checked }));
    }

    /** @param {QsTypeProgram} program */
    function ask(program) {
      remember();
      asked = new Map(program.questions.map((q) => [q.name, question(q)]));
      named = new Map(program.roles.map((role) => [role, person(role)]));
      for (const q of program.questions) asked.get(q.name)?.fill(answers.get(q.name) || q.default);
      named.forEach(({ name, seconded }, role) => {
        name.value = people.get(role)?.name || "";
        seconded.checked = people.get(role)?.seconded || false;
      });
      fillRoles();
      questions.replaceChildren(...[...asked.values()].map((q) => q.box));
      roles.replaceChildren(...[...named.values()].map((r) => r.box));
      timeline.offer(program);
      circumstances.offer(program);
      offerPresets(program.presets);
      promise.box.hidden = !countsFromPromise(program);
      leadersBox.hidden = !leaders.value && program.blocks.some((block) => block.own_leaders);
    }

    /** Take a roster; what came of it, in words. @param {QsRosterPerson[]} people */
    function staff(people) {
      roster = people;
      names.replaceChildren(...people.map((x) => element("option", { value: x.name }, [x.unit, ...x.roles].join(" "))));
      const filled = fillRoles(), free = [...named].filter(([, { name }]) => !name.value).map(([role]) => role);
      if (filled) changed("names");
      const left = free.length ? `还有 ${free.length} 个角色名册里没有，或不止一人，请自己填：${free.join("、")}。` : "";
      return `名册里有 ${people.length} 人，填上了 ${filled} 个角色。${left}`;
    }

    /** Who alone has a role in the roster stands in its empty box; how many were filled. */
    function fillRoles() {
      let filled = 0;
      named.forEach(({ name }, role) => {
        const fit = roster.filter((person) => person.roles.includes(role));
        if (name.value || fit.length !== 1) return;
        name.value = fit[0].name;
        filled += 1;
      });
      return filled;
    }

    /** @param {QsPreset[]} offered */
    function offerPresets(offered) {
      const take = (/** @type {QsPreset} */ preset) => {
        circumstances.add(preset.circumstances);
        timeline.take(preset);
      };
      presets.hidden = !offered.length;
      presets.replaceChildren("一天的样子", ...offered.map((preset) => qianshi.actionButton(preset.title, () => take(preset))));
    }

    /** @param {QsEvent} event */
    function fill(event) {
      for (const name of /** @type {(keyof typeof base)[]} */ (Object.keys(base)))
        Object.assign(base, { [name]: structuredClone(event[name]) });
      minimal.checked = event.minimal;
      for (const known of [answers, people]) known.clear();
      Object.entries(event.answers).forEach(([name, answer]) => answers.set(name, answer));
      Object.entries(event.people).forEach(([role, who]) => people.set(role, who));
      asked = new Map();
      named = new Map();
      title.value = event.title;
      guests.value = event.guests;
      leaders.value = event.leaders.join("、");
      notes.value = event.notes;
      promise.fill(event.promise || "");
      timeline.fill(event.segments, event.unfinished);
      circumstances.fill(event.circumstances);
    }

    /** @param {string} type @returns {QsEvent} */
    function read(type) {
      remember();
      const given = [...asked.keys()].map((name) => [name, answers.get(name)]).filter((x) => x[1]);
      const who = [...named.keys()].map((role) => [role, people.get(role)]).filter((x) => x[1].name);
      return qianshi.withIds({
        format: FORMAT,
        ...structuredClone(base),
        type,
        minimal: minimal.checked,
        unfinished: timeline.unfinished(),
        title: title.value.trim(),
        answers: Object.fromEntries(given),
        segments: timeline.read(),
        circumstances: circumstances.read(),
        promise: promise.box.hidden ? null : promise.read(),
        people: Object.fromEntries(who),
        guests: guests.value.trim(),
        leaders: namesIn(leaders.value),
        notes: notes.value.trim(),
      });
    }

    const short = element("span", { class: "qs-option" }, minimal);
    short.append(element("label", { for: minimal.id }, "最简版（只留红线、必查项和最要紧的几条）"));
    const answered = element("fieldset", { class: "qs-answers" }, element("legend", {}, "这次的情况"), questions, short);
    const box = element(
      "div",
      {},
      presets,
      timeline.element,
      circumstances.element,
      promise.box,
      answered,
      labelled("活动名称（可不填）", title),
      folding("谁来做（填了姓名，清单上就印姓名）", qianshi.rosterOpener(staff), roles, names),
      folding("来宾、须告知的领导、备注", labelled("来宾", guests, "如：省教育厅一行 12 人。"), leadersBox, labelled("备注", notes)),
    );
    box.addEventListener("input", ({ target }) => changed(target instanceof HTMLElement && "name" in target.dataset ? "names" : "facts"));

    return {
      element: box,
      ask,
      fill,
      read,
      open: () => [...timeline.open(), ...promise.open()],
      isEmpty: timeline.isEmpty,
      wanted: timeline.wanted,
      again,
      answer,
      roster: () => roster,
      change: (act) => act(base),
      mark,
      start: () => /** @type {HTMLElement | null} */ (box.querySelector("button:not([hidden]), input"))?.focus(),
    };

    /** @param {string} line @param {QsTypedMark} mark @param {QsOpinion} opinion */
    function mark(line, { state, note }, opinion) {
      const before = Object.hasOwn(base.marks, line) ? base.marks[line] : null;
      const tap = before?.state === state ? before : { at: qianshi.clock.now(), by: "" };
      if (state) base.marks[line] = { state, note, at: tap.at, by: tap.by };
      else delete base.marks[line];
      if (opinion) base.opinions[line] = opinion;
      else delete base.opinions[line];
    }

    /** @param {string[][]} pairs */
    function answer(pairs) {
      remember();
      asked = new Map();
      pairs.forEach(([name, value]) => answers.set(name, value));
    }

    /** 再办一次: the same event another day; who came last time is not who comes next. @param {string} day @param {QsLastTime | null} last */
    function again(day, last) {
      Object.assign(base, emptyBase(), { last_time: last });
      timeline.moveTo(day);
      guests.value = notes.value = "";
      promise.fill("");
    }
  };

  /** @param {QsTypeProgram} program */
  function countsFromPromise(program) {
    const dues = [...program.tasks.map((task) => task.due), ...program.pauses.map((pause) => pause.at)];
    return dues.some((due) => due.anchor === "promise");
  }
})();
