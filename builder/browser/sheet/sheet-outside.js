// Papers that leave the office or come before the day: 外发单, 行程单, 联络表, 方案提纲, 三件往事.
//
// builder/outputs/papers/outside.py and planning.py do the same, in parallel.
"use strict";

(function () {
  const { words, facts, table, column, row, lines, sign, section, schedule, notesForOthers } =
    qianshi.paperParts;
  const { whenToDo, whatToDo, aboutHealth } = qianshi.paperParts;
  const OURS_ALONE = new RegExp(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + aboutHealth.source,
  );

  // ---- 外发单

  /** @param {QsEntry} entry @param {QsOutside} outside */
  function outsideLines(entry, outside) {
    const own = new Set(outside.lines);
    /** @type {{ at: number, row: QsRow }[]} */
    const found = [];
    for (const task of entry.result.tasks)
      if (own.has(task.id) && !OURS_ALONE.test(whatToDo(task)))
        found.push({ at: task.due, row: row(whenToDo(task), whatToDo(task), "") });
    for (const pause of entry.result.pauses)
      for (const item of pause.items) {
        const text = `${item.text}：${item.expect}`;
        if (own.has(item.id) && !OURS_ALONE.test(text))
          found.push({ at: pause.at, row: row(pause.at_text, text, "") });
      }
    return found.sort((a, b) => a.at - b.at).map((line) => line.row);
  }

  /**
   * How many come, and whom to ask; who the guests are is not said.
   * @param {QsEntry} entry @param {QsOutside} outside
   */
  function whatTheyNeed({ result }, outside) {
    const own = new Set(outside.lines);
    const leads = result.tasks.filter((task) => own.has(task.id)).map((task) => task.lead);
    const callers = result.pauses
      .filter((pause) => pause.items.some((item) => own.has(item.id)))
      .map((pause) => pause.caller);
    const asked = result.answers.filter((x) => outside.answers.includes(x.name));
    return facts(...asked.map((x) => [x.text, x.answer]), ["联系人", [...leads, ...callers][0] || ""]);
  }

  /** @param {QsEntry} entry @param {QsOutside} outside @returns {QsSection[]} */
  function slip(entry, outside) {
    const segments = entry.result.segments.filter((s) => outside.segments.includes(s.kind));
    const todo = outsideLines(entry, outside);
    if (!segments.length && !todo.length) return [];
    /** @type {QsBlock[]} */
    const blocks = [whatTheyNeed(entry, outside)];
    if (segments.length) {
      const columns = [
        column("时间", 5),
        column("环节", 2),
        column("地点", 4),
        column("用车", 2),
      ];
      const rows = schedule(segments).map(([s, when]) => row(when, s.title, s.place, s.car));
      blocks.push(words("heading", "时间和地点"), table(columns, rows));
    }
    if (todo.length) {
      const columns = [column("什么时候", 5), column("请办", 8), column("", 1, "box")];
      blocks.push(words("heading", "请办的事"), table(columns, todo));
    }
    blocks.push(words("para", "有变化我们先打电话，再送新的一张；旧的作废。"));
    blocks.push(sign("联系电话", "收到", "时间"));
    return [section(entry, `外发单 · ${outside.to}`, blocks)];
  }

  // ---- 行程单, 联络表

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function itinerary(entry) {
    const columns = [
      column("时间", 5),
      column("环节", 2),
      column("地点", 4),
      column("参加人员", 3),
      column("用车", 2),
    ];
    const rows = schedule(entry.result.segments).map(([s, when]) =>
      row(when, s.title, s.place, s.people.join("、"), s.car),
    );
    const mind = notesForOthers(entry.event);
    return [
      section(entry, "行程单", [
        facts(["来宾", entry.result.guests]),
        table(columns, rows),
        words("heading", "注意事项"),
        lines(mind.length ? mind : ["无"]),
      ]),
    ];
  }

  /** @param {QsEntry} entry */
  function streamsByRole(entry) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    /** @param {string} role @param {string} text */
    function add(role, text) {
      if (!role) return;
      const known = found.get(role) || [];
      found.set(role, known.includes(text) ? known : [...known, text]);
    }
    for (const task of entry.result.tasks)
      for (const role of task.roles) add(role, task.workstream);
    for (const pause of entry.result.pauses) {
      add(pause.caller_role, pause.title);
      for (const item of pause.items) add(item.checker_role, pause.title);
    }
    return found;
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function contacts(entry) {
    const columns = [
      column("角色", 3),
      column("姓名", 3),
      column("负责什么", 5),
      column("电话（手填）", 4, "blank"),
    ];
    const { leaders, people } = entry.event;
    const streams = streamsByRole(entry);
    const roles = [...new Set([...streams.keys(), ...Object.keys(people)])].map((role) => {
      const name = Object.hasOwn(people, role) ? people[role].name : "";
      return row(role, name, (streams.get(role) || []).join("、"), "");
    });
    const ours = leaders.map((name) => row("本单位领导", name, "", ""));
    return [section(entry, "联络表", [table(columns, [...ours, ...roles])])];
  }

  // ---- 方案提纲, 三件往事

  /** @param {QsEntry} entry */
  function streamTable(entry) {
    /** @type {Map<string, QsRow>} */
    const streams = new Map();
    for (const t of entry.result.tasks)
      if (!streams.has(t.workstream))
        streams.set(t.workstream, row(t.workstream, t.lead, t.assist, t.check));
    const columns = [
      column("环节", 3),
      column("主责", 3),
      column("协助", 3),
      column("检查", 3),
    ];
    return table(columns, [...streams.values()]);
  }

  /** @param {QsEntry} entry @returns {QsBlock} */
  function approvals(entry) {
    const red = entry.result.tasks.filter((task) => task.red_line);
    if (!red.length) return words("para", "无");
    const columns = [
      column("事项", 5),
      column("时限", 5),
      column("依据", 7),
    ];
    const rows = red.map((t) => {
      const made = t.document ? `（形成：${t.document}）` : "";
      return row(t.text + made, t.due_text, t.grounds.map((g) => g.text).join("；"));
    });
    return table(columns, rows);
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function outline(entry) {
    const { result, event } = entry;
    const columns = [
      column("时间", 5),
      column("环节", 2),
      column("地点", 4),
      column("参加人员", 3),
    ];
    const steps = schedule(result.segments).map(([s, when]) =>
      row(when, s.title, s.place, s.people.join("、")),
    );
    const cards = result.cards.map((c) => `${c.title}：${c.command}指挥，先报${c.report_to}`);
    return [
      section(entry, "方案提纲", [
        words("heading", "一、依据和目的"),
        words("para", "（写明来函、批示或任务来源）"),
        words("heading", "二、时间、地点、人员"),
        facts(
          ["时间", result.start_text],
          ["地点", result.place || "未定"],
          ["来宾", result.guests || "未定"],
          ["本单位领导", event.leaders.join("、") || "未定"],
        ),
        words("heading", "三、日程"),
        table(columns, steps),
        words("heading", "四、分工"),
        streamTable(entry),
        words("heading", "五、须报批的事"),
        approvals(entry),
        words("heading", "六、应急"),
        lines(cards.length ? cards : ["（写明谁指挥、先报谁）"]),
        words("heading", "七、审批"),
        sign("拟稿", "审核", "批准"),
      ]),
    ];
  }

  /** @param {QsResultCase} case_ */
  function where(case_) {
    const numbers = case_.numbers.length ? [`检查单第 ${case_.numbers.join("、")} 项`] : [];
    return [...numbers, ...case_.tasks.map((text) => `任务“${text}”`)].join("；");
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function pastCases(entry) {
    const blocks = entry.result.cases.flatMap((case_, i) => [
      words("heading", `${"一二三"[i]}、${case_.text}`, case_.occurred || "年份不详"),
      facts(
        ["为什么", case_.because],
        ["下次哪一步", case_.when],
        ["谁做什么", case_.do],
        ["今天落在", where(case_)],
      ),
    ]);
    if (!blocks.length) blocks.push(words("para", "今天的清单里没有出自案例的行。"));
    return [section(entry, "部署会提示：三件往事", blocks)];
  }

  qianshi.papers.push(
    {
      name: "outside",
      label: "外发单",
      make: (entry) => entry.result.outside.flatMap((x) => slip(entry, x)),
      pocket: false,
    },
    { name: "itinerary", label: "行程单", make: itinerary, pocket: false },
    { name: "contacts", label: "联络表", make: contacts, pocket: false },
    { name: "outline", label: "方案提纲", make: outline, pocket: false },
    { name: "cases", label: "部署会提示：三件往事", make: pastCases, pocket: false },
  );
})();
