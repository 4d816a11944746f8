// Rules whose two sides face each other, or sit side by side before those who came with them.
//
// builder/seating/facing.py seats the same.
"use strict";

(function () {
  const { PITCH, mark, words, outward, signOf, onward, filled, halfWidth } = qianshi.benches;
  const { seated, staff, word } = qianshi.parties;
  /** From the middle of a long table to the middle of the seats at it. */
  const NEAR = 64;
  /** Where hosts and guests look. @type {Record<string, string[]>} */
  const LOOKS = { 横: ["上", "下"], 回: ["上", "下"], 竖: ["右", "左"] };
  /** The other way. @type {Record<string, [number, number]>} */
  const AWAY = { 下: [0, -1], 上: [0, 1], 左: [1, 0], 右: [-1, 0] };

  /** @type {QsSeatingRule} */
  function faceToFace(party, drawing) {
    let longest = 1;
    LOOKS[party.how.table].forEach((looks, side) => {
      const rows = [...filled(withInterpreters(party, side), party.most), ...behind(party, side)];
      const [dx, dy] = AWAY[looks];
      const facing = [looks, party.how.hand];
      rows.forEach((row, i) => {
        const away = NEAR + PITCH * i, aside = row.length % 2 ? 0 : (signOf(facing) * PITCH) / 2;
        const at = party.layout.sides[side] + (i ? `第 ${i + 1} 排` : "");
        const middle = [dx * away + Math.abs(dy) * aside, dy * away + Math.abs(dx) * aside];
        outward(drawing, row, middle, facing, at);
        longest = Math.max(longest, row.length + 1 - (row.length % 2));
      });
      const beyond = NEAR + PITCH * rows.length;
      words(drawing, dx * (beyond + 14), dy * (beyond - 12) + 4, word(party, side));
    });
    longTable(party, drawing, longest);
  }

  /** Those at the table; an interpreter sits at the first one's right or left hand. @param {QsParty} party @param {number} side */
  function withInterpreters(party, side) {
    const people = seated(party, side), custom = party.how.interpreter;
    const hand = custom === "分" && side ? "左" : "右";
    const beside = custom === "后" ? [] : staff(party, side, "译员");
    const place = hand === party.how.hand ? 1 : 2;
    return [...people.slice(0, place), ...beside.slice(0, 1), ...people.slice(place), ...beside.slice(1)];
  }

  /** @param {QsParty} party @param {number} side */
  function behind(party, side) {
    const people = staff(party, side, "记录", ...(party.how.interpreter === "后" ? ["译员"] : []));
    return people.length ? [people] : [];
  }

  /** @param {QsParty} party @param {QsDrawing} drawing @param {number} longest */
  function longTable(party, drawing, longest) {
    const { table } = party.how, { front } = party.layout;
    const length = Math.max(2 * halfWidth(longest), 3 * PITCH), broad = 2 * NEAR - 64;
    if (table === "竖") {
      mark(drawing, "table", [0, 0], [broad, length]);
      mark(drawing, "door", [0, Math.floor(length / 2) + 40], [0, 0], front);
      return;
    }
    mark(drawing, "table", [0, 0], [length, broad]);
    if (table === "回") mark(drawing, "table", [0, 0], [length - 40, broad - 32]);
    const foot = Math.max(NEAR, ...drawing.seats.map(({ y }) => y));
    mark(drawing, "door", [0, foot + 74], [0, 0], front);
  }

  /** @type {QsSeatingRule} */
  function sideBySide(party, drawing) {
    const guestsSign = party.how.hand === "左" ? 1 : -1;
    let longest = 1;
    for (const [side, sign] of [[1, guestsSign], [0, -guestsSign]]) {
      const at = sign < 0 ? "左" : "右", people = seated(party, side);
      onward(drawing, people.slice(0, 1), [40 * sign, 0], [0, 0], `正中${at}座`);
      onward(drawing, staff(party, side, "译员", "记录"), [40 * sign, -PITCH - 6], [PITCH * sign, 0], `${at}后排`);
      filled(people.slice(1), party.most).forEach((column, i) => {
        onward(drawing, column, [(150 + PITCH * i) * sign, 74], [0, PITCH], `${at}侧第 ${i + 1} 列`);
        longest = Math.max(longest, column.length);
      });
      words(drawing, 150 * sign, 28, word(party, side));
    }
    mark(drawing, "table", [0, 74], [70, 44]);
    mark(drawing, "door", [0, 90 + PITCH * longest], [0, 0], party.layout.front);
  }

  qianshi.seatingRules = { ...qianshi.seatingRules, 对坐: faceToFace, 沙发: sideBySide };
})();
