// What must be done again when a thing is no longer what it was.
//
// builder/program/reopened.py does the same; a change here is a change there.
"use strict";

(function () {
  /** @param {string[]} states */
  const thingsOf = (states) => states.map((state) => state.split("/")[0]);

  /** The things among them that were reached, whole or in one state. @param {string[]} states @param {Set<string>} reached */
  function touched(states, reached) {
    const own = [...states, ...thingsOf(states)];
    return [...new Set(thingsOf([...reached].filter((x) => own.includes(x))))];
  }

  /** @type {Qianshi["reopened"]} */
  qianshi.reopened = function (result, things) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    const reached = new Set(things);
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const { id, makes, needs } of result.tasks) {
        const hit = touched([...thingsOf(makes), ...needs], reached);
        if (!hit.length) continue;
        found.set(id, hit);
        makes.forEach((state) => reached.add(state));
      }
    }
    for (const pause of result.pauses)
      for (const item of pause.items) {
        const hit = touched(item.needs, reached);
        if (hit.length) found.set(pause.name + " " + item.id, hit);
      }
    return found;
  };
})();
