// What the page 开检查单 does beside showing lists: compare with last time, and keep one draft on
// this machine where its user wants that.
"use strict";

(function () {
  /** @param {QsResult} result */
  function linesOf(result) {
    const items = result.pauses.flatMap((pause) =>
      pause.items.map((item) => /** @type {[string, string]} */ ([pause.name + " " + item.id, `${pause.title}：${item.text}`])),
    );
    const tasks = result.tasks.map((task) => /** @type {[string, string]} */ ([task.id, task.text]));
    return new Map([...tasks, ...items]);
  }

  /** @type {Qianshi["compare"]} */
  qianshi.compare = function (before, now) {
    const old = linesOf(before), fresh = linesOf(now);
    return {
      added: [...fresh].filter(([line]) => !old.has(line)).map(([, text]) => text),
      gone: [...old].filter(([line]) => !fresh.has(line)).map(([, text]) => text),
    };
  };

  // ---- On this machine. All pages opened from files share one store: only who wants it has it.

  /** @type {Qianshi["draftKeeper"]} */
  qianshi.draftKeeper = function ({ bar, read, say }) {
    const kept = qianshi.kept("checklist");
    return {
      keep() {
        bar().keep(bar().keeps());
        const event = bar().keeps() && read();
        if (event && !kept.write(JSON.stringify(event))) say(["这个浏览器不让网页留东西，请用“保存草稿文件”。"]);
      },
      forget() {
        bar().keep(false);
        kept.clear();
        say(["这台电脑上留的一份已清除。"]);
      },
      restore() {
        const text = kept.read();
        bar().keep(!!text);
        return text;
      },
    };
  };
})();
