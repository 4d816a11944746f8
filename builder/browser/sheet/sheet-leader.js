// What each of our leaders has to know: the stretches he attends, and nothing of the others. Whoever is
// only to be told of the event, while every stretch names others, knows what, when and where.
//
// builder/program/lists/leader.py makes the same rows.
"use strict";

(function () {
  /** What he is told of when it changes, in his words. @type {[string, keyof QsLeaderStop][]} */
  const FIELDS = [
    ["时间", "when"],
    ["地点", "place"],
    ["位置", "seat"],
    ["谁迎", "meets"],
    ["对方", "counterpart"],
    ["要讲的", "says"],
    ["讲几分钟", "minutes"],
    ["着装", "dress"],
    ["用车", "car"],
  ];
  const LAST = "没有别的安排";
  const TOLD_ONLY = "知悉；没有安排您到场的环节，要参加请告诉联络员";
  /** Where there is nothing that leaders attend, such as a document. */
  const TOLD = "知悉";
  const NOTHING = { seat: "", meets: "", counterpart: "", says: "", minutes: null, dress: "" };

  /** @param {{ clock: string }} segment */
  const startOf = ({ clock }) => clock.split("—")[0];

  /** @param {QsResultSegment} now @param {QsResultSegment} after */
  function then(now, after) {
    const day = after.day === now.day ? "" : after.day;
    const where = ["", now.place].includes(after.place) ? "" : "，" + after.place;
    return `${day}${startOf(after)} ${after.title}${where}`;
  }

  /** @param {QsEntry} entry @param {string} who @param {QsResultSegment} segment @param {string} [next] @returns {QsLeaderStop} */
  function stopOf({ event }, who, segment, next = "") {
    const { kind, id, title, day, clock, place, car, leaders, people } = segment;
    const briefs = event.segments.filter((s) => s.kind === kind && s.id === id).map((s) => s.briefs);
    const own = briefs.find((x) => Object.hasOwn(x, who));
    const { seat, meets, counterpart, says, minutes, dress } = own ? own[who] : NOTHING;
    const others = [...new Set([...leaders, ...people])].filter((name) => name !== who);
    const told = { seat, meets, counterpart, says, minutes: String(minutes || ""), dress };
    const stop = { kind, id, title, when: day + clock, day, clock, place, car, people: others.join("、") };
    return { ...stop, ...told, then: next };
  }

  /** @typedef {{ at: QsResultSegment, stops: QsLeaderStop[], attends: boolean }} Part what a leader attends, or is told of, and where he has to be first */

  /** Whoever is named for no stretch attends those that name nobody and are not on the way. @param {QsEntry} entry @returns {Map<string, Part>} */
  function partsOf(entry) {
    const { segments } = entry.result, main = qianshi.mainOf(entry.result);
    if (!main) return new Map();
    const named = [...new Set([...entry.event.leaders, ...segments.flatMap((s) => s.leaders)])];
    const ours = segments.filter((s) => s.own_leaders), openToAll = ours.filter((s) => !s.leaders.length);
    /** @param {string} who @param {QsResultSegment} main @returns {Part} */
    function partOf(who, main) {
      const found = segments.filter((s) => s.leaders.includes(who)), attended = found.length ? found : openToAll;
      if (!attended.length) return { at: main, stops: ours.map((s) => stopOf(entry, who, s)), attends: false };
      const next = (/** @type {number} */ i) => (i + 1 < attended.length ? then(attended[i], attended[i + 1]) : LAST);
      return { at: attended[0], stops: attended.map((s, i) => stopOf(entry, who, s, next(i))), attends: true };
    }
    return new Map(named.map((who) => [who, partOf(who, main)]));
  }

  /** @param {QsEntry} entry */
  const askedOf = ({ result }) => (result.segments.some((s) => s.own_leaders) ? TOLD_ONLY : TOLD);

  /** Once where it is the same all the time. @param {QsLeaderStop[]} stops */
  function dressOf(stops) {
    const told = stops.filter(({ dress }) => dress);
    if (new Set(told.map(({ dress }) => dress)).size === 1) return told[0].dress;
    return told.map(({ title, dress }) => `${title} ${dress}`).join("；");
  }

  /** @param {QsEntry} entry @returns {QsLeaderChange[]} */
  function guests({ before, event: { guests: now } }) {
    const was = before ? before.event.guests : "";
    return was === now ? [] : [{ what: "来宾", was, now }];
  }

  /** @param {QsLeaderStop} stop */
  const told = ({ when, place }) => when + (place && "，" + place);

  /** What he was or is only told of is nothing to somebody who attends something. @param {Part} before @param {Part} now @returns {QsLeaderChange[]} */
  function changed(before, now) {
    const alike = before.attends === now.attends, listed = (/** @type {Part} */ x) => (alike || x.attends ? x.stops : []);
    /** @param {QsLeaderStop} one */
    const keyOf = ({ kind, id }) => kind + "\n" + id;
    const old = new Map(listed(before).map((stop) => [keyOf(stop), stop]));
    const found = listed(now).flatMap((stop) => {
      const was = old.get(keyOf(stop)), { title } = stop;
      old.delete(keyOf(stop));
      if (!was) return [{ what: title, was: "没有", now: told(stop) }];
      const other = FIELDS.filter(([, field]) => was[field] !== stop[field]);
      return other.map(([what, field]) => ({ what: `${title}的${what}`, was: was[field], now: stop[field] }));
    });
    return [...found, ...[...old.values()].map((stop) => ({ what: stop.title, was: told(stop), now: before.attends ? "不用去了" : "取消" }))];
  }

  /** Everybody whom the event or one of its stretches names, in the order in which it does. @param {QsEntry} entry @returns {QsLeaderCard[]} */
  function leaderCards(entry) {
    const old = entry.before ? partsOf(entry.before) : new Map();
    const isAnother = entry.event.issued.length > 0 || qianshi.lists.changes(entry).length > 0;
    return [...partsOf(entry)].map(([who, part]) => {
      const { at, stops, attends } = part, was = old.get(who), { place } = at;
      const news = was ? [...guests(entry), ...changed(was, part)] : [];
      const start_text = at.day + startOf(at), asked = attends ? "" : askedOf(entry);
      const had_one = news.length > 0 || (!!was && isAnother);
      return { who, start_text, place, asked, dress: dressOf(stops), stops, had_one, changed: news };
    });
  }

  qianshi.lists.leader_cards = leaderCards;
})();
