// What the page 座次 shows of a plan: the picture, then everybody by place.
"use strict";

(function () {
  /** @param {string[]} texts @returns {QsBlock[]} */
  const remarks = (texts) => texts.map((text) => ({ kind: "remark", text, aside: "" }));

  /** @type {Qianshi["seatingBlocks"]} */
  qianshi.seatingBlocks = function (plan) {
    const shares = { 位置: 6, 次序: 2, 姓名: 5, "职务、单位": 6 };
    /** @type {QsColumn[]} */
    const columns = Object.entries(shares).map(([title, share]) => ({ title, share, kind: "text" }));
    const rows = plan.seats.map(({ where, label, name, post }) => ({ cells: [where, label, name, post], strong: false }));
    const left = plan.left.length ? [`没有座位的：${plan.left.join("、")}。`] : [];
    const pairs = [["排法", plan.custom], ["看图", plan.view]].filter(([, value]) => value);
    return [
      { kind: "facts", pairs },
      ...remarks([...plan.said, ...left]),
      { kind: "seats", seating: plan },
      { kind: "table", columns, rows },
      { kind: "lines", numbered: false, texts: [...plan.lines, ...plan.notes] },
    ];
  };
})();
