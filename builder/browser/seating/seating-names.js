// A typed list of names to people in order; whatever is no name is said and kept.
//
// builder/seating/names.py reads the same.
"use strict";

(function () {
  /** People of one list. */
  const MOST = 60;
  const GROUPS = /[；;\n\r]+/;
  /** A comma inside brackets divides posts, not people. */
  const PARTS = /[、，,]+(?![^（(]*[）)])/;
  const UNIT = /^([^（(：:]{1,40})[：:]([^\n]*)$/u;
  const POST = /^([^（()）]*)[（(]([^（()）]*)[）)]?$/u;
  const GAP = "[ \\t\\u00a0\\u3000]*";
  const OF_THEM = `${GAP}[余多]?${GAP}[人名位]`;
  /** `等 5 人`, `调研组一行12人`: people without names, however it is spaced. */
  const MANY = new RegExp(
    `^([^等]*?)${GAP}(?:等|(?:等|一行|等一行)${GAP}(?:[0-9]+|[一二三四五六七八九十百]+)${OF_THEM}|[0-9]+${OF_THEM})$`,
    "u",
  );
  const SPACES = /^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$/g;
  /** The first that stands in a post. @type {[string, QsGuest["duty"]][]} */
  const DUTIES = [["助签", "助签"], ["签字", "签字"], ["译", "译员"], ["记录", "记录"]];

  /** @param {string} text */
  const trimmed = (text) => text.replace(SPACES, "");

  /** Each piece with the unit that stood before its colon. @param {string} text @returns {string[][]} */
  function parts(text) {
    return text.split(GROUPS).flatMap((group) => {
      const unit = UNIT.exec(trimmed(group));
      const pieces = (unit ? unit[2] : group).split(PARTS).map(trimmed);
      return pieces.filter(Boolean).map((piece) => [piece, unit ? trimmed(unit[1]) : ""]);
    });
  }

  /** @param {string} part @param {string} unit @returns {QsGuest} */
  function person(part, unit) {
    const posted = POST.exec(part);
    const name = posted ? trimmed(posted[1]) : part, post = posted ? trimmed(posted[2]) : "";
    const duty = (DUTIES.find(([word]) => post.includes(word)) || ["", ""])[1];
    const shown = [unit, post].filter(Boolean).join("，");
    return { name: name || post, post: name ? shown : unit, duty };
  }

  /** @param {QsGuest[]} people */
  function twice(people) {
    const names = people.map(({ name }) => name);
    return [...new Set(names)].filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  }

  /** @type {Qianshi["readNames"]} */
  qianshi.readNames = function (text) {
    /** @type {QsNames} */
    const read = { people: [], said: [], left: [] };
    for (const [part, unit] of parts(text)) {
      const many = MANY.exec(part);
      const name = !many ? part : part.includes("等") ? many[1] : "";
      if (many) {
        read.left.push(trimmed(part.slice(name.length)));
        read.said.push(`“${part}”里没有写名字的人没有排，请补上名字。`);
      }
      if (name) read.people.push(person(name, unit));
    }
    const over = read.people.slice(MOST);
    read.left.push(...over.map(({ name }) => name));
    if (over.length) read.said.push(`一份名单至多排 ${MOST} 人，后面的没有排。`);
    read.said.push(...twice(read.people).map((name) => `“${name}”写了两次。`));
    return { ...read, people: read.people.slice(0, MOST) };
  };
})();
