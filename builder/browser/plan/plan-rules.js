// Several events side by side: what collides, what is missing, and how they are listed.
//
// builder/program/plan.py walks through the same rules, which come as data; so does make_plan of
// builder/outputs/plans.py.
"use strict";

(function () {
  const { fill, firstFilled, allHold, valueOf } = qianshi.rules;

  /** @type {Qianshi["planConflicts"]} */
  qianshi.planConflicts = function (plan, rules) {
    const tables = qianshi.planTables(plan, rules);
    return rules.conflicts.flatMap((rule) => broken(rule, tables));
  };

  /** @param {QsPairRule} rule @param {QsPlanTables} tables */
  function broken(rule, tables) {
    const fits = allHold(rule.when);
    const said = rule.said.map((each) => ({ holds: allHold(each.when), each }));
    /** @type {Map<string, { each: QsSaid, row: QsRuleRow, more: number }>} */
    const found = new Map();
    for (const one of tables[rule.one])
      for (const two of tables[rule.two]) {
        const pair = { one, two };
        if (!fits(pair)) continue;
        said.forEach(({ holds, each }, number) => {
          const names = holds(pair) && shared(each, pair);
          if (!names) return;
          const row = { ...pair, names };
          const key = [number, ...names, ...each.once.map((term) => fill(term, row))].join("\n");
          found.set(key, found.get(key) || { each, row, more: -1 });
          /** @type {{ more: number }} */ (found.get(key)).more += 1;
        });
      }
    return [...found.values()].map(conflict);
  }

  /** Names in both lists; null where there should be some. @param {QsSaid} said @param {QsRuleRow} row @returns {string[] | null} */
  function shared({ both }, row) {
    if (!both.length) return [];
    const [one, two] = both.map((term) => setOf(valueOf(term, row)));
    const names = [...one].filter((name) => two.has(name)).sort();
    return names.length ? names : null;
  }

  /** Lists of names as sets, each made once. @type {WeakMap<string[], Set<string>>} */
  const sets = new WeakMap();

  /** @param {string[]} names @returns {Set<string>} */
  function setOf(names) {
    const known = sets.get(names) || new Set(names);
    sets.set(names, known);
    return known;
  }

  /** @param {{ each: QsSaid, row: QsRuleRow, more: number }} found @returns {QsConflict} */
  function conflict({ each: { kind, text, gives }, row, more }) {
    const counted = { ...row, more: more || "" };
    const give = gives.find(({ when }) => allHold(when)(row));
    return { kind, text: fill(text, counted), give: give ? fill(give.text, counted) : "" };
  }

  /** By the title of a page and by heading the rows. @param {QsPlanView} view @param {QsPlanTables} tables */
  function listed(view, tables) {
    const lines = view.lines.flatMap((name) => tables[name]);
    lines.sort((a, b) => a.at - b.at || a.until - b.until);
    /** @type {Map<string, Map<string, string[][]>>} */
    const pages = new Map();
    for (const of of tables[view.of])
      for (const line of lines.filter(({ who }) => !view.of || who.includes(of.name))) {
        const page = at(pages, fill(view.page, { of, line }), () => new Map());
        const cells = view.cells[line.table].map((cell) => firstFilled(cell, line));
        at(page, fill(view.heading, { of, line }), () => /** @type {string[][]} */ ([])).push(cells);
      }
    return pages;
  }

  /** @template T @param {Map<string, T>} map @param {string} key @param {() => T} fresh @returns {T} */
  function at(map, key, fresh) {
    const found = map.get(key) || fresh();
    map.set(key, found);
    return found;
  }

  /** @param {QsPlanColumn[]} columns @param {string[][]} rows @returns {QsBlock} */
  const tableOf = (columns, rows) => ({
    kind: "table",
    columns: columns.map(({ title, share }) => ({ title, share, kind: "text" })),
    rows: rows.map((cells) => ({ cells, strong: false })),
  });

  /** @param {string} text @returns {QsBlock[]} */
  const headingOf = (text) => (text ? [{ kind: "heading", text, aside: "" }] : []);

  /** @type {Qianshi["planSections"]} */
  qianshi.planSections = function (view, plan, found, rules) {
    const sections = [...listed(view, qianshi.planTables(plan, rules))].map(([title, headings]) => ({
      title,
      aside: "",
      runs_on: false,
      blocks: [...headings].flatMap(([heading, rows]) => [
        ...headingOf(heading),
        tableOf(view.columns, rows),
      ]),
    }));
    /** @type {QsBlock[]} */
    const nothing = [{ kind: "para", text: rules.nothing, aside: "" }];
    if (!sections.length) sections.push({ title: view.label, aside: "", runs_on: false, blocks: nothing });
    const faults = found.map(({ kind, text, give }) => [kind, text, give]);
    const told = { title: rules.faults, aside: "", runs_on: false, blocks: [tableOf(rules.fault_columns, faults)] };
    return [...sections, ...(faults.length ? [told] : [])];
  };
})();
