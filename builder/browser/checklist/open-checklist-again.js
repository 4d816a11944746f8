// 再办一次: the same event another day. One date is asked for and every stretch moves with it; what
// went wrong last time goes along, to stand on top of the new sheet.
"use strict";

(function () {
  const WRONG = ["有问题", "未做", "拦住"];

  /** Every line of a list as marks name it, with its text. @param {QsResult} result */
  function textsOf({ pauses, tasks }) {
    const items = pauses.flatMap((pause) => pause.items.map((item) => [`${pause.name} ${item.id}`, item.text]));
    return new Map(/** @type {[string, string][]} */ ([...items, ...tasks.map((task) => [task.id, task.text])]));
  }

  /** Of a sheet that nobody used what it knew itself goes on. @param {QsEntry | null} entry @returns {QsLastTime | null} */
  function lastTimeOf(entry) {
    if (!entry) return null;
    const { event, result } = entry, start = event.segments.map((segment) => segment.start).sort()[0];
    if (!Object.keys(event.marks).length && event.last_time) return event.last_time;
    if (start > entry.printed) return event.last_time;
    const texts = textsOf(result);
    const lines = Object.entries(event.marks).flatMap(([line, { state, note }]) =>
      WRONG.includes(state) ? [{ line, text: texts.get(line) || line, state, note }] : [],
    );
    return { start, lines };
  }

  /** @type {Qianshi["askAgain"]} */
  qianshi.askAgain = function ({ form, say, shown, changed }) {
    const field = qianshi.momentField("这次哪天", "date"), last = lastTimeOf(shown());

    /** @param {string} day */
    function go(day) {
      form.again(day, last);
      changed();
      const moved = day ? "各段已挪到新的日期" : "日期请重填";
      say([`${moved}。类型、情况、地点和人员都留着；来宾和备注请重填，每个方框都是空的。`]);
    }

    function take() {
      if (field.read()) return go(field.read());
      field.input.setAttribute("aria-invalid", "true");
      field.input.focus();
    }

    field.input.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && take());
    const ok = qianshi.actionButton("好", take), later = qianshi.actionButton("日期以后再填", () => go(""));
    say(["再办一次：各段跟着第一段的日期一起挪。"], field.box, ok, later, qianshi.actionButton("取消", () => say([])));
    field.input.focus();
  };
})();
