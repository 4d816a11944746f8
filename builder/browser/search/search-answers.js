// The one record that answers a question, or none: the mirror of builder/search/answering.py.
"use strict";

(function () {
  const PAIR = 2;
  const STRICT = "NTMRSJY";
  const MOST = 999999;

  /**
   * @param {SearchAnalysis} analysis
   * @param {SearchAnswersAsked} table
   * @param {(shelf: number) => Promise<SearchAnswersSaid>} answered
   * @param {() => Promise<QsCalendar>} calendar
   * @returns {SearchAnswers}
   */
  function makeAnswers(analysis, table, answered, calendar) {
    const { floor, ahead, shelf } = table;
    const asked = qianshi.makeAsking(analysis, table.folds, table.patterns);
    const asks = table.asks.map((ways) => ways.split("|").filter(Boolean).map(termsOfAsk));
    const knowing = asks.map((ways) => new Set(ways.flatMap((terms) => [...terms])));
    /** @type {Map<string, number>} */
    const held = new Map();
    for (const known of knowing) for (const term of known) held.set(term, (held.get(term) || 0) + 1);

    /** @type {WeakMap<SearchAnswer, SearchAnswerRow>} */
    const rowsOf = new WeakMap();

    /** @param {string} ask */
    function termsOfAsk(ask) {
      const [text = "", marks = ""] = ask.split(" ");
      return termsOf(text, marks);
    }

    /** @param {Iterable<string>} terms */
    function weigh(terms) {
      let sum = 0;
      for (const term of terms) sum += weight(term) * qianshi.searchPoints.idf(asks.length, held.get(term) || 0);
      return sum;
    }

    /**
     * Percent of the weight of some terms that stands among others.
     * @param {Set<string>} terms
     * @param {Set<string>} among
     */
    function share(terms, among) {
      return Math.floor((100 * weigh([...terms].filter((term) => among.has(term)))) / weigh(terms));
    }

    /**
     * @param {Set<string>} wanted
     * @param {string} strict
     * @param {Set<string>[]} ways
     * @param {Set<string>} all
     */
    function likeness(wanted, strict, ways, all) {
      const met = Math.max(0, ...ways.filter((ask) => strictIn(ask) === strict).map((ask) => share(ask, wanted)));
      if (!met) return 0;
      const known = share(wanted, all);
      return Math.floor((2 * met * known) / (met + known));
    }

    /** @param {SearchAsked} question */
    function placeOf(question) {
      if (!question.text) return -1;
      const wanted = termsOf(question.text, question.marks);
      const strict = strictIn(wanted);
      const found = asks.map((ways, i) => likeness(wanted, strict, ways, knowing[i] || wanted));
      const [most = 0, second = 0] = [...found].sort((one, other) => other - one);
      return most >= floor && most >= second + ahead ? found.indexOf(most) : -1;
    }

    /**
     * @param {SearchAnswerRow} row
     * @param {SearchAsked} question
     * @param {string} today
     * @returns {Promise<SearchAnswer>}
     */
    async function say(row, question, today) {
      const [kind, title, address, said, reckoning] = row;
      const plain = { kind, title, address };
      if (!reckoning) return { ...plain, said, field: "", value: "" };
      if (reckoning.unit) {
        const office = await calendar();
        const day = qianshi.searchReckoning.dayAsked(question.day, today);
        const slots = qianshi.searchReckoning.ofDay(reckoning, day, Number(today.slice(0, 4)), office);
        return { ...plain, said: filled(said, slots), field: "day", value: day };
      }
      const number = Math.max(1, Math.min(question.number ?? reckoning.example, MOST));
      const slots = qianshi.searchReckoning.ofNumber(reckoning, number);
      return { ...plain, said: filled(said, slots), field: "number", value: String(number) };
    }

    /**
     * @param {SearchAnswerRow} row
     * @param {SearchAsked} question
     * @param {string} today
     */
    async function remember(row, question, today) {
      const answer = await say(row, question, today);
      rowsOf.set(answer, row);
      return answer;
    }

    return {
      async ask(text, today) {
        const question = asked(text);
        const at = placeOf(question);
        const row = at < 0 ? undefined : (await answered(Math.floor(at / shelf))).rows[at % shelf];
        return row ? remember(row, question, today) : null;
      },
      async again(answer, value, today) {
        const row = rowsOf.get(answer);
        const [year = 0, month = 0, day = 0] = value.split("-").map(Number);
        const question = { text: "", marks: "", number: Number(value) };
        return row ? remember(row, { ...question, day: [year, month, day] }, today) : answer;
      },
    };
  }

  /**
   * Characters, pairs of neighbours, and marks.
   * @param {string} text
   * @param {string} marks
   */
  function termsOf(text, marks) {
    const characters = [...text];
    const pairs = characters.slice(1).map((one, i) => characters[i] + one);
    return new Set([...characters, ...pairs, ...marks]);
  }

  /**
   * Marks that only a question of the same sort answers.
   * @param {Set<string>} terms
   */
  const strictIn = (terms) => [...STRICT].filter((mark) => terms.has(mark)).join("");

  /** @param {string} term */
  const weight = (term) => ([...term].length === 2 || /^[A-Z]$/.test(term) ? PAIR : 1);

  /**
   * @param {string} said
   * @param {Record<string, string>} slots
   */
  const filled = (said, slots) => said.replace(/\{([^{}]*)\}/g, (_, name) => slots[name] ?? "") + (slots[""] ?? "");

  qianshi.makeAnswers = makeAnswers;
})();
