// The form of 开检查单: what the coordinator types, read as one event and filled from one.
"use strict";

(function () {
  const element = qianshi.element;
  const { newId, labelled, line, question, person } = qianshi.checklistFields;

  function emptyBase() {
    return {
      id: "",
      revision: 1,
      made: /** @type {string | null} */ (null),
      marks: /** @type {Record<string, QsMark>} */ ({}),
      opinions: /** @type {QsEvent["opinions"]} */ ({}),
      circumstances: /** @type {QsEvent["circumstances"]} */ ({}),
      added: /** @type {QsEvent["added"]} */ ([]),
      struck: /** @type {QsEvent["struck"]} */ ({}),
      edited: /** @type {QsEvent["edited"]} */ ({}),
    };
  }

  /** @type {Qianshi["checklistForm"]} */
  qianshi.checklistForm = function (changed) {
    const segments = qianshi.segmentForm(changed);
    const title = line(),
      guests = line(),
      leaders = line();
    const notes = element("textarea", { rows: "2" });
    const promise = element("input", {
      type: "datetime-local",
      min: "2000-01-01T00:00",
      max: "2199-12-31T23:59",
    });
    const promiseBox = labelled("承诺答复时间（有才填）", promise);
    promiseBox.classList.add("qs-moment");
    const questions = element("div", { class: "qs-questions" });
    const roles = element("div", { class: "qs-people" });
    /** What is kept of an event and has no field. */
    const base = emptyBase();
    const minimal = element("input", { type: "checkbox", id: newId() });
    /** Everything answered or named so far, also for types no longer chosen. */
    const answers = new Map(),
      people = new Map();
    /** @type {Map<string, ReturnType<typeof question>>} */
    let asked = new Map();
    /** @type {Map<string, ReturnType<typeof person>>} */
    let named = new Map();

    function remember() {
      asked.forEach((box, name) => answers.set(name, box.read()));
      named.forEach(({ name, seconded }, role) => {
        people.set(role, { name: name.value.trim(), seconded: seconded.checked });
      });
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
      questions.replaceChildren(...[...asked.values()].map((q) => q.box));
      roles.replaceChildren(...[...named.values()].map((r) => r.box));
      segments.offer(program.segments);
      promiseBox.hidden = ![
        ...program.tasks.map((t) => t.due),
        ...program.pauses.map((p) => p.at),
      ].some((due) => due.anchor === "promise");
    }

    /** @param {QsEvent} event */
    function fill(event) {
      const { id, revision, made, marks, opinions, circumstances, added, struck, edited } = event;
      Object.assign(base, { id, revision, made, circumstances, added, struck, edited });
      Object.assign(base, { marks: { ...marks }, opinions: { ...opinions } });
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
      promise.value = (event.promise || "").replace(" ", "T");
      segments.fill(event.segments);
      if (!event.segments.length) segments.resume(event.unfinished);
    }

    /** @param {string} type @returns {QsEvent} */
    function read(type) {
      remember();
      const given = [...asked.keys()].map((name) => [name, answers.get(name)]).filter((x) => x[1]);
      const who = [...named.keys()]
        .map((role) => [role, people.get(role)])
        .filter((x) => x[1].name);
      return {
        format: 2,
        ...base,
        marks: { ...base.marks },
        opinions: { ...base.opinions },
        type,
        minimal: minimal.checked,
        unfinished: segments.unfinished(),
        title: title.value.trim(),
        answers: Object.fromEntries(given),
        segments: segments.read(),
        promise:
          promiseBox.hidden || !promise.value || !promise.validity.valid
            ? null
            : promise.value.slice(0, 16).replace("T", " "),
        people: Object.fromEntries(who),
        guests: guests.value.trim(),
        leaders: leaders.value
          .split(/[、，,;；]/)
          .map((name) => name.trim())
          .filter(Boolean),
        notes: notes.value.trim(),
      };
    }

    const names = element(
      "details",
      { class: "qs-names" },
      element("summary", {}, "谁来做（填了姓名，清单上就印姓名）"),
      roles,
    );
    const rest = element(
      "details",
      { class: "qs-names" },
      element("summary", {}, "来宾、须告知的领导、备注"),
    );
    rest.append(
      labelled("来宾", guests, "如：省教育厅一行 12 人。"),
      labelled("须告知的本单位领导", leaders, "几位之间用顿号隔开。"),
      labelled("备注", notes),
    );
    const short = element(
      "span",
      { class: "qs-option" },
      minimal,
      element("label", { for: minimal.id }, "最简版（只留红线、必查项和最要紧的几条）"),
    );
    const answered = element(
      "fieldset",
      { class: "qs-answers" },
      element("legend", {}, "这次的情况"),
      questions,
      short,
    );
    const box = element(
      "div",
      {},
      labelled("活动名称（可不填）", title),
      segments.element,
      promiseBox,
      answered,
      names,
      rest,
    );
    box.addEventListener("input", changed);

    const { faults, unfinished } = segments;
    return { element: box, ask, fill, read, faults, unfinished, again, answer, revise, stamp, mark };

    /** @param {string} now @param {string} id */
    function stamp(now, id) {
      base.made = base.made || now;
      base.id = base.id || id;
    }

    /** @param {string} line @param {QsTypedMark} mark @param {QsOpinion} opinion */
    function mark(line, { state, note }, opinion) {
      if (state) base.marks[line] = { state, note };
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

    /** @param {number} revision */
    function revise(revision) {
      base.revision = revision;
    }

    /** 再办一次: the same event another day; who came last time is not who comes next. */
    function again() {
      Object.assign(base, emptyBase());
      segments.clearDates();
      guests.value = notes.value = promise.value = "";
    }
  };
})();
