// The drafts of two phones at one event put together: ticks by line and time, lines that either
// added, and what is typed in the form as the later version has it. Where the ticks contradict each
// other somebody chooses. builder/program/two_phones.py joins drafts alike.
"use strict";

(function () {
  const element = qianshi.element;
  const OWN = /own\/(\w+)$/;
  /** What is kept of it beside. */
  const KEPT = /** @type {const} */ (["marks", "added", "opinions", "struck", "edited"]);
  /** What of an event is typed in the form. */
  const TYPED = /** @type {const} */ (["segments", "answers", "circumstances", "people", "title", "guests"]);

  /** @param {QsEvent["added"]} here @param {QsEvent["added"]} other a line of the same name may be another line there */
  function newNames(here, other) {
    const taken = new Set([...here, ...other].map((line) => line.id));
    const strange = other.filter((line) => here.some((one) => one.id === line.id && one.text !== line.text));
    let number = 0;
    const fresh = () => {
      do number += 1;
      while (taken.has(`x${number}`));
      return `x${number}`;
    };
    return new Map(strange.map((line) => [line.id, fresh()]));
  }

  /** @template T @param {Record<string, T>} record @param {Map<string, string>} names @returns {Record<string, T>} */
  function renamed(record, names) {
    const key = (/** @type {string} */ line) => line.replace(OWN, (whole, id) => (names.has(id) ? `own/${names.get(id)}` : whole));
    return Object.fromEntries(Object.entries(record).map(([line, value]) => [key(line), value]));
  }

  /** @param {QsMark} mark */
  function tapWords({ state, note, at, by }) {
    const about = [(at || "").slice(11), by, note].filter(Boolean).join(" ");
    return about ? `${state}（${about}）` : state;
  }

  /** @param {QsResult} result @param {string} key */
  function lineWords(result, key) {
    const items = result.pauses.flatMap((pause) => pause.items.map((item) => ({ key: `${pause.name} ${item.id}`, words: `第 ${item.number} 项“${item.text}”` })));
    const tasks = result.tasks.map((task) => ({ key: task.id, words: `“${task.text}”` }));
    return [...items, ...tasks].find((line) => line.key === key)?.words || `“${key}”`;
  }

  /** @type {Qianshi["tickedOtherwise"]} */
  qianshi.tickedOtherwise = (here, other) => KEPT.some((name) => JSON.stringify(here[name]) !== JSON.stringify(other[name]));

  /** @param {QsEvent} here @param {QsEvent} other its own lines do not bear the names of others here @param {QsLetters["marks"]} rules @returns {QsEvent} */
  function joined(here, other, rules) {
    const known = new Set(here.added.map((line) => line.id));
    return {
      ...(other.revision > here.revision ? other : here),
      marks: qianshi.joinedMarks(here.marks, other.marks, rules),
      added: [...here.added, ...other.added.filter((line) => !known.has(line.id))],
      opinions: { ...here.opinions, ...other.opinions },
      struck: { ...other.struck, ...here.struck },
      edited: { ...other.edited, ...here.edited },
    };
  }

  /** @param {QsEvent["added"]} here @param {QsEvent} other @returns {QsEvent} */
  function renamedLines(here, other) {
    const names = newNames(here, other.added), { marks, opinions, struck, edited } = other;
    return {
      ...other,
      added: other.added.map((line) => ({ ...line, id: names.get(line.id) || line.id })),
      marks: renamed(marks, names),
      opinions: renamed(opinions, names),
      struck: renamed(struck, names),
      edited: renamed(edited, names),
    };
  }

  /** @type {Qianshi["joinDrafts"]} */
  qianshi.joinDrafts = async function (page, here, opened) {
    const rules = page.letters().marks, other = renamedLines(here.added, opened);
    const open = qianshi.contradictions(here.marks, other.marks, rules);
    const fresh = Object.keys(other.marks).filter((line) => !Object.hasOwn(here.marks, line)).length;
    const differs = TYPED.some((name) => JSON.stringify(here[name]) !== JSON.stringify(other[name]));
    const whole = joined(here, other, rules);
    await page.fill(whole);
    ask();

    function ask() {
      const [one] = open, result = page.shown()?.result;
      if (!one || !result) return page.say(said());
      const choices = [one.one, one.other].map((mark) => qianshi.actionButton(tapWords(mark), () => choose(one.line, mark)));
      page.say([`两份说法不一，选一个（还有 ${open.length} 处）：${lineWords(result, one.line)}`], element("span", {}, ...choices));
    }

    /** @param {string} line @param {QsMark} mark */
    function choose(line, mark) {
      open.shift();
      page.form.change((base) => (base.marks[line] = mark));
      page.changed();
      ask();
    }

    function said() {
      const facts = differs ? [`两份的时间、地点或人员不一样，用的是第 ${whole.revision} 版的。`] : [];
      return [`两份合好了，另一份多勾 ${fresh} 条。请存草稿。`, ...facts];
    }
  };
})();
