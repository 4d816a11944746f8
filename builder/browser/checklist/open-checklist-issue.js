// 发单: what is given out is frozen, and every later change is told against it.
"use strict";

(function () {
  /** The versions given out, the present one last: as it is, without what was ticked. @param {QsEntry} entry @returns {QsEvent["issued"]} */
  function withThisOne({ event, result, printed }) {
    const { issued, marks, opinions, unfinished, calendar, last_time, ...frozen } = event;
    const earlier = issued.map((one) => ({ ...one, event: {} }));
    const number = issued.length ? issued[issued.length - 1].number + 1 : 1;
    return [...earlier, { number, hash: result.hash, at: printed, event: frozen }];
  }

  /** @type {Qianshi["issuer"]} */
  qianshi.issuer = function ({ form, chooser, say, shown, refuse, changed }) {
    /** @param {QsEntry} entry */
    function freeze(entry) {
      const issued = withThisOne(entry), { number } = issued[issued.length - 1];
      form.change((base) => (base.issued = issued));
      changed();
      say([`第 ${number} 次发出，已记下；记得存草稿。以后的改动都同这一版比，写进“变更通知单”。`]);
    }

    function showChanges() {
      chooser.select.value = "change";
      chooser.select.dispatchEvent(new Event("change"));
      say([]);
    }

    return function () {
      const entry = shown();
      if (!entry) return;
      if (entry.result.missing.length) return refuse(entry.result.missing);
      const count = qianshi.lists.changes(entry).length, { issued } = entry.event;
      if (!issued.length || !count) return freeze(entry);
      const words = `同第 ${issued[issued.length - 1].number} 次发出的比改了 ${count} 处。先把“变更通知单”发给各人，再发新的一版。`;
      say([words], qianshi.actionButton("看变更通知单", showChanges), qianshi.actionButton("已通知，发新的一版", () => freeze(entry)));
    };
  };
})();
