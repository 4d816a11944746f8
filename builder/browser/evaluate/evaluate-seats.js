// Who sits where in each stretch of an event, by the layouts that its block asks for.
//
// builder/program/seats.py does the same.
"use strict";

(function () {
  /** @type {Qianshi["seatingsOf"]} */
  qianshi.seatingsOf = function (program, event, segments, foreign) {
    return segments.flatMap((segment) => {
      const block = program.blocks.find(({ title }) => title === segment.kind);
      return block ? plansOf(program, event, segment, block, foreign) : [];
    });
  };

  /**
   * Of several layouts under one rule the first that leaves fewest without a seat.
   * @param {QsProgram} program @param {QsEvent} event @param {QsResultSegment} segment
   * @param {QsEventBlock} block @param {boolean} foreign @returns {QsResultSeating[]}
   */
  function plansOf(program, event, segment, block, foreign) {
    const offered = block.seating.map((name) => program.layouts[name]);
    const meant = offered.filter((layout) => isOf(segment.car, layout)), layouts = meant.length ? meant : offered;
    const leaders = segment.leaders.length || !block.own_leaders ? segment.leaders : event.leaders;
    return [...new Set(layouts.map(({ rule }) => rule))].flatMap((rule) => {
      const plans = layouts
        .filter((layout) => layout.rule === rule)
        .map((layout) => qianshi.seatPeople(layout, typed(layout, leaders, event.guests, segment.people), ways(layout, foreign)));
      const best = plans.reduce((a, b) => (b.left.length < a.left.length ? b : a));
      return best.seats.length ? [qianshi.seatingRow(best, program.layouts[best.layout].basis, segment)] : [];
    });
  }

  /** Whether `中巴 1 号` is what `乘车：中巴` draws. @param {string} car @param {QsLayoutData} layout */
  const isOf = (car, { title }) => car.includes(title.slice(title.lastIndexOf("：") + 1));

  /** Both lists; where the second is who the stretch is for, guests are among the first. @param {QsLayoutData} layout @param {string[]} leaders @param {string} guests @param {string[]} people */
  function typed(layout, leaders, guests, people) {
    const own = leaders.join("\n");
    return layout.second_is_people ? [`${guests}\n${own}`.trim(), people.join("\n")] : [own, guests];
  }

  /** For guests from abroad the way that is meant for them, else the office's own. @param {QsLayoutData} layout @param {boolean} foreign @returns {Record<string, string>} */
  function ways({ customs }, foreign) {
    const meant = customs.map(({ name, options }) => [name, options.find((way) => way.foreign && foreign)?.label || ""]);
    return Object.fromEntries(meant);
  }

  /** @type {Qianshi["seatingRow"]} */
  qianshi.seatingRow = function (plan, basis, { title: segment, day, clock, place }) {
    const { title, custom, view, seats, said, lines, notes } = plan;
    const untold = plan.left.filter((name) => !said.some((text) => text.includes(name)));
    const left = untold.length ? [`没有座位的：${untold.join("、")}。`] : [];
    const about = { segment, when: day + clock, place, title, custom, view, basis };
    return { ...about, plan, seats, told: [...said, ...left], notes: [...lines, ...notes] };
  };
})();
