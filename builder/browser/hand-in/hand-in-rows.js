// The rows of a 总结会记录单: added, removed, read and written.
"use strict";

(function () {
  const MOST_ROWS = 40;
  const { element } = qianshi;

  /** Columns in the order in which a meeting speaks. */
  qianshi.meetingColumns = /** @type {const} */ ([
    ["role", "谁提的（岗位）"],
    ["what", "什么问题"],
    ["pause", "哪个检查节点"],
    ["prevent", "下次谁、看什么（由做这件事的人提）"],
  ]);

  /** @type {Qianshi["meetingRows"]} */
  qianshi.meetingRows = function (choices, type, watch, say) {
    const body = element("tbody", {});
    const { meetingColumns: COLUMNS } = qianshi;
    let number = 0;

    const rows = () => /** @type {HTMLTableRowElement[]} */ ([...body.children]);

    /** @param {Record<string, string>} [typed] */
    function addRow(typed) {
      if (rows().length >= MOST_ROWS) {
        say(`一份记录单最多 ${MOST_ROWS} 行，请另开一份。`);
        return undefined;
      }
      number += 1;
      const row = element("tr", {}, ...COLUMNS.map(([name, label]) => cell(name, label, number)), removal());
      body.append(row);
      offerPauses(row);
      for (const [name] of COLUMNS) if (typed && typed[name]) fill(row, name, typed[name] || "");
      row.dataset.line = (typed && typed.line) || "";
      row.dataset.opinion = (typed && typed.opinion) || "";
      return row;
    }

    /** @param {string} name @param {string} label @param {number} count */
    function cell(name, label, count) {
      const aria = { "aria-label": `第 ${count} 行：${label}`, "data-name": name };
      const where = { "data-label": label };
      if (name === "pause") return element("td", where, element("select", aria));
      const control = name === "role" ? element("input", { ...aria, type: "text", maxlength: "40" }) : element("textarea", { ...aria, rows: "2", maxlength: "4000" });
      return element("td", where, control, watch(control));
    }

    function removal() {
      const button = element("button", { type: "button", class: "qs-button", "aria-label": "删去这一行" }, "删");
      button.addEventListener("click", () => {
        const row = button.closest("tr");
        const next = row && (row.nextElementSibling || row.previousElementSibling);
        if (row) row.remove();
        if (!rows().length) addRow();
        (next && next.querySelector("input") ? next : rows()[0])?.querySelector("input")?.focus();
      });
      return element("td", { class: "qs-screen-only" }, button);
    }

    /** @param {HTMLTableRowElement} row */
    function offerPauses(row) {
      const chosen = choices.find((choice) => choice.type === type.value);
      const options = (chosen ? chosen.pauses : []).map((pause) => element("option", { value: pause.name }, pause.title));
      const select = control(row, "pause");
      const before = select.value;
      select.replaceChildren(element("option", { value: "" }, "不清楚"), ...options);
      select.value = before;
      if (select instanceof HTMLSelectElement && select.selectedIndex < 0) select.selectedIndex = 0;
    }

    /** @param {HTMLTableRowElement} row @param {string} name */
    function control(row, name) {
      return /** @type {HTMLInputElement} */ (row.querySelector(`[data-name="${name}"]`));
    }

    /** @param {HTMLTableRowElement} row @param {string} name @param {string} text */
    function fill(row, name, text) {
      control(row, name).value = text;
      control(row, name).dispatchEvent(new Event("qs-filled"));
    }

    /** @param {HTMLTableRowElement} row @returns {QsMeetingRow} */
    function readRow(row) {
      const typed = COLUMNS.map(([name]) => [name, control(row, name).value.trim()]);
      const answers = /** @type {QsMeetingRow} */ (Object.fromEntries(typed));
      const opinion = /** @type {QsOpinion} */ (row.dataset.opinion || "");
      return { ...answers, lines: row.dataset.line ? [row.dataset.line] : [], opinion };
    }

    /** Rows in which something was written. */
    const written = () => rows().filter((row) => control(row, "what").value.trim() || control(row, "prevent").value.trim());

    type.addEventListener("change", () => rows().forEach(offerPauses));
    return { body, rows, add: addRow, offerPauses, control, read: readRow, written };
  };
})();
