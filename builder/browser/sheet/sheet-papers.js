// The papers that one entry becomes: an explicit list, and what every paper is made of.
//
// builder/outputs/paper.py and papers/ make the same sections from the same result, in parallel;
// tests/browser/test_papers_agree.py compares them.
"use strict";

(function () {
  /** @type {QsPaperParts} */
  const make = {
    /** @param {"remark" | "heading" | "para"} kind @param {string} text @param {string} [aside] */
    words: (kind, text, aside = "") => ({ kind, text, aside }),
    /** Labels with what is known; the unknown is left out. @param {...string[]} pairs */
    facts: (...pairs) => ({ kind: "facts", pairs: pairs.filter(([, value]) => value) }),
    /** @param {QsColumn[]} columns @param {QsRow[]} rows */
    table: (columns, rows) => ({ kind: "table", columns, rows }),
    /** @param {string} title @param {number} share @param {QsColumn["kind"]} [kind] */
    column: (title, share, kind = "text") => ({ title, share, kind }),
    /** @param {...string} cells */
    row: (...cells) => ({ cells, strong: false }),
    /** @param {string[]} texts */
    lines: (texts) => ({ kind: "lines", numbered: false, texts }),
    /** @param {...string} labels */
    sign: (...labels) => ({ kind: "sign", labels }),
    /** @param {QsEntry} entry @param {string} title @param {QsBlock[]} blocks */
    section: (entry, title, blocks) => ({ title, aside: entry.result.start_text, blocks }),
    /** Until when, for somebody who reads it today. @param {QsResultTask} task */
    whenToDo: (task) => (task.state ? "现在" : task.due_text + "前"),
    /** The task, or what repairs it where it is too late. @param {QsResultTask} task */
    whatToDo: (task) => (task.state === "来不及的补救" ? task.fallback : task.text),
    /**
     * Stretches by time, each with its clock; the day stands before the first of each day.
     * @param {QsResultSegment[]} segments
     * @returns {[QsResultSegment, string][]}
     */
    schedule: (segments) =>
      segments.map((s, i) => [s, (segments[i - 1]?.day === s.day ? "" : s.day) + s.clock]),
    /** @param {QsResultSegment} segment */
    when: (segment) => segment.day + segment.clock,
    /** Words of what is known of a guest and stands on no paper that goes round. */
    aboutHealth: /忌口|过敏|健康|病/,
    /** The notes line by line; of health only that there is something. @param {QsEvent} event */
    notesForOthers(event) {
      const lines = event.notes.split("\n").map((line) => line.trim());
      const notes = lines.filter(Boolean);
      const told = notes.filter((line) => !make.aboutHealth.test(line));
      return told.length === notes.length ? told : [...told, "有忌口或健康上的事，问联络员"];
    },
  };
  qianshi.paperParts = make;

  // ---- 总表

  /** @param {QsEntry} entry @returns {QsBlock[]} */
  function opening(entry) {
    const { result, event } = entry;
    const people = Object.entries(event.people).map(([role, person]) => role + " " + person.name);
    return [
      make.facts(
        ["地点", result.place],
        ["来宾", result.guests],
        ["人员", people.join("、")],
        ["须告知的领导", event.leaders.join("、")],
        ["备注", event.notes],
      ),
      ...result.remarks.map((text) => make.words("remark", text)),
    ];
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function itemList(entry) {
    const { pauses, closing } = entry.result;
    if (!pauses.length) return [];
    /** @type {QsBlock[]} */
    const blocks = pauses.map((pause) => ({ kind: "pause", pause, closing }));
    return [make.section(entry, "检查单", [...opening(entry), ...blocks])];
  }

  /** What is late stands in one list: a line must not be read before what it needs. @type {[string[], string][]} */
  const GROUPS = [
    [["现在做", "来不及的补救"], "现在做，按先后（“补救”是惯例，没有条文）"],
    [["可舍"], "可舍"],
    [[""], "照常办"],
  ];

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function taskList(entry) {
    const { tasks, reading } = entry.result;
    if (!tasks.length) return [];
    const late = tasks.some((task) => task.state);
    const groups = GROUPS.flatMap(([states, title]) => {
      const group = tasks.filter((task) => states.includes(task.state));
      /** @type {QsBlock} */
      const block = { kind: "tasks", title: late ? title : "", tasks: group };
      return group.length ? [block] : [];
    });
    const books = reading.map((ground) => ground.text).join("；");
    const must = books ? [make.facts(["必读", books])] : [];
    return [make.section(entry, "分工倒排表", [...opening(entry), ...must, ...groups])];
  }

  /** @type {Qianshi["papers"]} */
  qianshi.papers = [
    {
      name: "sheet",
      label: "总表",
      make: (entry) => [...itemList(entry), ...taskList(entry)],
      pocket: false,
      compact: true,
    },
    { name: "items", label: "检查单", make: itemList, pocket: false },
    { name: "tasks", label: "分工倒排表", make: taskList, pocket: false },
  ];
})();
