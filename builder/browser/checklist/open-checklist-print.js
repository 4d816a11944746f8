// What goes to the printer. The copy for paper is made when it is wanted, by the button or by Ctrl+P,
// because it takes as long as the sheet itself.
"use strict";

(function () {
  const element = qianshi.element;

  /** @type {Qianshi["paperPrinter"]} */
  qianshi.paperPrinter = function ({ chooser, shown, refuse }) {
    const copy = element("div", { id: "qs-print" });
    /** What the copy was made of; one printing asks for it twice. @type {unknown[]} */
    let made = [];

    function prepare() {
      const entry = shown(), wanted = [entry, chooser.kind(), chooser.pocket()];
      if (entry && wanted.every((one, i) => one === made[i])) return;
      made = wanted;
      if (!entry) return copy.replaceChildren();
      const { missing } = entry.result;
      if (missing.length) return copy.replaceChildren(...missing.map((text) => element("p", {}, text)));
      const paper = qianshi.sheet(chooser.kind(), entry, false);
      if (chooser.pocket()) paper.classList.add("qs-pocket");
      copy.replaceChildren(paper);
    }

    /** Nothing is printed while something is missing: that is said instead. */
    function print() {
      prepare();
      const missing = shown()?.result.missing || [];
      if (missing.length) refuse(missing);
      else window.print();
    }

    document.body.append(copy);
    window.addEventListener("beforeprint", prepare);
    matchMedia("print").addEventListener("change", ({ matches }) => matches && prepare());
    return {
      print,
      clear() {
        made = [];
        copy.replaceChildren();
      },
    };
  };
})();
