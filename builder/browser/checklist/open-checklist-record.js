// What came of an event: the lines that were not simply done, by their ids, and the event itself
// without anybody's name. It goes to the inbox where a server has one, else into a file.
//
// The shape is RunRecord of builder/model/run_record.py; `qianshi run` takes it in.
"use strict";

(function () {
  /** @type {Qianshi["runRecord"]} */
  qianshi.runRecord = function ({ event, result }) {
    const known = new Set([
      ...result.tasks.map((task) => task.id),
      ...result.pauses.flatMap((pause) => pause.items.map((item) => pause.name + " " + item.id)),
    ]);
    const odd = Object.entries(event.marks).filter(
      ([line, mark]) => known.has(line) && mark.state !== "完成",
    );
    return {
      event: event.id,
      title: event.title,
      hash: result.hash,
      exceptions: Object.fromEntries(odd),
      opinions: event.opinions,
      draft: withoutNames(event),
    };
  };

  /** The event as the ledger needs it: nobody's name, no place, no guests. @param {QsEvent} event */
  function withoutNames({ people, guests, leaders, notes, unfinished, segments, added, calendar, issued, ...rest }) {
    return {
      ...rest,
      segments: segments.map(({ id, kind, start, end, answers }) => ({ id, kind, start, end, answers })),
      added: added.map(({ who, ...line }) => line),
    };
  }

  /** @type {Qianshi["sendRecord"]} */
  qianshi.sendRecord = async function (entry) {
    const start = entry.event.segments.map((segment) => segment.start).sort()[0];
    if (start > qianshi.clock.now()) return refused(`这次活动 ${start} 才开始，办完了再存运行记录。先勾的存在草稿里。`);
    const record = qianshi.runRecord(entry), wrong = await qianshi.letterFaults("runs", record);
    if (wrong.length) return refused(`运行记录没有存：${wrong.join("")}`);
    const said = wordsOf(record.exceptions);
    const fault = qianshi.desk.isOpen() ? await posted(record).catch(() => "收件箱连不上。") : "";
    if (qianshi.desk.isOpen() && !fault) return { kept: true, text: `运行记录已交到收件箱，${said}` };
    const text = JSON.stringify(record, null, 2) + "\n";
    qianshi.save(`运行记录-${record.event}.json`, text, "application/json");
    const to = "请把它放进单位的共享收件箱文件夹，或交给维护人。";
    return { kept: true, text: `${fault}运行记录已交给浏览器保存，${said}${to}` };
  };

  /** @param {string} text */
  const refused = (text) => ({ kept: false, text });

  /** @type {Qianshi["lessonButtons"]} */
  qianshi.lessonButtons = function (entry) {
    const { draft, exceptions } = qianshi.runRecord(entry);
    const count = Object.values(exceptions).filter((mark) => mark.state !== "不涉及").length;
    if (!count) return [];
    const open = () => qianshi.openHandIn(JSON.stringify(draft), count > 1);
    return [qianshi.actionButton(`记一条经验（带上这 ${count} 条）`, open)];
  };

  /** @param {QsEvent["marks"]} exceptions */
  function wordsOf(exceptions) {
    const states = Object.values(exceptions).map((mark) => mark.state);
    const stopped = states.filter((state) => state === "拦住").length, wrong = states.length - stopped;
    const words = [wrong ? `记下 ${wrong} 条没有照办的` : "", stopped ? `拦住 ${stopped} 条` : ""].filter(Boolean);
    return (words.join("，") || "没有“有问题”“拦住”“未做”“不涉及”的行") + "。没勾的行不算查过。";
  }

  /** Why it was not taken, or "". @param {QsRunRecord} record */
  async function posted(record) {
    const answer = await qianshi.desk.post("runs", record);
    if (answer.ok) return "";
    return (await answer.json()).message || `收件箱没有收（${answer.status}）。`;
  }

  /** @type {Qianshi["newEventId"]} */
  qianshi.newEventId = function (type, now) {
    const random = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
    return `${type}-${now.slice(0, 10)}-${random.padStart(4, "0").slice(-4)}`;
  };
})();
