// A paper as elements. The same elements are read on the screen and printed; sheet.css tells the
// two apart. Nothing here knows where they stand. sheet-rows.js draws the rows of the two lists.
"use strict";

(function () {
  const element = qianshi.element;
  /** Of a longer table the rows are set closer on a card. */
  const FEW_ROWS = 6;

  /** @param {"div" | "span" | "p"} tag @param {string} name @param {...(Node | string)} children */
  const named = (tag, name, ...children) => element(tag, { class: name }, ...children);

  /** @param {QsEntry} entry */
  function stampOf(entry) {
    const { result, printed } = entry;
    return [editionOf(entry), `清单 ${result.version}`, `校验 ${result.hash}`, `打印 ${printed}`].join(" · ");
  }

  /** What it is a version of: of what was given out, or of what never was. @param {QsEntry} entry */
  function editionOf(entry) {
    const { issued, revision } = entry.event;
    if (!issued.length) return `第 ${revision} 版`;
    const changed = qianshi.lists.changes(entry).length || qianshi.lists.again(entry).length;
    return `第 ${issued[issued.length - 1].number} 次发出${changed ? "后又改" : ""}`;
  }

  /** @param {QsEntry} entry @returns {QsPaperHead} */
  const headOf = (entry) => ({ title: entry.result.title, stamp: stampOf(entry) });

  /**
   * Title, time and stamp; in a table head, so that every printed page has them.
   * @param {QsPaperHead} head @param {QsSection} section
   */
  function runningHead(head, section) {
    const cell = element("th", { colspan: "4", class: "qs-running" });
    cell.append(
      named("span", "qs-running-title", head.title + " · " + section.title),
      named("span", "qs-running-time", section.aside),
      named("span", "qs-stamp", head.stamp),
    );
    return element("tr", {}, cell);
  }

  /** @param {string[][]} pairs @param {QsGround[]} reading all of it, in the place of the few on paper */
  function facts(pairs, reading) {
    const list = element("dl", { class: "qs-facts" });
    for (const [label, value] of pairs) {
      const words = label === "必读" && reading.length ? qianshi.groundLinks(reading) : [value];
      list.append(element("dt", {}, label), element("dd", {}, ...words));
    }
    return list;
  }

  /** @param {QsColumn} column @param {string} text */
  function plainCell(column, text) {
    if (column.kind === "box")
      return element("td", { class: "qs-tick" }, element("span", { class: "qs-box" }));
    return element("td", column.kind === "blank" ? { class: "qs-fill" } : {}, text);
  }

  /** @param {QsColumn[]} columns @param {QsRow[]} rows */
  function plainTable(columns, rows) {
    const total = columns.reduce((sum, column) => sum + column.share, 0);
    const cols = columns.map((column) => {
      const share = Math.round((20 * column.share) / total);
      return element("col", { class: column.kind === "box" ? "qs-col-d" : "qs-share-" + share });
    });
    const heads = columns.map((column) => element("th", { scope: "col" }, column.title));
    const lines = rows.map((row) => {
      const cells = columns.map((column, i) => plainCell(column, row.cells[i]));
      const kind = row.cells.some(Boolean) ? "qs-row" : "qs-row qs-by-hand";
      return element("tr", { class: row.strong ? "qs-strong" : kind }, ...cells);
    });
    return element(
      "table",
      { class: rows.length > FEW_ROWS ? "qs-plain qs-many" : "qs-plain" },
      element("colgroup", {}, ...cols),
      element("thead", {}, element("tr", { class: "qs-columns" }, ...heads)),
      element("tbody", {}, ...lines),
    );
  }

  /** @param {QsCopy} block */
  function toCopy(block) {
    const text = element("p", { class: "qs-copy-text" }, block.text);
    const button = element("button", { type: "button", class: "qs-button" }, "复制");
    button.addEventListener("click", async () => {
      window.getSelection()?.selectAllChildren(text);
      const done = await copied(block.text);
      button.textContent = done ? "已复制" : "已选中，请按 Ctrl+C";
    });
    const head = named("p", "qs-copy-to", `${block.to}（${block.channel}）`);
    return element("div", { class: "qs-copy" }, head, text, button);
  }

  /** @type {Qianshi["copied"]} */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }
  qianshi.copied = copied;

  /** @typedef {QsPauseBlock | QsTaskBlock} ListBlock a body of the table by itself */
  /** @typedef {Exclude<QsBlock, ListBlock>} PlainBlock */

  /** @param {PlainBlock} block @param {QsGround[]} reading @returns {Node} */
  function drawn(block, reading) {
    switch (block.kind) {
      case "facts":
        return facts(block.pairs, reading);
      case "remark":
        return named("p", "qs-remark", "注意：" + block.text);
      case "para":
        return named("p", "qs-para", block.text);
      case "heading":
        return named("p", "qs-heading", block.text, named("span", "qs-heading-aside", block.aside));
      case "lines":
        return element(
          block.numbered ? "ol" : "ul",
          { class: "qs-lines" },
          ...block.texts.map((text) => element("li", {}, text)),
        );
      case "sign":
        return named("p", "qs-signs", ...block.labels.flatMap(blankAfter));
      case "copy":
        return toCopy(block);
      case "seats":
        return element("div", { class: "qs-seats" }, qianshi.drawSeating(block.seating));
      case "table":
        return plainTable(block.columns, block.rows);
    }
  }

  /** @param {string} label */
  const blankAfter = (label) => [label + " ", named("span", "qs-blank"), "　"];

  /** @param {QsBlock[]} blocks @returns {[ListBlock[], PlainBlock[]]} */
  function parted(blocks) {
    /** @type {ListBlock[]} */
    const lists = [];
    /** @type {PlainBlock[]} */
    const plain = [];
    for (const block of blocks)
      if (block.kind === "pause" || block.kind === "tasks") lists.push(block);
      else plain.push(block);
    return [lists, plain];
  }

  /** @param {PlainBlock[]} blocks @param {QsGround[]} reading @param {string} [address] of a QR code */
  function running(blocks, reading, address) {
    const code = address ? [named("div", "qs-qr", qianshi.qrImage(address), named("span", "", "扫码再开一份"))] : [];
    const cell = element("td", { colspan: "4" }, ...code, ...blocks.map((block) => drawn(block, reading)));
    return element("tr", { class: "qs-facts-row" }, cell);
  }

  /**
   * @param {QsEntry} entry @param {QsSection} section @param {string} name @param {boolean} screen
   * @param {string} address of a QR code; "" for none
   */
  function drawnSection(entry, section, name, screen, address) {
    const [lists, plain] = parted(section.blocks);
    const tasks = lists.some((block) => block.kind === "tasks");
    const open = running(plain, screen ? entry.result.reading : [], address);
    const head = [runningHead(headOf(entry), section), ...(tasks ? [...(plain.length ? [open] : []), qianshi.taskColumns()] : [])];
    const widths = ["a", "b", "c", "d"].map((x) => element("col", { class: "qs-col-" + x }));
    const table = element("table", { class: "qs-table" }, element("colgroup", {}, ...widths));
    table.append(element("thead", {}, ...head));
    if (!tasks && plain.length) table.append(element("tbody", {}, open));
    for (const block of lists) table.append(qianshi.listBody(block, entry, screen));
    const kind = tasks ? "tasks" : lists.length ? "items" : name;
    const runs = "qs-paper" + (section.runs_on ? " qs-runs-on" : "");
    return element("section", { class: runs, "data-paper": kind }, table);
  }

  /** @type {Qianshi["plainSheet"]} */
  qianshi.plainSheet = function (head, sections, name) {
    const drawn = sections.map((section) => {
      const thead = element("thead", {}, runningHead(head, section));
      const body = element("tbody", {}, running(parted(section.blocks)[1], []));
      const table = element("table", { class: "qs-table" }, thead, body);
      return element("section", { class: "qs-paper", "data-paper": name }, table);
    });
    return element("div", { class: "qs-sheet" }, ...drawn);
  };

  /** @type {Qianshi["sheet"]} */
  qianshi.sheet = function (kind, entry, screen) {
    if ("layout" in kind) return qianshi.wordingSheet(kind, entry, screen);
    const sections = qianshi.sectionsOf(kind, entry);
    const code = kind.code && !screen ? entry.address : "";
    const drawn = sections.map((section, i) => drawnSection(entry, section, kind.name, screen, i ? "" : code));
    if (!drawn.length) drawn.push(named("p", "qs-empty", `这次没有“${kind.label}”可印。`));
    return element("div", { class: "qs-sheet" }, ...drawn);
  };
})();
