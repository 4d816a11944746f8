// A filled-in text as a Word document: paragraphs and tables put into the frame of its layout.
//
// builder/outputs/wording/docx.py writes the same XML; tests/browser/test_wordings_agree.py compares.
"use strict";

(function () {
  const MAIN = "word/document.xml";
  const PLACE = "<w:p><w:r><w:t>文稿正文放在这里</w:t></w:r></w:p>";
  /** Widths of the type areas in twips. */
  const UPRIGHT = 8845, ACROSS = 14570;
  /** Characters XML cannot hold. */
  const FORBIDDEN = new RegExp("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]|\\p{Surrogate}", "gu");
  const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join("");

  /** @param {string} text */
  const words = (text) =>
    text.replace(FORBIDDEN, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  /** @param {string} role @param {string} text */
  function paragraph(role, text) {
    return (
      `<w:p><w:pPr><w:pStyle w:val="QS-${role}"/></w:pPr>` +
      `<w:r><w:t xml:space="preserve">${words(text)}</w:t></w:r></w:p>`
    );
  }

  /** @param {string[]} cells @param {number[]} widths @param {string} mark @param {string} weight */
  function row(cells, widths, mark, weight) {
    const made = cells.map(
      (cell, i) =>
        `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr><w:p><w:pPr>` +
        `<w:pStyle w:val="QS-table"/></w:pPr><w:r><w:rPr>${weight}</w:rPr>` +
        `<w:t xml:space="preserve">${words(cell)}</w:t></w:r></w:p></w:tc>`,
    );
    const height = '<w:trHeight w:val="480" w:hRule="atLeast"/>';
    return `<w:tr><w:trPr><w:cantSplit/>${height}${mark}</w:trPr>${made.join("")}</w:tr>`;
  }

  /** @param {QsWrittenTable} table @param {number} room */
  function grid({ titles, shares, rows }, room) {
    const total = shares.reduce((sum, share) => sum + share, 0);
    const widths = shares.map((share) => Math.floor((room * share) / total));
    const head = row(titles, widths, "<w:tblHeader/>", "<w:b/>");
    const width = widths.reduce((sum, one) => sum + one, 0);
    return (
      `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/>` +
      `<w:tblBorders>${BORDERS}</w:tblBorders>` +
      '<w:tblLayout w:type="fixed"/></w:tblPr>' +
      `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>` +
      `${head}${rows.map((cells) => row(cells, widths, "", "")).join("")}</w:tbl>${paragraph("table", "")}`
    );
  }

  /** @type {Qianshi["wordingXml"]} */
  qianshi.wordingXml = function ({ lines, wide }) {
    const room = wide ? ACROSS : UPRIGHT;
    return lines
      .map((line) => (line.role === "table" ? grid(line, room) : paragraph(line.role, line.text)))
      .join("");
  };

  /** @type {Qianshi["wordingFile"]} */
  qianshi.wordingFile = function (written, frame) {
    const main = frame[MAIN].split(PLACE).join(qianshi.wordingXml(written));
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return new Blob(qianshi.zip({ ...frame, [MAIN]: main }), { type });
  };
})();
