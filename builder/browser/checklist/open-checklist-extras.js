// What the page 开检查单 does beside showing lists: compare with last time, and keep one draft on
// this machine where its user wants that.
"use strict";

(function () {
  const KEY = "qianshi-checklist";

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

  qianshi.kept = {
    read() {
      try {
        return localStorage.getItem(KEY) || "";
      } catch {
        return "";
      }
    },
    write(text) {
      try {
        localStorage.setItem(KEY, text);
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        localStorage.removeItem(KEY);
      } catch {
        // A browser that keeps nothing has nothing to clear.
      }
    },
  };
})();
