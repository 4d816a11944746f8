// The rule of cars: their seats come as data, `驾 _ 4/2 3 1` from the front backwards.
//
// builder/seating/cars.py seats the same.
"use strict";

(function () {
  const { PITCH, seat, mark, words } = qianshi.benches;
  const { labelled, merged } = qianshi.parties;
  const NO_SEAT = ["_", "门"], NUMBER = /^[0-9]+$/;

  /** @type {QsSeatingRule} */
  function inACar(party, drawing) {
    const ways = party.how.car.split("|");
    const driver = ways[0].includes("主") ? labelled("驾", party.hosts.slice(0, 1)) : [];
    const riders = merged({ ...party, hosts: party.hosts.slice(driver.length) });
    const way = ways.find((one) => roomOf(one) >= riders.length) || ways[ways.length - 1];
    const byCell = new Map(riders.map((rider) => [String(rider.rank), rider]));
    if (driver.length) byCell.set("主", driver[0]);
    const allRows = way.split("/").map((row) => row.split(" ")), rows = taken(allRows, byCell);
    rows.forEach((cells, i) => seatRow(drawing, i, cells, byCell));
    const empty = allRows.length - rows.length;
    if (empty) words(drawing, 0, PITCH * rows.length + 6, `后面 ${empty} 排空着`);
    const room = roomOf(way);
    if (riders.length > room) drawing.said.push(`这辆车坐 ${room} 位，坐不下的另派车。`);
    if (way.includes("主") && !driver.length) drawing.said.push("没有填谁开车：写在本单位名单的第一位。");
    const broad = Math.max(...rows.map((cells) => cells.length)) * PITCH;
    words(drawing, 0, -54, "车头");
    mark(drawing, "table", [0, (PITCH * (rows.length - 1)) / 2], [broad + 24, PITCH * rows.length + 16]);
  }

  /** Up to the last row in which somebody sits; the second is always shown. @param {string[][]} rows @param {Map<string, QsRanked>} byCell */
  function taken(rows, byCell) {
    const ends = rows.map((cells, i) => (cells.some((cell) => byCell.has(cell)) ? i + 1 : 0));
    return rows.slice(0, Math.max(2, ...ends));
  }

  /** How many a way of seating holds beside the driver. @param {string} way */
  const roomOf = (way) => way.split(/[/ ]/).filter((cell) => NUMBER.test(cell)).length;

  /** @param {QsDrawing} drawing @param {number} number @param {string[]} cells @param {Map<string, QsRanked>} byCell */
  function seatRow(drawing, number, cells, byCell) {
    let place = 0;
    cells.forEach((cell, column) => {
      const x = ((2 * column - cells.length + 1) * PITCH) / 2, y = PITCH * number, rider = byCell.get(cell);
      if (!NO_SEAT.includes(cell)) place += 1;
      if (rider) seat(drawing, rider, x, y, number ? `第 ${number + 1} 排左起第 ${place}` : inFront(cell));
      else if (cell === "门") words(drawing, x, y + 5, cell);
      else if (cell !== "_") mark(drawing, "empty", [x, y], [0, 0], NUMBER.test(cell) ? "" : "驾驶员");
    });
  }

  /** @param {string} cell */
  const inFront = (cell) => (NUMBER.test(cell) ? "副驾" : "驾驶座");

  qianshi.seatingRules = { ...qianshi.seatingRules, 乘车: inACar };
})();
