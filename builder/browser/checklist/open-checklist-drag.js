// Rows dragged by their handles, with a mouse or a finger. Keys do the same (Alt+↑, Alt+↓).
"use strict";

(function () {
  /** @type {Qianshi["dragRows"]} */
  qianshi.dragRows = function (list, rows, move) {
    /** @type {QsSegmentRow | undefined} */
    let dragged;

    list.addEventListener("pointerdown", (event) => {
      dragged = rows().find((row) => row.handle === event.target);
      if (!dragged) return;
      dragged.handle.setPointerCapture(event.pointerId);
      dragged.box.classList.add("qs-segment--dragged");
    });
    list.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      const at = rows().indexOf(dragged), above = rows()[at - 1], below = rows()[at + 1];
      if (above && event.clientY < middle(above.box)) move(dragged, -1);
      else if (below && event.clientY > middle(below.box)) move(dragged, 1);
    });
    for (const end of /** @type {const} */ (["pointerup", "pointercancel"]))
      list.addEventListener(end, () => {
        dragged?.box.classList.remove("qs-segment--dragged");
        dragged = undefined;
      });
  };

  /** @param {HTMLElement} box */
  function middle(box) {
    const { top, height } = box.getBoundingClientRect();
    return top + height / 2;
  }
})();
