// Rules whose people stand or sit in rows before a hall: a stage, a photograph, prizes, signing.
//
// builder/seating/rows.py seats the same.
"use strict";

(function () {
  const { PITCH, seat, mark, words, outward, onward, stepsOutward, evenly, filled, halfWidth } = qianshi.benches;
  const { seated, staff, word, handOf, rowsInOrder } = qianshi.parties;
  /** From one batch of a prize-giving to the next on the picture. */
  const BATCH = 3 * PITCH + 20;

  /** @type {QsSeatingRule} */
  function inRows(party, drawing) {
    const rows = rowsInOrder(party);
    rows.forEach((row, i) =>
      outward(drawing, row, [0, -PITCH * i], ["下", handOf(party, row.length)], `第 ${i + 1} 排`),
    );
    const half = Math.max(0, ...rows.map((row) => halfWidth(row.length)));
    if (party.layout.desk) mark(drawing, "table", [0, 36], [2 * half, 12]);
    words(drawing, -110, 70, "← 右手");
    words(drawing, 110, 70, "左手 →");
    words(drawing, 0, 70, party.layout.front);
  }

  /** @type {QsSeatingRule} */
  function signing(party, drawing) {
    for (const [side, sign] of [[1, -1], [0, 1]]) {
      const at = sign < 0 ? "左" : "右", all = seated(party, side), marked = staff(party, side, "签字");
      const signers = marked.length ? marked : all.slice(0, 1);
      const others = marked.length ? all : all.slice(1);
      if (all.length && !marked.length) drawing.said.push(`没有注明${party.layout.sides[side]}谁签字，先按第一位。`);
      onward(drawing, signers, [87 * sign, 0], [PITCH * sign, 0], `${at}签字席`);
      const aside = 120 + PITCH * signers.length;
      onward(drawing, staff(party, side, "助签"), [aside * sign, 0], [PITCH * sign, 0], `${at}助签`);
      filled(others, party.most).forEach((row, i) =>
        onward(drawing, row, [(PITCH / 2) * sign, -72 - PITCH * i], [PITCH * sign, 0], `${at}后第 ${i + 1} 排`),
      );
      words(drawing, 110 * sign, 70, word(party, side));
    }
    mark(drawing, "table", [0, 36], [300, 12]);
    words(drawing, 0, 94, party.layout.front);
  }

  /** @type {QsSeatingRule} */
  function award(party, drawing) {
    const all = evenly(seated(party, 1), party.most), batches = all.length ? all : [[]];
    let done = 0;
    batches.forEach((batch, i) => {
      const at = batches.length > 1 ? `第 ${i + 1} 批` : "", top = BATCH * i;
      outward(drawing, batch, [0, top], ["下", handOf(party, batch.length)], `${at}受奖人`);
      const givers = nextGivers(seated(party, 0), done, batch.length);
      done += batch.length;
      placeGivers(party, drawing, givers, batch.length || givers.length, [top + PITCH + 14, at]);
      words(drawing, 0, top - 36, `${at}托盘`);
      walkUp(drawing, `${at}受奖人`, drawing.seats.filter(({ y }) => y === top));
    });
    words(drawing, 0, BATCH * batches.length - 60, party.layout.front);
  }

  /** Those who have not given yet; after the last, the first again. All where none receives. @param {QsRanked[]} givers @param {number} done @param {number} wanted */
  function nextGivers(givers, done, wanted) {
    const first = done < givers.length ? done : 0;
    return wanted ? givers.slice(first, first + wanted) : givers;
  }

  /** In which order they come up, so that each arrives at his own place. @param {QsDrawing} drawing @param {string} who @param {QsSeat[]} seats */
  function walkUp(drawing, who, seats) {
    const names = [...seats].sort((a, b) => b.x - a.x).map(({ name }) => name).join("、");
    if (names) drawing.lines.push(`${who}从左边（从台下看）上台的次序：${names}；从右边上，次序倒过来。`);
  }

  /**
   * Each before the middle of those to whom he gives; the first before the middle ones.
   * @param {QsParty} party @param {QsDrawing} drawing @param {QsRanked[]} givers
   * @param {number} places @param {[number, string]} at
   */
  function placeGivers(party, drawing, givers, places, [y, at]) {
    const count = givers.length, sign = handOf(party, count) === "左" ? 1 : -1;
    const steps = stepsOutward(count);
    givers.forEach((who, i) => {
      const block = Math.floor((sign * steps[i] + count - 1) / 2);
      const start = Math.floor((places * block) / count), end = Math.floor((places * (block + 1)) / count);
      const to = end - start === 1 ? "" : `，颁 ${end - start} 人`;
      seat(drawing, who, ((start + end - places) * PITCH) / 2, y, `${at}颁奖人左起第 ${block + 1}${to}`);
      if (!party.guests.length) mark(drawing, "empty", [((start + end - places) * PITCH) / 2, y - PITCH - 14]);
    });
  }

  qianshi.seatingRules = { ...qianshi.seatingRules, 成排: inRows, 签字: signing, 颁奖: award };
})();
