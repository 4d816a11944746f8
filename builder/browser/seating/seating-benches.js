// Where seats stand: side by side, one behind another, around a table.
//
// builder/seating/benches.py places the same. Left and right are those of whoever sits there.
"use strict";

(function () {
  /** From one seat to the next, and from one row to the next. */
  const PITCH = 58;
  /** Where the left hand points, on the picture, of somebody who faces this way. @type {Record<string, [number, number]>} */
  const LEFT_HAND = { 下: [1, 0], 上: [-1, 0], 左: [0, 1], 右: [0, -1] };

  /** @type {QsBenches} */
  const benches = {
    PITCH,

    drawing: () => ({ seats: [], marks: [], lines: [], said: [] }),

    seat({ seats }, who, x, y, where) {
      const { label, name, post, rank } = who;
      seats.push({ label, name, post, where, first: rank === 1, x, y });
    },

    mark({ marks }, kind, [x, y], [width, height] = [0, 0], text = "") {
      marks.push({ kind, x, y, width, height, text });
    },

    words: (drawing, x, y, text) => benches.mark(drawing, "words", [x, y], [0, 0], text),

    stepsOutward(count) {
      const shift = 1 - (count % 2);
      return Array.from({ length: count }, (_, i) => (i % 2 ? i + 1 : -i) - shift);
    },

    outward(drawing, people, at, [looks, hand], row) {
      const [dx, dy] = LEFT_HAND[looks], sign = benches.signOf([looks, hand]);
      const steps = benches.stepsOutward(people.length);
      people.forEach((who, i) => {
        const along = sign * steps[i] || 0, number = Math.floor((along + people.length - 1) / 2) + 1;
        const x = at[0] + (Math.abs(dx) * along * PITCH) / 2, y = at[1] + (Math.abs(dy) * along * PITCH) / 2;
        benches.seat(drawing, who, x, y, `${row}${dx ? "左" : "上"}起第 ${number}`);
      });
    },

    signOf([looks, hand]) {
      const [dx, dy] = LEFT_HAND[looks];
      return (dx + dy) * (hand === "左" ? 1 : -1);
    },

    onward(drawing, people, at, step, row) {
      people.forEach((who, i) => {
        const place = people.length > 1 ? `${step[0] ? "内" : "上"}起第 ${i + 1}` : "";
        benches.seat(drawing, who, at[0] + step[0] * i, at[1] + step[1] * i, row + place);
      });
    },

    evenly(people, most) {
      const count = Math.ceil(people.length / most);
      return count ? benches.filled(people, Math.ceil(people.length / count)) : [];
    },

    rowsOf(people, most) {
      const rows = benches.evenly(people, most), size = rows.length ? rows[0].length : 0;
      return rows.length > 1 && size % 2 === 0 && size < most ? benches.filled(people, size + 1) : rows;
    },

    filled(people, most) {
      const count = Math.ceil(people.length / most);
      return Array.from({ length: count }, (_, i) => people.slice(i * most, (i + 1) * most));
    },

    around(middle, count) {
      const radius = benches.radiusOf(count);
      return Array.from({ length: count }, (_, i) => {
        const angle = (2 * Math.PI * i) / count;
        const x = Math.floor(radius * Math.sin(angle) + 0.5), y = Math.floor(radius * Math.cos(angle) + 0.5);
        return [middle[0] + x, middle[1] - y];
      });
    },

    radiusOf: (count) => Math.max(88, count * 11),
    halfWidth: (count) => (count * PITCH) / 2,
  };
  qianshi.benches = benches;
})();
