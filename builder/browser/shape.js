// Plain data judged by the shape of a letter: what is wrong with it, a sentence a fault, and what
// it is once it is read.
//
// Shapes and words are made by Python (builder/model/shape.py, faults.py), where pydantic judges
// by the same; tests/browser/test_letters_agree.py compares the two.
"use strict";

(function () {
  const BLANKS = /^\p{White_Space}+|\p{White_Space}+$/gu;
  const DIGITS = /^[0-9]{1,9}$/;
  const FLAGS = new Map(/** @type {[unknown, boolean][]} */ ([[true, true], ["是", true], [false, false], ["否", false]]));
  const LARGEST = 999999999, FIRST_YEAR = 2000, LAST_YEAR = 2199;

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** @type {Qianshi["wholeNumber"]} */
  qianshi.wholeNumber = function (value) {
    if (typeof value === "string") return DIGITS.test(value) ? Number(value) : null;
    if (typeof value !== "number" || !Number.isInteger(value)) return null;
    return Math.abs(value) <= LARGEST ? value + 0 : null; // −0 is 0
  };

  /** Whether the first ten characters of a text are a day. @param {string} text */
  function isDay(text) {
    const [year, month, day] = text.slice(0, 10).split("-").map(Number);
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    return year >= 1 && day >= 1 && day <= (days[month - 1] || 0);
  }

  /** What is wrong with a text of the right pattern. @type {Record<string, (text: string) => string>} */
  const TIMES = {
    partial_day: (text) => (isDay(text + "-01-01") ? "" : "no_such_day"),
    receipt: (text) => (isDay(text.replace(/^(....)(..)(..).*/, "$1-$2-$3")) ? "" : "no_such_day"),
    minute(text) {
      const year = Number(text.slice(0, 4));
      if (!isDay(text)) return "no_such_day";
      return year >= FIRST_YEAR && year <= LAST_YEAR ? "" : "no_such_year";
    },
  };

  /** What a value is once it is read; undefined where it cannot be. @type {Record<string, (value: unknown) => unknown>} */
  const READERS = {
    flag: (value) => FLAGS.get(value),
    whole: (value) => qianshi.wholeNumber(value) ?? undefined,
    answer(value) {
      if (typeof value === "boolean") return value ? "是" : "否";
      const number = typeof value === "string" ? null : qianshi.wholeNumber(value);
      return number === null ? value : String(number);
    },
  };

  /** @type {Qianshi["judge"]} */
  qianshi.judge = function (shape, { words, limits }, data) {
    /** @type {string[]} */
    const faults = [];

    /** @param {string} where @param {string} fault @param {QsShape} node @returns {undefined} */
    function say(where, fault, node) {
      const choices = (node.enum || []).filter(Boolean).join("、");
      const limits = /** @type {Record<string, unknown>} */ ({ ...node, choices });
      const reason = (words[fault] || fault).replace(/\{(\w+)\}/g, (_, name) => String(limits[name]));
      faults.push(`${where || words.whole}：${reason}。`);
    }

    /** @param {QsShape} node @returns {QsShape} */
    function whole(node) {
      if (node.anyOf) return whole(node.anyOf.find((one) => one.type !== "null") || {});
      const named = node.$ref && shape.$defs ? shape.$defs[node.$ref.split("/").pop() || ""] : {};
      return { ...named, ...node };
    }

    /** @param {QsShape} given @param {unknown} value @param {string} where @returns {unknown} */
    function read(given, value, where) {
      if (given.anyOf && value === null) return null;
      const node = whole(given);
      if (node.from_text && typeof value === "string") value = { [node.from_text]: value };
      if (node.type === "array") return readList(node, value, where);
      if (node.type === "object") return readFields(node, value, where);
      if (node.reads === "flag" || node.reads === "whole") return readWord(node, value, where);
      if (node.enum && !node.enum.includes(/** @type {string} */ (value))) return say(where, "literal_error", node);
      return readText(node, node.reads === "answer" ? READERS.answer(value) : value, where);
    }

    /** @param {QsShape} node @param {unknown} value @param {string} where */
    function readWord(node, value, where) {
      const found = READERS[node.reads || ""](value);
      if (found === undefined) return say(where, node.reads + "_form", node);
      if (node.minimum !== undefined && Number(found) < node.minimum) return say(where, "greater_than_equal", node);
      return found;
    }

    /** @param {QsShape} node @param {unknown} value @param {string} where */
    function readText(node, value, where) {
      if (typeof value !== "string") return say(where, "string_type", node);
      const text = node.trim ? value.replace(BLANKS, "") : value;
      const fault = textFault(node, text);
      return fault ? say(where, fault, node) : text;
    }

    /** @param {QsShape} node @param {string} text */
    function textFault(node, text) {
      const length = [...text].length, time = TIMES[node.reads || ""];
      if (length < (node.minLength || 0)) return "string_too_short";
      if (length > (node.maxLength ?? Infinity)) return "string_too_long";
      if (node.pattern && !new RegExp(node.pattern).test(text))
        return words[node.reads + "_form"] ? node.reads + "_form" : "string_pattern_mismatch";
      return time ? time(text) : "";
    }

    /** @param {QsShape} node @param {unknown} value @param {string} where */
    function readList(node, value, where) {
      if (!Array.isArray(value)) return say(where, "tuple_type", node);
      const before = faults.length;
      if (value.length > (node.maxItems ?? Infinity)) return say(where, "too_long", node);
      const made = value.map((one, i) => read(node.items || {}, one, `${where}第 ${i + 1} 个`));
      if (faults.length > before) return undefined;
      return made.length < (node.minItems || 0) ? say(where, "too_short", node) : made;
    }

    /** @param {QsShape} node @param {unknown} value @param {string} where */
    function readFields(node, value, where) {
      if (!isObject(value)) return say(where, "dict_type", node);
      if (Object.keys(value).length > (node.maxItems ?? Infinity)) return say(where, "too_long", node);
      const before = faults.length, known = node.properties || {}, other = node.additionalProperties;
      const named = Object.entries(known).map(([name, field]) => [name, readField(node, name, field, value, where)]);
      const more = Object.keys(value).filter((name) => !Object.hasOwn(known, name));
      const rest = more.map((name) => [name, readOther(other, value[name], `${where}“${name}”`)]);
      const made = Object.fromEntries([...named, ...rest]);
      const broken = (node.rules || []).find((rule) => isBroken(rule, made));
      if (faults.length === before && broken) say(where, broken.words, node);
      return faults.length > before ? undefined : made;
    }

    /** @param {QsShape} node @param {string} name @param {QsShape} field @param {Record<string, unknown>} value @param {string} where */
    function readField(node, name, field, value, where) {
      const there = `${where}“${field.title}”`;
      if (Object.hasOwn(value, name)) return read(field, value[name], there);
      if (node.required && node.required.includes(name)) return say(there, "missing", node);
      return structuredClone(field.default);
    }

    /** @param {QsShape | boolean | undefined} other @param {unknown} value @param {string} where */
    function readOther(other, value, where) {
      if (other === true) return value;
      return other ? read(other, value, where) : say(where, "extra_forbidden", {});
    }

    /** The first ones are told one by one. */
    function few() {
      const left = faults.length - limits.said;
      return left > 0 ? [...faults.slice(0, limits.said), words.more.replace("{count}", String(left))] : faults;
    }

    const value = read(shape, data, "");
    return { faults: few(), value };
  };

  /** @type {Qianshi["textOf"]} */
  qianshi.textOf = async function (file) {
    const { words, limits } = /** @type {QsLetters} */ (await qianshi.load("letters"));
    if (file.size > limits.bytes) throw Error(words.too_large);
    return file.text();
  };

  /** @type {Qianshi["letterFaults"]} */
  qianshi.letterFaults = async function (kind, letter) {
    try {
      const letters = /** @type {QsLetters} */ (await qianshi.load("letters"));
      return qianshi.judge(letters.shapes[kind], letters, letter).faults;
    } catch {
      return []; // whoever takes the letter in judges it again
    }
  };

  /** @param {QsShapeRule} rule @param {Record<string, any>} made */
  function isBroken({ field, other, value }, made) {
    if (value !== undefined) return made[other] === value && !made[field];
    return !!made[field] && made[field] < made[other];
  }
})();
