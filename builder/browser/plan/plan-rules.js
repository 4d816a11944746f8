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
    return [...new Set(rules.conflicts.flatMap((rule) => broken(rule, tables)))];
  };

  /** @param {QsPairRule} rule @param {QsPlanTables} tables */
  function broken(rule, tables) {
    const fits = allHold(rule.when);
    const said = rule.said.map((each) => ({ holds: allHold(each.when), each }));
    const found = [];
    for (const one of tables[rule.one])
      for (const two of tables[rule.two]) {
        const row = { one, two };
        if (!fits(row)) continue;
        for (const { holds, each } of said) if (holds(row)) found.push(...sentences(each, row));
      }
    return found;
  }

  /** The sentence, once or for every name. @param {QsSaid} said @param {QsRuleRow} row @returns {string[]} */
  function sentences({ both, text }, row) {
    if (!both.length) return [fill(text, row)];
    const [one, two] = both.map((term) => new Set(valueOf(term, row)));
    const names = [...one].filter((name) => two.has(name)).sort();
    return names.map((name) => fill(text, { ...row, name }));
  }

  /** Headings with the cells of the rows below them. @param {QsPlanView} view @param {QsPlanTables} tables @returns {[string, string[][]][]} */
  function groups(view, tables) {
    const lines = view.lines.flatMap((name) => tables[name]).sort((a, b) => a.at - b.at);
    return tables[view.of].flatMap((of) => {
      /** @type {Map<string, string[][]>} */
      const found = new Map();
      for (const line of lines.filter(({ who }) => !view.of || who.includes(of.name))) {
        const heading = fill(view.heading, { of, line });
        const cells = view.cells[line.table].map((cell) => firstFilled(cell, line));
        found.set(heading, [...(found.get(heading) || []), cells]);
      }
      return [...found];
    });
  }

  /** @type {Qianshi["planSection"]} */
  qianshi.planSection = function (view, plan, rules) {
    /** @param {"remark" | "heading"} kind @param {string} text @returns {QsBlock} */
    const words = (kind, text) => ({ kind, text, aside: "" });
    /** @param {string[][]} rows @returns {QsBlock} */
    const table = (rows) => ({
      kind: "table",
      columns: rules.columns.map(({ title, share }) => ({ title, share, kind: "text" })),
      rows: rows.map((cells) => ({ cells, strong: false })),
    });
    const faults = qianshi.planConflicts(plan, rules).map((fault) => words("remark", fault));
    const listed = groups(view, qianshi.planTables(plan, rules)).flatMap(([heading, rows]) => [
      words("heading", heading),
      table(rows),
    ]);
    return { title: view.label, aside: "", blocks: [...faults, ...listed] };
  };
})();
