// Names as they were typed to a finished plan; nobody typed is lost.
//
// builder/seating/plan.py plans the same.
"use strict";

(function () {
  const { PITCH, drawing: emptyDrawing } = qianshi.benches;
  /** For whom a rule has places of their own. @type {Record<string, string[]>} */
  const DUTIES = { 对坐: ["译员", "记录"], 沙发: ["译员", "记录"], 签字: ["签字", "助签"] };

  /** @type {Qianshi["seatPeople"]} */
  qianshi.seatPeople = function (layout, typed, choices, most = 0) {
    const lists = typed.map(qianshi.readNames);
    const [hosts, guests] = lists.map(({ people }) => people.map((one) => atWork(layout, one)));
    const ways = layout.customs.map((custom) => chosen(custom, choices));
    /** @type {Record<string, string>} */
    const how = Object.assign({}, layout.sets, ...ways.map((way) => way.sets));
    const drawing = emptyDrawing();
    if (hosts.length || guests.length)
      qianshi.seatingRules[layout.rule]({ hosts, guests, layout, how, most: most || layout.most }, drawing);
    const oneOrder = "first" in how && how.mix !== "间";
    const empty = layout.sides.filter((_, side) => !typed[side].trim() && (side || !oneOrder));
    return framed({
      layout: layout.name,
      title: layout.title,
      view: layout.view,
      custom: ways.map(({ label }) => label).join("；"),
      width: 0,
      height: 0,
      seats: drawing.seats,
      marks: drawing.marks,
      lines: drawing.lines,
      notes: layout.notes,
      said: [
        ...empty.map((side) => `“${side}”一个名字也没有填。`),
        ...lists.flatMap(({ said }) => said),
        ...drawing.said,
      ],
      left: [...unseated([...hosts, ...guests], drawing.seats), ...lists.flatMap(({ left }) => left)],
    });
  };

  /** @param {QsCustomData} custom @param {Record<string, string>} choices */
  function chosen({ name, options }, choices) {
    return options.find(({ label }) => label === choices[name]) || options[0];
  }

  /** Where a layout has no place of its own for a duty, it is one of the rest. @param {QsLayoutData} layout @param {QsGuest} guest @returns {QsGuest} */
  function atWork({ rule }, guest) {
    return (DUTIES[rule] || []).includes(guest.duty) ? guest : { ...guest, duty: "" };
  }

  /** Names that no seat has, as often as they are missing. @param {QsGuest[]} people @param {QsSeat[]} seats */
  function unseated(people, seats) {
    const rest = seats.map(({ name }) => name);
    return people.flatMap(({ name }) => {
      const at = rest.indexOf(name);
      if (at < 0) return [name];
      rest.splice(at, 1);
      return [];
    });
  }

  /** Moved so that everything lies within width and height. @param {QsSeating} plan @returns {QsSeating} */
  function framed(plan) {
    const spots = [
      ...plan.seats.map(({ x, y }) => [x, y, PITCH, PITCH]),
      ...plan.marks.map(({ x, y, width, height }) => [x, y, Math.max(width, 100), height]),
    ];
    if (!spots.length) return plan;
    const left = Math.min(...spots.map(([x, , width]) => x - Math.floor(width / 2))) - 8;
    const right = Math.max(...spots.map(([x, , width]) => x + Math.floor(width / 2))) + 8;
    const top = Math.min(...spots.map(([, y, , height]) => y - Math.floor(height / 2))) - 16;
    const foot = Math.max(...spots.map(([, y, , height]) => y + Math.floor(height / 2))) + 12;
    return {
      ...plan,
      width: right - left,
      height: foot - top,
      seats: plan.seats.map((seat) => ({ ...seat, x: seat.x - left, y: seat.y - top })),
      marks: plan.marks.map((mark) => ({ ...mark, x: mark.x - left, y: mark.y - top })),
    };
  }
})();
