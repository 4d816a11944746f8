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
  function withoutNames({ people, guests, leaders, notes, unfinished, segments, added, ...rest }) {
    return {
      ...rest,
      segments: segments.map(({ id, kind, start, end, answers }) => ({ id, kind, start, end, answers })),
      added: added.map(({ who, ...line }) => line),
    };
  }

  /** @type {Qianshi["sendRecord"]} */
  qianshi.sendRecord = async function (entry) {
    const record = qianshi.runRecord(entry), count = Object.keys(record.exceptions).length;
    const wrong = await qianshi.letterFaults("runs", record);
    if (wrong.length) return `运行记录没有存：${wrong.join("")}`;
    const said = count ? `记下 ${count} 条没有照办的。` : "没有“有问题”“未做”“不涉及”的行。";
    const fault = qianshi.desk.isOpen() ? await posted(record).catch(() => "收件箱连不上。") : "";
    if (qianshi.desk.isOpen() && !fault) return `运行记录已交到收件箱，${said}`;
    const text = JSON.stringify(record, null, 2) + "\n";
    qianshi.save(`运行记录-${record.event}.json`, text, "application/json");
    return `${fault}运行记录已交给浏览器保存，${said}请把它放进单位的共享收件箱文件夹，或交给维护人。`;
  };

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
