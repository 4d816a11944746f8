// What is pasted beside plain words: rows of a table out of Excel, WPS or Word become rows of a
// 总结会记录单, nothing that stands there is written over; pictures and files stay out, and that is said.
"use strict";

(function () {
  /** Which column a head names, the surest first. @type {[string, RegExp][]} */
  const HEADS = [
    ["prevent", /下次|以后|今后|建议|措施|对策|整改|怎样拦住/],
    ["role", /谁提|岗位|提出/],
    ["pause", /节点|环节/],
    ["what", /问题|什么事|经过|情况/],
  ];
  const COUNT = /^(?:序号|编号|[0-9]{0,3})$/;

  /** Cells by row; nothing where the text is no table. @param {string} text @returns {string[][]} */
  function tableOf(text) {
    if (!text.includes("\t")) return [];
    /** @type {string[][]} */
    const rows = [[""]];
    let quoted = false;
    for (const part of text.replace(/\r\n?/g, "\n").match(/""|"|\t|\n|[^"\t\n]+/g) || []) {
      const row = rows[rows.length - 1] || [];
      const last = row.length - 1;
      if (part === '"' && (quoted || !row[last])) quoted = !quoted;
      else if (part === "\t" && !quoted) row.push("");
      else if (part === "\n" && !quoted) rows.push([""]);
      else row[last] += part === '""' && quoted ? '"' : part;
    }
    return quoted ? text.split("\n").map((line) => line.split("\t")) : rows.filter((row) => row.some((cell) => cell.trim()));
  }

  /** The columns of the record for those of a table, from its heads or from where it was pasted. */
  /** @param {string[][]} table @param {number} start @returns {{names: string[], rows: string[][]}} */
  function arranged(table, start) {
    const numbered = table.length > 1 && table.every(([first = ""]) => COUNT.test(first.trim()));
    const rows = numbered ? table.map((row) => row.slice(1)) : table;
    const heads = (rows[0] || []).map((cell) => (HEADS.find(([, head]) => cell.length < 20 && head.test(cell)) || [""])[0]);
    if (heads.includes("what") && heads.includes("prevent")) return { names: heads, rows: rows.slice(1) };
    return { names: qianshi.meetingColumns.slice(start).map(([name]) => name), rows };
  }

  /** Fills one row; gives back what found no place. @param {QsMeetingRows} record @param {HTMLTableRowElement} row @param {string[]} names @param {string[]} cells */
  function fillRow(record, row, names, cells) {
    /** @type {string[]} */
    const left = [];
    cells.forEach((cell, at) => {
      const text = cell.trim();
      const name = names[at];
      if (!text) return;
      if (!name || !taken(record.control(row, name), text)) left.push(text);
    });
    return left;
  }

  /** A choice takes only what it offers, and nothing is written over. @param {HTMLInputElement} control @param {string} text */
  function taken(control, text) {
    const found = control.querySelectorAll("option");
    const option = [...found].find((one) => one.text === text);
    if (control.value.trim() || (found.length && !option)) return false;
    control.value = option ? option.value : text;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  /** @type {Qianshi["pasteRows"]} */
  qianshi.pasteRows = function (record, control, text) {
    const table = tableOf(text);
    const here = control.closest("tr");
    if (!table.length || !here) return "";
    const start = qianshi.meetingColumns.findIndex(([name]) => name === control.dataset.name);
    const { names, rows } = arranged(table, Math.max(0, start));
    const all = record.rows();
    const free = all.slice(all.indexOf(here)).filter((row) => !record.written().includes(row));
    const left = [];
    let filled = 0;
    for (const cells of rows) {
      const row = free.shift() || record.add();
      if (!row) left.push(cells.join(" "));
      else {
        left.push(...fillRow(record, row, names, cells));
        filled += 1;
      }
    }
    const rest = left.length ? `放不进的：${left.join("；")}` : "";
    return `贴进来 ${filled} 行。${rest}`;
  };

  /** @type {Qianshi["tellFiles"]} */
  qianshi.tellFiles = function (form, say) {
    /** @param {Event} event @param {DataTransfer | null} brought */
    const tell = (event, brought) => {
      if (!brought || !brought.files.length || brought.getData("text/plain")) return;
      event.preventDefault();
      say("照片、文件交不上来：请写上它叫什么、在哪个岗位手里。");
    };
    form.addEventListener("paste", (event) => tell(event, event.clipboardData));
    form.addEventListener("drop", (event) => tell(event, event.dataTransfer));
  };
})();
