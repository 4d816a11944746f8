// A filled-in text on the page: to read, to copy whole or piece by piece, to save as a Word document.
"use strict";

(function () {
  const element = qianshi.element;
  const HAND = /(〔[^〔〕]*〕)/;
  const NAMES = /[\\/:*?"<>|]/g;
  /** What the buttons work on: what is drawn again keeps its buttons, not its text. @type {QsWritten | null} */
  let current = null;

  /** What a hand fills in is marked. @param {string} text */
  const marked = (text) =>
    text.split(HAND).map((part, i) => (i % 2 ? element("mark", { class: "qs-hand" }, part) : part));

  /** @param {QsWritten["lines"][number]} line */
  function drawn(line) {
    if (line.role !== "table") return element("p", { class: "qs-wording-" + line.role }, ...marked(line.text));
    const total = line.shares.reduce((sum, share) => sum + share, 0);
    const widths = line.shares.map((share) =>
      element("col", { class: "qs-share-" + Math.round((20 * share) / total) }),
    );
    const head = element("tr", {}, ...line.titles.map((title) => element("th", { scope: "col" }, title)));
    const rows = line.rows.map((cells) =>
      element("tr", {}, ...cells.map((cell) => element("td", {}, ...marked(cell)))),
    );
    return element(
      "table",
      { class: "qs-plain" },
      element("colgroup", {}, ...widths),
      element("thead", {}, head),
      element("tbody", {}, ...rows),
    );
  }

  /** The lines from one heading of a 文稿 to the next, without it. @param {QsWritten} written @param {number} at */
  function below({ lines }, at) {
    const next = lines.findIndex((line, i) => i > at && line.role === "head");
    return lines.slice(at + 1, next < 0 ? lines.length : next);
  }

  /** @param {string} label @param {string} name @param {(written: QsWritten) => string} text */
  function copier(label, name, text) {
    const button = element("button", { type: "button", class: "qs-button", "aria-label": name }, label);
    button.addEventListener("click", async () => {
      if (!current) return;
      const box = element("textarea", { class: "qs-unseen", "aria-hidden": "true" }, text(current));
      button.after(box);
      box.select();
      button.textContent = (await qianshi.copied(box.value)) ? "已复制" : "复制不了，请自己选中";
      box.remove();
      button.focus();
    });
    return button;
  }

  function saver() {
    const button = element("button", { type: "button", class: "qs-button" }, "下载 Word");
    button.addEventListener("click", async () => {
      if (!current) return;
      const frames = /** @type {Record<string, QsFrame>} */ (await qianshi.load("wording-frames"));
      const frame = frames[current.layout + (current.wide ? "横" : "")];
      const file = qianshi.wordingFile(current, frame);
      qianshi.save(`${current.name.replace(NAMES, "_")}.docx`, file, file.type);
    });
    return button;
  }

  /** @type {Qianshi["wordingSheet"]} */
  qianshi.wordingSheet = function (program, entry, screen) {
    const written = qianshi.writeWording(program, entry);
    const body = written.lines.map(drawn);
    if (screen) {
      current = written;
      written.lines.forEach((line, i) => {
        if (line.role === "head")
          body[i].append(" ", copier("复制", `复制“${line.text}”`, (now) => qianshi.wordingText(below(now, i))));
      });
      const all = copier("复制全文", "复制全文", ({ lines }) => qianshi.wordingText(lines));
      const hint = element("span", { class: "qs-minor" }, "〔…〕里是要手填的。");
      body.unshift(element("p", { class: "qs-actions" }, all, " ", saver(), " ", hint));
    }
    const paper = element("section", { class: "qs-paper qs-wording", "data-paper": program.name }, ...body);
    return element("div", { class: "qs-sheet" }, paper);
  };

  /** @type {Qianshi["suits"]} */
  qianshi.suits = function ({ types, kinds }, { type, segments, circumstances }) {
    const there = [...segments.map(({ kind }) => kind), ...Object.keys(circumstances)];
    return (!types.length && !kinds.length) || types.includes(type) || there.some((kind) => kinds.includes(kind));
  };
})();
