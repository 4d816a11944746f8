// Conditions, limits, urgency and past cases: what evaluate.js puts together.
//
// builder/program/conditions.py, urgency.py and cases.py do the same, in parallel.
"use strict";

(function () {
  const NUMBER = /^[0-9]{1,9}$/;
  const CASES_SHOWN = 3;
  /** Signs of answer minus value that satisfy an operator. @type {Record<string, number[]>} */
  const ORDERS = { ">=": [0, 1], "<=": [0, -1], ">": [1], "<": [-1] };

  /** @param {string} answer @param {QsComparison} c */
  function satisfies(answer, c) {
    if (!answer) return false;
    const numbers = NUMBER.test(answer) && NUMBER.test(c.value);
    const difference = numbers ? Number(answer) - Number(c.value) : Number(answer !== c.value);
    const order = Math.sign(difference);
    if (c.operator === "=" || c.operator === "!=") return (order === 0) === (c.operator === "=");
    return numbers && ORDERS[c.operator].includes(order);
  }

  /** Of several segments, one is enough. @param {QsComparison} c @param {QsSpanFacts} facts */
  const holds = (c, facts) => (facts[c.question] || []).some((answer) => satisfies(answer, c));

  /** @type {Qianshi["failedWords"]} */
  qianshi.failedWords = function (when, facts) {
    const failed = when.all.filter((c) => !holds(c, facts));
    if (when.any.length && !when.any.some((c) => holds(c, facts))) failed.push(...when.any);
    const words = failed.map((c) => {
      const given = [...new Set((facts[c.question] || []).filter(Boolean))].join("、");
      return c.label + "＝" + (given || "未答") + c.wanted;
    });
    return [...new Set(words)].join("，");
  };

  /** @param {QsLimitStep[]} table @param {number} guests */
  function allowance(table, guests) {
    const step = table.find((x) => x.to === null || guests <= x.to);
    if (!step) return null;
    return step.one_in ? Math.floor(guests / step.one_in) : step.allowed;
  }

  /** @param {string[]} answers */
  function most(answers) {
    const numbers = answers.filter((answer) => NUMBER.test(answer)).map(Number);
    return numbers.length ? Math.max(...numbers) : null;
  }

  /** @type {Qianshi["refusal"]} */
  qianshi.refusal = function (limit, facts) {
    const [guests, companions] = [limit.guests, limit.companions].map((x) => most(facts[x] || []));
    if (guests === null || companions === null) return "";
    const allowed = allowance(limit.table, guests);
    if (allowed === null || companions <= allowed) return "";
    const words = `${limit.title}：客人 ${guests} 人，至多 ${allowed} 人`;
    return `${words}，现在填的是 ${companions} 人（依据：${limit.clause}）`;
  };

  /** @type {Qianshi["lateFirst"]} */
  qianshi.lateFirst = (a, b) => Number(!a.state) - Number(!b.state) || a.due - b.due;

  /** @type {Qianshi["stateOf"]} */
  qianshi.stateOf = function (task, due, made) {
    if (made === null || due >= made) return "";
    if (task.red_line) return "现在做";
    if (task.fallback) return "来不及的补救";
    return task.droppable ? "可舍" : "现在做";
  };

  /**
   * Address of the case, weight of the line, its number on the sheet (0: a task), its text.
   * @param {QsResultTask[]} tasks @param {QsResultPause[]} pauses
   */
  function rests(tasks, pauses) {
    /** @type {{ url: string, weight: number, number: number, text: string }[]} */
    const found = [];
    const urls = (/** @type {QsGround[]} */ grounds) => new Set(grounds.map((x) => x.url));
    for (const item of pauses.flatMap((pause) => pause.items))
      for (const url of urls(item.grounds))
        found.push({ url, weight: item.killer ? 3 : 1, number: item.number, text: item.text });
    for (const task of tasks)
      for (const url of urls(task.grounds))
        found.push({ url, weight: task.red_line ? 2 : 1, number: 0, text: task.text });
    return found;
  }

  /** @type {Qianshi["pastCases"]} */
  qianshi.pastCases = function (cases, tasks, pauses) {
    /** @type {Map<string, { weight: number, case_: QsResultCase }>} */
    const found = new Map();
    for (const { url, weight, number, text } of rests(tasks, pauses)) {
      if (!Object.hasOwn(cases, url)) continue;
      const known = found.get(url) || {
        weight: 0,
        case_: { ...cases[url], numbers: [], tasks: [] },
      };
      found.set(url, known);
      known.weight += weight;
      if (number) known.case_.numbers.push(number);
      else known.case_.tasks.push(text);
    }
    const ranked = [...found.values()].sort((a, b) => b.weight - a.weight);
    return ranked.slice(0, CASES_SHOWN).map(({ case_ }) => case_);
  };
})();
