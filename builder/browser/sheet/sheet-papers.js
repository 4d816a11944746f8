// The interpreter of compiled papers: a paper and an entry to sections of blocks.
//
// builder/outputs/papers/sections.py is the same interpreter; tests/browser/test_papers_agree.py
// compares what the two make.
"use strict";

(function () {
  const { fill } = qianshi.rules;
  const { numeral, rowsIn, scopeOf } = qianshi;
  /** Under which a scope has the counter of its section's chapters; no text can name it. */
  const CHAPTERS = "#chapters";
  /** @typedef {QsRuleRow} Scope */
  /** @typedef {QsPaperPartProgram} Part */

  /** @type {Qianshi["sectionsOf"]} */
  qianshi.sectionsOf = (paper, entry) =>
    entry.result.without.includes(paper.name) ? [] : qianshi.sectionsIn(paper, scopeOf(entry));

  /** @type {Qianshi["sectionsIn"]} */
  qianshi.sectionsIn = function (paper, scope) {
    return paper.sections.flatMap((section) =>
      scopesOf(section, scope).flatMap((own) => {
        const blocks = blocksOf(section.parts, own);
        return blocks.length ? [{ title: fill(section.name, own), aside: fill(section.aside, own), runs_on: section.runs_on, blocks }] : [];
      }),
    );
  };

  /** @type {Qianshi["papersFor"]} */
  qianshi.papersFor = function (papers, entry) {
    const scope = scopeOf(entry);
    const wanted = papers.filter(({ name }) => !entry.result.without.includes(name));
    return wanted.filter(({ sections }) => sections.some((section) => saysSomething(section, scope)));
  };

  /** Whether any part of it makes a block; the first one settles it. @param {QsPaperSection} section @param {Scope} scope */
  const saysSomething = (section, scope) =>
    scopesOf(section, scope).some((own) => section.parts.some((part) => blocksOf([part], own).length > 0));

  /** What is at hand in each section that this makes; none where it is not wanted. @param {QsPaperSection} section @param {Scope} scope @returns {Scope[]} */
  function scopesOf({ each, with_texts, when }, scope) {
    const rows = each.rows ? rowsOf(each, scope) : [scope];
    const own = rows.map((row) => ({ ...withTexts(with_texts, row), [CHAPTERS]: { made: 0 } }));
    return own.filter((one) => holds(when, one));
  }

  /** What the parts say, each below its heading; nothing of a part that has nothing to say. @param {Part[]} parts @param {Scope} scope @returns {QsBlock[]} */
  function blocksOf(parts, scope) {
    return parts.flatMap((part) => {
      if (!holds(part.when, scope) || (part.unless && holds(part.unless, scope))) return [];
      const made = MADE[part.kind](part, scope);
      if (!part.heading || (!made.length && part.kind !== "heading")) return made;
      const number = part.chapter ? numeral(++scope[CHAPTERS].made) + "、" : "";
      return [words("heading", number + fill(part.heading, scope), fill(part.aside, scope)), ...made];
    });
  }

  /** @param {string} name @param {Scope} scope */
  function holds(name, scope) {
    const value = name ? scope[name] : true;
    return Array.isArray(value) ? value.length > 0 : !!value;
  }

  /** @param {"remark" | "heading" | "para"} kind @param {string} text @param {string} aside @returns {QsBlock} */
  const words = (kind, text, aside = "") => ({ kind, text, aside });

  // ---- Rows

  /** @param {QsJoinedTexts} of @param {Scope} scope @returns {Scope[]} */
  function rowsOf(of, scope) {
    if (!of.rows) return [];
    const wanted = filled(of.where, scope), others = filled(of.but, scope);
    const rows = rowsIn(scope, of.rows).filter((row) => fitsAll(row, wanted));
    const meant = others.length ? rows.filter((row) => !fitsAll(row, others)) : rows;
    return meant.length < of.least ? [] : meant;
  }

  /** @param {Record<string, string[]>} conditions @param {Scope} scope @returns {[string, string[]][]} */
  const filled = (conditions, scope) =>
    Object.entries(conditions).map(([name, texts]) => [name, texts.map((text) => fill(text, scope))]);

  /** @param {Scope} row @param {[string, string[]][]} wanted */
  const fitsAll = (row, wanted) => wanted.every(([name, texts]) => texts.includes(asText(row[name])));

  /** @param {unknown} value */
  const asText = (value) => (typeof value === "boolean" ? (value ? "是" : "否") : String(value));

  /** The rows there is room for, and what is said of the others. @param {QsJoinedTexts} of @param {Scope} scope @returns {[Scope[], string[]]} */
  function shown(of, scope) {
    const rows = rowsOf(of, scope), more = rows.length - of.first;
    if (!of.first || more <= 0) return [rows, []];
    const said = fill(of.more, { ...scope, more, count: rows.length });
    return [rows.slice(0, of.first), said ? [said] : []];
  }

  /** The texts of rows, or those written down; empty ones are left out. @param {QsJoinedTexts} of @param {Scope[]} rows @param {Scope} scope */
  const said = (of, rows, scope) =>
    [...rows.map((row) => fill(of.text, row)), ...of.say.map((text) => fill(text, scope))].filter(Boolean);

  /** The scope with joined texts; a later one may name an earlier one. @param {Record<string, QsJoinedTexts>} texts @param {Scope} scope */
  function withTexts(texts, scope) {
    for (const [name, of] of Object.entries(texts)) {
      const [rows, more] = shown(of, scope);
      scope = { ...scope, [name]: said(of, rows, scope).join(of.between) + more.join("") };
    }
    return scope;
  }

  // ---- Parts

  /** @param {Part} part @param {Scope} scope @returns {[Scope[], string[]]} */
  function rowsOfPart(part, scope) {
    const [rows, more] = shown(part.of, scope);
    return [rows.map((row) => withTexts(part.with_texts, row)), more];
  }

  /** @param {Part} part @param {Scope} row @param {Scope | undefined} above @returns {QsRow} */
  function tableRow(part, row, above) {
    const cells = part.columns.map(({ text, once }) => {
      const first = fill(once, row);
      return (above && fill(once, above) === first ? "" : first) + fill(text, row);
    });
    return { cells, strong: !!part.strong && holds(part.strong, row) };
  }

  /** @param {Part} part @param {Scope} scope @returns {QsBlock[]} */
  function table(part, scope) {
    const [rows, more] = rowsOfPart(part, scope), none = fill(part.none, scope);
    if (!rows.length && !part.empty) return none ? [words("para", none)] : [];
    const lines = rows.map((row, i) => tableRow(part, row, rows[i - 1]));
    const others = more.map((text) => ({ cells: part.columns.map((_, i) => (i ? "" : text)), strong: false }));
    const empty = Array.from({ length: part.empty }, () => ({ cells: part.columns.map(() => ""), strong: false }));
    const columns = part.columns.map(({ title, share, kind }) => ({ title, share, kind }));
    return [{ kind: "table", columns, rows: [...lines, ...others, ...empty] }];
  }

  /** @param {Part} part @param {Scope} scope @returns {QsBlock[]} */
  function lines(part, scope) {
    const [rows, more] = rowsOfPart(part, scope);
    const found = [...said(part.of, rows, scope), ...more];
    const texts = found.length ? found : [fill(part.none, scope)].filter(Boolean);
    return texts.length ? [{ kind: "lines", numbered: part.numbered, texts }] : [];
  }

  /** @param {Part} part @param {Scope} scope @returns {QsBlock[]} */
  function facts(part, scope) {
    const rows = rowsOfPart(part, scope)[0].map((row) => [fill(part.label, row), fill(part.of.text, row)]);
    const pairs = [...rows, ...part.facts.map((pair) => pair.map((text) => fill(text, scope)))];
    const known = pairs.filter(([, value]) => value);
    return known.length ? [{ kind: "facts", pairs: known }] : [];
  }

  /** Rows of the two lists as they are; the tasks stand together below a title. @param {Part} part @param {Scope} scope @returns {QsBlock[]} */
  function tick(part, scope) {
    const rows = rowsOfPart(part, scope)[0].map(({ row }) => row);
    if (part.of.rows === "pauses") return rows.map((pause) => ({ kind: "pause", pause, closing: scope.closing }));
    return rows.length ? [{ kind: "tasks", title: fill(part.label, scope), tasks: rows }] : [];
  }

  /** @param {Part} part @param {Scope} scope @returns {QsBlock[]} */
  function running(part, scope) {
    const text = fill(part.text, scope);
    return text ? [words(part.kind === "remark" ? "remark" : "para", text)] : [];
  }

  /** A short message has no line breaks. @param {Part} part @param {Scope} scope @returns {QsBlock[]} */
  function copy(part, scope) {
    const whole = fill(part.text, scope).trim();
    const text = part.channel === "短信" ? whole.replaceAll("\n", " ") : whole;
    return text ? [{ kind: "copy", to: fill(part.to, scope), channel: part.channel, text }] : [];
  }

  /** @type {Record<Part["kind"], (part: Part, scope: Scope) => QsBlock[]>} */
  const MADE = {
    facts,
    lines,
    say: lines,
    table,
    tick,
    para: running,
    remark: running,
    sign: ({ labels }) => [{ kind: "sign", labels }],
    copy,
    picture: ({ picture }, scope) => (scope[picture].seats.length ? [{ kind: "seats", seating: scope[picture] }] : []),
    each: (part, scope) => rowsOfPart(part, scope)[0].flatMap((row) => blocksOf(part.parts, row)),
    heading: () => [],
  };
})();
