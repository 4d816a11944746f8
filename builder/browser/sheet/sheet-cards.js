// Cards for one hand: 岗位卡, 会前核对卡, 领导提示卡, 应急处置卡.
//
// builder/outputs/papers/cards.py does the same, in parallel.
"use strict";

(function () {
  const { words, facts, table, column, row, lines, sign, section, schedule, notesForOthers } =
    qianshi.paperParts;
  const OWN = [
    column("时间", 5),
    column("做什么", 8),
    column("身份", 2),
    column("", 1, "box"),
  ];
  const CALLED = [
    column("念", 6),
    column("答（应看到）", 6),
    column("检查", 3),
    column("", 1, "box"),
  ];
  /** How much of each the 领导提示卡 shows, so that it stays one side, on A5 too. */
  const SHOWN = { next: 6, reading: 1, cautions: 3, changes: 4 };
  /** Answers by which something does not come into it. */
  const NOT = ["否", "0", "无", "不安排"];

  /** @typedef {{ who: string, at: number, row: QsRow }} Duty */

  /** @param {QsResultPause} pause @returns {Duty[]} */
  function pauseDuties(pause) {
    const aloud = pause.mode === "念单";
    const text = `${aloud ? "念单" : "巡场"}：${pause.title}，${pause.items.length} 项（${pause.place}）`;
    const called = row(pause.at_text, text, aloud ? "念单人" : "巡场人", "");
    const checked = pause.items.map((item) => {
      const what = `${item.number} ${item.text}：${item.expect}（${pause.place}）`;
      const line = { ...row(pause.at_text, what, "检查", ""), strong: item.killer };
      return { who: item.checker, at: pause.at, row: line };
    });
    return [{ who: pause.caller, at: pause.at, row: called }, ...checked];
  }

  /** @param {QsResultTask} task @returns {Duty[]} */
  function taskDuties(task) {
    const { whenToDo, whatToDo } = qianshi.paperParts;
    const late = task.state ? task.state + "：" : "";
    const text = late + whatToDo(task) + (task.document ? `（形成：${task.document}）` : "");
    const parts = [
      [task.lead, "主责"],
      [task.assist, "协助"],
      [task.check, "检查"],
    ];
    return parts.map(([who, part]) => {
      const line = { ...row(whenToDo(task), text, part, ""), strong: task.red_line };
      return { who, at: task.due, row: line };
    });
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function postCards(entry) {
    const { result } = entry;
    const duties = [...result.pauses.flatMap(pauseDuties), ...result.tasks.flatMap(taskDuties)];
    const owners = [...new Set(duties.map((duty) => duty.who).filter(Boolean))];
    const sorted = [...duties].sort((a, b) => a.at - b.at);
    const head = facts(["地点", result.place], ["来宾", result.guests]);
    return owners.map((who) => {
      const own = sorted.filter((duty) => duty.who === who).map((duty) => duty.row);
      return section(entry, `岗位卡 · ${who}`, [head, table(OWN, own)]);
    });
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function callerCards(entry) {
    const aloud = entry.result.pauses.filter((pause) => pause.mode === "念单");
    return aloud.map((pause) => {
      const rows = pause.items.map((i) => {
        return { ...row(`${i.number} ${i.text}`, i.expect, i.checker, ""), strong: i.killer };
      });
      return section(entry, `会前核对卡 · ${pause.title}`, [
        facts(["时间", pause.at_text], ["地点", pause.place], ["念单人", pause.caller]),
        table(CALLED, rows),
        words("para", `念完收口：“${entry.result.closing}”`),
        sign("主责", "检查"),
      ]);
    });
  }

  /** @param {string} title @param {string[]} texts @returns {QsBlock[]} */
  const list = (title, texts) => (texts.length ? [words("heading", title), lines(texts)] : []);

  /** What was noted; where there is room for more, what past cases teach. @param {QsEntry} entry */
  function cautions(entry) {
    const { result, event } = entry;
    const noted = first(SHOWN.cautions, notesForOthers(event), "见行程单");
    const stories = result.cases.map((case_) => case_.do);
    const said = [...noted, ...stories.slice(0, Math.max(0, SHOWN.cautions - noted.length))];
    return said.length ? said : ["无"];
  }

  /** @param {QsEntry} entry */
  function changes(entry) {
    if (!entry.before) return ["第一次报送"];
    const found = qianshi.changesBetween(entry.before, entry);
    const said = found.map((c) => `${c.what}：${c.was || "未定"} → ${c.now || "未定"}`);
    return said.length ? first(SHOWN.changes, said, "见变更通知单") : ["没有变化"];
  }

  /**
   * As many as the card has room for; how many more there are, and where.
   * @param {number} count @param {string[]} texts @param {string} elsewhere
   */
  function first(count, texts, elsewhere) {
    const more = texts.length - count;
    return more <= 0 ? texts : [...texts.slice(0, count), `另有 ${more} 条，${elsewhere}`];
  }

  /** What sort of event this is, who comes and what weather; what is not the case goes unsaid. @param {QsResult} result */
  function background({ type_title, answers, reading }) {
    const told = answers.filter((x) => x.about && !NOT.includes(x.answer));
    const known = told.map((x) => `${x.text}：${x.answer}`);
    const books = reading.slice(0, SHOWN.reading).map((ground) => ground.text);
    const said = [[type_title, ...known].join("；")];
    return books.length ? [...said, "可看：" + books.join("、")] : said;
  }

  /** @param {QsEntry} entry @returns {QsSection[]} */
  function leaderCard(entry) {
    const { result, event } = entry;
    const people = [result.guests, event.leaders.join("、")].filter(Boolean).join("；");
    const steps = schedule(result.segments.slice(0, SHOWN.next)).map(([s, when]) =>
      row(when, s.title, s.place, s.people.join("、")),
    );
    const more = result.segments.length - SHOWN.next;
    if (more > 0) steps.push(row(`另有 ${more} 段，见行程单`, "", "", ""));
    const columns = [
      column("时间", 5),
      column("环节", 2),
      column("地点", 3),
      column("参加人员", 4),
    ];
    return [
      section(entry, "领导提示卡", [
        words("heading", "三要素"),
        facts(
          ["时间", result.start_text],
          ["地点", result.place || "未定"],
          ["参加人员", people || "未定"],
        ),
        words("heading", "下一步"),
        table(columns, steps),
        ...list("背景", background(result)),
        ...list("注意事项", cautions(entry)),
        ...list("变化", changes(entry)),
      ]),
    ];
  }

  /** @param {QsCard} card @returns {QsSection} */
  function emergencyCard(card) {
    const columns = [
      column("", 1),
      column("做什么", 8),
      column("谁做", 3),
      column("", 1, "box"),
    ];
    const steps = card.steps.map((step, i) =>
      row(String(i + 1), step.text + (step.note ? `（${step.note}）` : ""), step.who, ""),
    );
    return {
      title: `应急处置卡 · ${card.title}`,
      aside: "",
      blocks: [
        facts(
          ["什么情况用", card.trigger],
          ["谁指挥", card.command],
          ["先报谁", card.report_to],
          ["报告时限", card.limit],
        ),
        table(columns, steps),
        ...list("不要做", card.never),
        ...list("要记下", card.write_down),
      ],
    };
  }

  qianshi.papers.push(
    { name: "posts", label: "岗位卡", make: postCards, pocket: true },
    { name: "callers", label: "会前核对卡", make: callerCards, pocket: true },
    { name: "leader", label: "领导提示卡", make: leaderCard, pocket: true },
    {
      name: "emergency",
      label: "应急处置卡",
      make: (entry) => entry.result.cards.map(emergencyCard),
      pocket: true,
    },
  );
})();
