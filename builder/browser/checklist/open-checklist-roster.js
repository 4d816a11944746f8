// The office's roster: opened from a .csv, or known to the inbox server behind this page. It fills
// in who does what; its telephone numbers stay in this page and on the 联络表 that it prints.
//
// builder/letters/roster.py reads the same table in the same way; a test compares them.
"use strict";

(function () {
  const element = qianshi.element;
  /** What people write over the columns; 职务 is no role of an event. @type {Record<string, string[]>} */
  const HEADS = {
    name: ["姓名", "名字"],
    role: ["角色", "岗位", "分工", "职责"],
    phone: ["电话", "手机", "手机号", "手机号码", "联系电话", "电话号码", "联系方式"],
    unit: ["科室", "部门", "处室", "单位"],
  };
  const LARGEST = 1_000_000;

  /** @type {Qianshi["readRoster"]} */
  qianshi.readRoster = function (text) {
    const rows = tableOf(text);
    const head = rows.findIndex((cells) => columnsOf(cells).has("name"));
    if (head < 0) return { people: [], faults: ["名册里没有“姓名”一栏。表头要有“姓名”和“电话”两栏，最好还有“角色”；请照这样改好再存。"] };
    const columns = columnsOf(rows[head]);
    const read = rows.map((cells, i) => ({ number: i + 1, cells })).slice(head + 1).filter(({ cells }) => cells.some((x) => x.trim()));
    const people = read.map(({ number, cells }) => ({ number, ...personOf(cells, columns) }));
    const faults = people.filter((x) => !x.name).map((x) => `名册第 ${x.number} 行没有姓名，没有用。`);
    return { people: joined(people.filter((x) => x.name)), faults };
  };

  /** Quoted cells may hold commas, quotes and line breaks. @param {string} text */
  function tableOf(text) {
    const plain = text.replace(/^\ufeff/, "");
    const between = plain.split("\n", 1)[0].includes("\t") ? "\t" : ",";
    const cell = new RegExp(`("(?:[^"]|"")*"?[^${between}\\r\\n]*|[^${between}\\r\\n]*)(${between}|\\r\\n|\\n|\\r|$)`, "g");
    /** @type {string[][]} */
    const rows = [[]];
    for (const [, written, end] of plain.matchAll(cell)) {
      rows[rows.length - 1].push(unquoted(written));
      if (!end) break;
      if (end !== between) rows.push([]);
    }
    return rows;
  }

  /** @param {string} written */
  const unquoted = (written) => (written.startsWith('"') ? written.replace(/^"((?:[^"]|"")*)"?/, (_, inner) => inner.replaceAll('""', '"')) : written);

  /** @param {string[]} cells */
  function columnsOf(cells) {
    /** @type {Map<string, number>} */
    const found = new Map();
    cells.forEach((cell, number) => {
      for (const [column, heads] of Object.entries(HEADS))
        if (heads.includes(cell.replace(/\s+/g, "")) && !found.has(column)) found.set(column, number);
    });
    return found;
  }

  /** @param {string[]} cells @param {Map<string, number>} columns @returns {QsRosterPerson} */
  function personOf(cells, columns) {
    const cell = (/** @type {string} */ column) => (cells[columns.get(column) ?? cells.length] || "").replace(/\s+/g, " ").trim();
    const roles = cell("role").split(/[、，,;；/]/).map((role) => role.trim()).filter(Boolean);
    return { name: cell("name").replaceAll(" ", ""), roles, phone: cell("phone"), unit: cell("unit") };
  }

  /** The rows of one person with one number become one. @param {QsRosterPerson[]} people */
  function joined(people) {
    /** @type {Map<string, QsRosterPerson>} */
    const found = new Map();
    for (const { name, roles, phone, unit } of people) {
      const key = JSON.stringify([name, phone, unit]);
      found.set(key, { name, roles: [...new Set([...(found.get(key)?.roles || []), ...roles])], phone, unit });
    }
    return [...found.values()];
  }

  /** @type {Qianshi["rosterOpener"]} */
  qianshi.rosterOpener = function (staff) {
    const file = element("input", { type: "file", accept: ".csv,text/csv", hidden: "", "aria-label": "名册文件" });
    const said = element("p", { class: "qs-hint", role: "status" }, "有“姓名”“电话”“角色”几栏的表，在 Excel 里另存为 .csv。电话只印在联络表和外发单上，不进草稿。");
    const button = qianshi.actionButton("打开名册", () => file.click());
    file.addEventListener("change", async () => {
      const one = file.files?.[0];
      file.value = "";
      if (!one) return;
      const { people, faults } = await open(one);
      said.textContent = [...(people.length ? [staff(people)] : []), ...faults].join("");
    });
    qianshi.desk.open().then(async (found) => {
      const people = found ? await qianshi.desk.roster() : [];
      if (people.length) said.textContent = staff(people);
    });
    return element("div", { class: "qs-roster" }, button, file, said);
  };

  /** @param {File} file */
  async function open(file) {
    if (file.size > LARGEST) return { people: [], faults: ["文件太大，不像名册。"] };
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return { people: [], faults: ["名册文件读不出来，请再选一次。"] };
    const text = decoded(bytes);
    if (text.startsWith("PK")) return { people: [], faults: ["这是 Excel 文件，网页读不了：请在 Excel 里另存为 .csv 再打开。"] };
    return qianshi.readRoster(text);
  }

  /** UTF-8, or what Excel in Chinese writes. @param {ArrayBuffer} bytes */
  function decoded(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("gb18030").decode(bytes);
    }
  }
})();
