// Rules whose people sit around: round tables, one or several, and a horseshoe.
//
// builder/seating/rings.py seats the same.
"use strict";

(function () {
  const { PITCH, seat, mark, around, radiusOf, halfWidth, evenly } = qianshi.benches;
  const { merged, seated, inTurn } = qianshi.parties;
  /** Seats down one side of a horseshoe, before a second one stands around it. */
  const SIDE = 12;

  /** @type {QsSeatingRule} */
  function roundTables(party, drawing) {
    const tables = tablesOf(party);
    const apart = 2 * radiusOf(Math.max(1, ...tables.map((table) => table.length))) + 84;
    tables.forEach((table, i) => {
      /** @type {[number, number]} */
      const middle = [[0, -1, 1][i % 3] * apart, Math.floor(i / 3) * apart];
      const across = 2 * radiusOf(table.length) - 86, word = tables.length > 1 ? `第 ${i + 1} 桌` : "";
      mark(drawing, "ring", middle, [across, across], word);
      around(middle, table.length).forEach(([x, y], place) =>
        seat(drawing, table[place], x, y, `${word}面门起顺时针第 ${place + 1}`),
      );
    });
    const foot = Math.max(0, ...drawing.seats.map(({ y }) => y));
    mark(drawing, "door", [0, foot + 56], [0, 0], party.layout.front);
  }

  /** Each table clockwise from the seat that faces the door. @param {QsParty} party @returns {QsRanked[][]} */
  function tablesOf(party) {
    if (party.how.mix === "合")
      return evenly(merged(party), party.most).map((people) =>
        placed(people, alternately(people.length, [0], party.how.hand)),
      );
    return dealt(party).map(([hosts, guests]) => {
      const opposite = Math.floor((hosts.length + guests.length) / 2);
      const hosting = hosts.length > 1 ? [0, opposite] : [0], first = 2 * hosting.length;
      const rest = inTurn(hosts.slice(hosting.length), guests.slice(first));
      const order = [...hosts.slice(0, hosting.length), ...guests.slice(0, first), ...rest];
      return placed(order, alternately(order.length, hosting, "右"));
    });
  }

  /** Hosts and guests of each table; every table has a host for as long as there are any. @param {QsParty} party */
  function dealt(party) {
    let hosts = seated(party, 0), guests = seated(party, 1);
    const share = hosts.length, sizes = evenly([...hosts, ...guests], party.most).map((row) => row.length);
    return sizes.map((size, i) => {
      const wanted = Math.ceil((share * (i + 1)) / sizes.length) - (share - hosts.length);
      const here = Math.max(Math.min(wanted, size), size - guests.length, 0);
      const table = [hosts.slice(0, here), guests.slice(0, size - here)];
      [hosts, guests] = [hosts.slice(here), guests.slice(size - here)];
      return table;
    });
  }

  /**
   * Places at a table of `count` in the order of precedence: the middles, then beside them.
   * @param {number} count @param {number[]} middles @param {string} hand
   */
  function alternately(count, middles, hand) {
    const sign = hand === "左" ? 1 : -1;
    /** @type {Set<number>} */
    const places = new Set();
    for (let far = 0; far < count; far++)
      for (const middle of middles)
        for (const place of [middle + sign * far, middle - sign * far])
          places.add((place + 2 * count) % count);
    return [...places];
  }

  /** @param {QsRanked[]} people @param {number[]} places */
  const placed = (people, places) => people.map((_, place) => people[places.indexOf(place)]);

  /** @type {QsSeatingRule} */
  function horseshoe(party, drawing) {
    const people = merged(party), count = people.length;
    const bottom = count <= 8 ? 3 : count <= 17 ? 5 : 7, inner = bottom + 2 * SIDE;
    bend(party, drawing, people.slice(0, inner), bottom, "");
    bend(party, drawing, people.slice(inner), bottom + 2, "后排");
    const half = halfWidth(bottom), side = Math.max(1, Math.floor((Math.min(count, inner) - bottom + 1) / 2));
    mark(drawing, "table", [0, 42], [2 * half, 20]);
    for (const sign of [-1, 1])
      mark(drawing, "table", [sign * (half - 10), 42 + (PITCH * side) / 2], [20, PITCH * side]);
    const foot = Math.max(42 + PITCH * side, ...drawing.seats.map(({ y }) => y));
    mark(drawing, "door", [0, foot + 50], [0, 0], party.layout.front);
  }

  /** @param {QsParty} party @param {QsDrawing} drawing @param {QsRanked[]} people @param {number} bottom @param {string} behind */
  function bend(party, drawing, people, bottom, behind) {
    const half = Math.floor(bottom / 2);
    people.forEach((who, i) => {
      const place = alongTheBend(i, people.length, party);
      if (Math.abs(place) <= half) {
        seat(drawing, who, place * PITCH, behind ? -PITCH : 0, `${behind}底边左起第 ${place + half + 1}`);
        return;
      }
      const sign = place > 0 ? 1 : -1, down = Math.abs(place) - half - 1;
      const where = `${behind}${sign > 0 ? "右" : "左"}边上起第 ${down + 1}`;
      seat(drawing, who, sign * (halfWidth(bottom) + 36), 74 + PITCH * down, where);
    });
  }

  /** How many seats from the middle of the closed side, to the right of the picture. @param {number} i @param {number} count @param {QsParty} party */
  function alongTheBend(i, count, { how }) {
    if (how.main === "口") return i - Math.floor((count - 1) / 2);
    const sign = how.hand === "左" ? 1 : -1;
    return sign * (i % 2 ? (i + 1) / 2 : -(i / 2));
  }

  qianshi.seatingRules = { ...qianshi.seatingRules, 圆桌: roundTables, U形: horseshoe };
})();
