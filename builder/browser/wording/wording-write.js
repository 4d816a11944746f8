// A compiled wording and an event to lines: what is said, and what each line is.
//
// builder/outputs/wording/write.py does the same; tests/browser/test_wordings_agree.py compares.
"use strict";

(function () {
  const { fill } = qianshi.rules;
  const DATE = "〔成文日期〕";
  /** Headings of their own; a paragraph that is numbered ends like a sentence. */
  const LEVEL1 = /^[一二三四五六七八九十]+、.*[^。；：，！？]$/;
  const LEVEL2 = /^（[一二三四五六七八九十]+）.*[^。；：，！？]$/;
  /** @typedef {QsWritten["lines"][number]} Line */

  /** @param {QsWrittenLine["role"]} role @param {string} text @returns {Line} */
  const line = (role, text) => ({ role, text });

  /** @type {Qianshi["writeWording"]} */
  qianshi.writeWording = function (program, entry) {
    const scope = qianshi.scopeOf(entry), { layout, wide, office, label } = program;
    return { name: `${entry.result.title}-${label}`, layout, wide, office, lines: linesOf(program, scope, entry) };
  };

  /** @param {QsWordingProgram} program @param {QsRuleRow} scope @param {QsEntry} entry */
  function linesOf(program, scope, entry) {
    const [body, ...annexes] = qianshi.sectionsOf(program, entry);
    const official = !!program.to, several = annexes.length > 1;
    /** @param {QsSection} section */
    const said = (section) => section.blocks.flatMap((block) => blockLines(block, official));
    return [
      line("title", fill(program.subject, scope)),
      ...(official ? [line("to", fill(program.to, scope) + "：")] : []),
      ...said(body),
      ...annexes.map(({ title }, i) =>
        line("attachment", (i ? "　　　" : "附件：") + (several ? `${i + 1}. ` : "") + title),
      ),
      ...(official ? [line("signed", program.office), line("dated", DATE)] : []),
      ...(program.note ? [line("note", `（${fill(program.note, scope)}）`)] : []),
      ...annexes.flatMap((annex, i) => [
        line("annex", "附件" + (several ? i + 1 : "")),
        line("annex-title", annex.title),
        ...said(annex),
      ]),
    ];
  }

  /** @param {QsBlock} block @param {boolean} official @returns {Line[]} */
  function blockLines(block, official) {
    if (block.kind === "heading") {
      const head = line(official ? "level1" : "head", block.text);
      return block.aside ? [head, line("use", `（${block.aside}）`)] : [head];
    }
    if (block.kind === "para") return paragraphs(block.text);
    if (block.kind === "lines") return block.texts.flatMap(paragraphs);
    if (block.kind !== "table") return [];
    const titles = block.columns.map(({ title }) => title), shares = block.columns.map(({ share }) => share);
    return [{ role: "table", titles, shares, rows: block.rows.map(({ cells }) => cells) }];
  }

  /** @param {string} text */
  function paragraphs(text) {
    const parts = text.split("\n").filter((part) => part.trim());
    return parts.map((part) => line(LEVEL1.test(part) ? "level1" : LEVEL2.test(part) ? "level2" : "para", part));
  }

  /** @type {Qianshi["wordingText"]} */
  qianshi.wordingText = (lines) => lines.flatMap(copied).join("\n");

  /** When something is used is for whoever sends it. @param {Line} line */
  function copied(line) {
    if (line.role !== "table") return line.role === "use" ? [] : [line.text];
    return [line.titles, ...line.rows.filter((row) => row.some(Boolean))].map((row) => row.join("\t"));
  }
})();
