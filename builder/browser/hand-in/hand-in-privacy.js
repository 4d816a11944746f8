// Personal data and 密级 marks in a text, by the rules of `qianshi check` (data/privacy.js).
// Point for point what builder/checks/privacy.py finds; tests/browser/test_hand_in_privacy.py.
"use strict";

(function () {
  /** @param {string} text */
  const digitsOf = (text) => text.replace(/[^0-9A-Za-z]+/g, "");

  /** @param {QsPrivacy} rules @returns {QsFindPrivate} */
  qianshi.privacyFinder = function (rules) {
    const read = readerAsSeen(rules);
    const patterns = rules.patterns.map((rule) => ({ rule, needs: new RegExp(rule.needs), regex: new RegExp(rule.source, "g") }));
    const name = namePattern(rules.names);
    /** @type {Record<string, (value: string) => boolean>} */
    const tests = { identity: (value) => isIdentityNumber(value, rules.identity), luhn, pieces };

    /** @param {string} value */
    function pieces(value) {
      const found = value.split(/[^0-9A-Za-z]+/);
      return found.length <= rules.most_pieces || Math.max(...found.map((p) => p.length)) === 1;
    }

    /** @param {string} narrow @returns {QsPrivateMatch[]} */
    function findPatterns(narrow) {
      /** @type {QsPrivateMatch[]} */
      const found = [];
      for (const { rule, needs, regex } of patterns) {
        if (!needs.test(narrow)) continue;
        for (const match of narrow.matchAll(regex)) {
          const start = match.index || 0;
          const end = start + match[0].length;
          const overlaps = found.some((other) => start < other.end && other.start < end);
          if (!overlaps && rule.tests.every((test) => (tests[test] || (() => true))(match[0])))
            found.push({ code: rule.code, label: rule.label, start, end });
        }
      }
      return found;
    }

    /** @param {string} narrow @returns {QsPrivateMatch[]} */
    function findNames(narrow) {
      const { code, not_before, not_names } = rules.names;
      return [...narrow.matchAll(name)]
        .map((match) => ({ code, label: "", start: match.index || 0, end: (match.index || 0) + match[0].length }))
        .filter(({ start }) => start === 0 || !not_before.includes(narrow.charAt(start - 1)))
        .filter(({ start }) => !not_names.some((word) => narrow.startsWith(word, start)));
    }

    return function (text) {
      const reading = read(text);
      return [...findPatterns(reading.text), ...findNames(reading.text)]
        .map((match) => ({ ...match, start: reading.places[match.start] || 0, end: reading.places[match.end] || 0 }))
        .sort((a, b) => a.start - b.start);
    };
  };

  /**
   * Digits however written as plain ones, full-width signs as narrow ones, nothing unseen; with the
   * places of what is read in what was written.
   * @param {QsPrivacy} rules @returns {(text: string) => {text: string, places: number[]}}
   */
  function readerAsSeen(rules) {
    const fold = foldTable(rules);
    const invisible = new RegExp(`^${rules.invisible}$`, "u");
    const signs = [...fold.keys()].map((sign) => sign.replace(/[\\\]^/*|(){}[.?+$-]/g, "\\$&")).join("");
    const marks = new RegExp(`(${rules.invisible}|${rules.hidden})|(${rules.entity})|[${signs}]`, "gu");

    /** @param {string} mark */
    function shown(mark) {
      const sign = mark.startsWith("&") ? referred(mark, rules.entities) : mark;
      return invisible.test(sign) ? "" : (fold.get(sign) ?? sign);
    }

    return function (text) {
      let narrow = "";
      let at = 0;
      /** @type {number[]} */
      const places = [];
      /** @param {number} end */
      const copy = (end) => {
        narrow += text.slice(at, end);
        while (at < end) places.push(at++);
      };
      for (const match of text.matchAll(marks)) {
        copy(match.index || 0);
        const sign = match[1] === undefined ? shown(match[0]) : "";
        narrow += sign;
        for (let i = 0; i < sign.length; i++) places.push(at);
        at += match[0].length;
      }
      copy(text.length);
      return { text: narrow, places: [...places, text.length] };
    };
  }

  /** @param {QsPrivacy} rules @returns {Map<string, string>} */
  function foldTable(rules) {
    const to = [...rules.fold.to];
    const zeros = [...rules.zeros].map((zero) => zero.codePointAt(0) || 0);
    return new Map([
      ...zeros.flatMap((zero) =>
        [...Array(10).keys()].map((n) => /** @type {[string, string]} */ ([String.fromCodePoint(zero + n), String(n)])),
      ),
      ...[...rules.fold.from].map((sign, i) => /** @type {[string, string]} */ ([sign, to[i] || " "])),
    ]);
  }

  /**
   * The character that an HTML reference stands for; itself where it stands for none.
   * @param {string} reference @param {Record<string, string>} entities
   */
  function referred(reference, entities) {
    const name = reference.slice(1).replace(/;$/, "");
    if (!name.startsWith("#")) return entities[name] ?? reference;
    const number = /^#[xX]/.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    const exists = number > 0 && number < 0x110000 && !(number >= 0xd800 && number < 0xe000);
    return exists ? String.fromCodePoint(number) : reference;
  }

  /** @param {QsPrivacy["names"]} names */
  function namePattern(names) {
    const surname = [...names.compound, `[${names.surnames}]`].join("|");
    const given = `(?:(?![${names.not_given}])[\\u4e00-\\u9fff]){0,2}`;
    return new RegExp(`(?:${surname})${given}${names.deputy}?(?:${names.titles.join("|")})`, "g");
  }

  /**
   * GB 11643: a birth date that exists, and a last character that is a weighted sum mod 11.
   * @param {string} value @param {QsPrivacy["identity"]} rule
   */
  function isIdentityNumber(value, rule) {
    const number = digitsOf(value);
    const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
    const [first, last] = rule.birth_years;
    if (year < first || year > last || month < 1 || month > 12) return false;
    if (day < 1 || day > daysIn(year, month)) return false;
    const total = rule.weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0);
    return rule.digits[total % 11] === number.slice(-1).toUpperCase();
  }

  /** @param {number} year @param {number} month */
  function daysIn(year, month) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  }

  /**
   * ISO/IEC 7812-1: every second digit from the right is doubled; the sum ends in 0.
   * @param {string} value
   */
  function luhn(value) {
    const digits = [...digitsOf(value)].reverse().map(Number);
    const doubled = digits.map((d, i) => (i % 2 === 0 ? d : d * 2 - (d > 4 ? 9 : 0)));
    return doubled.reduce((sum, d) => sum + d, 0) % 10 === 0;
  }

  /**
   * What to write instead: the sort of number, the bare title, or nothing for a mark.
   * @type {Qianshi["privateMask"]}
   */
  qianshi.privateMask = function (text, match, rules) {
    if (match.code === "classified-mark") return "";
    if (match.code !== rules.names.code) return `〔${match.label}〕`;
    const said = text.slice(match.start, match.end);
    const titles = [...rules.names.titles].sort((a, b) => b.length - a.length);
    const title = titles.find((one) => said.endsWith(one)) || "";
    const deputy = said.slice(1, -title.length).endsWith(rules.names.deputy) ? rules.names.deputy : "";
    return deputy + title;
  };
})();
