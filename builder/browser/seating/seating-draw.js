// A plan as an SVG element: colours from the style sheet, words as text, never as markup.
//
// builder/seating/draw.py draws the same elements.
"use strict";

(function () {
  const SVG = "http://www.w3.org/2000/svg";
  const WIDE = 52, HIGH = 54;
  /** A name's line holds so many half-width characters; a Chinese one is two. */
  const LINE = 6;

  /** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
  function element(tag, attributes, ...children) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.append(...children);
    return made;
  }

  /** @param {string} kind @param {number} x @param {number} y @param {string} words */
  const text = (kind, x, y, words) =>
    element("text", { class: `qs-seating__${kind}`, x, y, "text-anchor": "middle" }, words);

  /** @param {string} kind @param {number[]} spot x, y, width, height @param {number} rx */
  const box = (kind, [x, y, width, height], rx) =>
    element("rect", { class: kind, x: x - Math.floor(width / 2), y: y - Math.floor(height / 2), width, height, rx });

  /** @type {Qianshi["drawSeating"]} */
  qianshi.drawSeating = function ({ width, height, marks, seats, title }, label) {
    const about = { viewBox: `0 0 ${width} ${height}`, width, role: "img", "aria-label": label || title };
    return element("svg", { class: "qs-seating", ...about }, ...marks.flatMap(drawnMark), ...seats.flatMap(drawnSeat));
  };

  /** A name on two lines at most; a longer one ends in `…`, whole it stands in the list. @param {string} name */
  function nameLines(name) {
    const characters = [...name], lines = [""];
    let width = 0;
    for (const character of characters) {
      const wide = character < "\x7f" ? 1 : 2;
      if (width + wide > LINE) {
        lines.push("");
        width = 0;
      }
      lines[lines.length - 1] += character;
      width += wide;
    }
    if (lines.length === 2 && characters.length <= LINE && [...lines[1]].length === 1) {
      const half = Math.ceil(characters.length / 2);
      return [characters.slice(0, half).join(""), characters.slice(half).join("")];
    }
    return lines.length <= 2 ? lines : [lines[0], [...lines[1]].slice(0, -1).join("") + "…"];
  }

  /** @param {QsSeat} seat */
  function drawnSeat({ label, name, first, x, y }) {
    const kind = "qs-seating__seat" + (first ? " qs-seating__seat--first" : "");
    const frame = box(kind, [x, y, WIDE, HIGH], 4), lines = nameLines(name);
    if (lines.length === 1 && lines[0] === label) return [frame, text("who", x, y + 6, label)];
    const tall = lines.length > 1;
    const named = lines.map((words, i) => text("who", x, y + (tall ? 5 : 14) + 16 * i, words));
    return [frame, text("number", x, y - (tall ? 12 : 6), label), ...named];
  }

  /** @param {QsSeatingMark} mark */
  function drawnMark({ kind, x, y, width, height, text: words }) {
    if (kind === "words") return [text("word", x, y, words)];
    if (kind === "door") {
      const d = `M${x - 70} ${y}H${x - 45}M${x + 45} ${y}H${x + 70}`;
      return [element("path", { class: "qs-seating__door", d }), text("word", x, y + 5, words)];
    }
    const across = width || WIDE, rounded = { ring: Math.floor(across / 2), table: 3, empty: 4 }[kind];
    const frame = box(`qs-seating__${kind}`, [x, y, across, height || HIGH], rounded);
    return words ? [frame, text("word", x, y + 5, words)] : [frame];
  }
})();
