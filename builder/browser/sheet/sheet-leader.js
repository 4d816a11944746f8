// What each of our leaders has to know: the stretches he attends, and nothing of the others.
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
  const NOTHING = { seat: "", meets: "", counterpart: "", says: "", minutes: null, dress: "" };

  /** @param {{ clock: string }} segment */
  const startOf = ({ clock }) => clock.split("—")[0];

  /** @param {QsResultSegment} now @param {QsResultSegment} after */
  function then(now, after) {
    const day = after.day === now.day ? "" : after.day;
    const where = ["", now.place].includes(after.place) ? "" : "，" + after.place;
    return `${day}${startOf(after)} ${after.title}${where}`;
  }

  /** @param {QsEntry} entry @param {string} who @param {QsResultSegment} segment @param {QsResultSegment} [after] @returns {QsLeaderStop} */
  function stopOf({ event }, who, segment, after) {
    const { kind, id, title, day, clock, place, car, leaders, people } = segment;
    const briefs = event.segments.filter((s) => s.kind === kind && s.id === id).map((s) => s.briefs);
    const own = briefs.find((x) => Object.hasOwn(x, who));
    const { seat, meets, counterpart, says, minutes, dress } = own ? own[who] : NOTHING;
    const others = [...new Set([...leaders, ...people])].filter((name) => name !== who);
    const told = { seat, meets, counterpart, says, minutes: String(minutes || ""), dress };
    const stop = { kind, id, title, when: day + clock, day, clock, place, car, people: others.join("、") };
    return { ...stop, ...told, then: after ? then(segment, after) : LAST };
  }

  /** Whoever is named for no stretch attends those that name nobody and are not on the way. @param {QsEntry} entry @returns {Map<string, QsLeaderStop[]>} */
  function stopsByLeader(entry) {
    const { segments } = entry.result;
    const named = [...new Set([...entry.event.leaders, ...segments.flatMap((s) => s.leaders)])];
    const openToAll = segments.filter((s) => !s.leaders.length && s.own_leaders);
    const own = named.map((who) => {
      const found = segments.filter((s) => s.leaders.includes(who));
      const attended = found.length ? found : openToAll;
      return /** @type {[string, QsLeaderStop[]]} */ ([who, attended.map((s, i) => stopOf(entry, who, s, attended[i + 1]))]);
    });
    return new Map(own.filter(([, stops]) => stops.length));
  }

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

  /** @param {QsLeaderStop[]} before @param {QsLeaderStop[]} now @returns {QsLeaderChange[]} */
  function changed(before, now) {
    /** @param {QsLeaderStop} one */
    const keyOf = ({ kind, id }) => kind + "\n" + id;
    const old = new Map(before.map((stop) => [keyOf(stop), stop]));
    const found = now.flatMap((stop) => {
      const was = old.get(keyOf(stop)), { title } = stop;
      old.delete(keyOf(stop));
      if (!was) return [{ what: title, was: "没有", now: told(stop) }];
      const other = FIELDS.filter(([, field]) => was[field] !== stop[field]);
      return other.map(([what, field]) => ({ what: `${title}的${what}`, was: was[field], now: stop[field] }));
    });
    return [...found, ...[...old.values()].map((stop) => ({ what: stop.title, was: told(stop), now: "不用去了" }))];
  }

  /** Those who attend something, in the order in which the event names them. @param {QsEntry} entry @returns {QsLeaderCard[]} */
  function leaderCards(entry) {
    const old = entry.before ? stopsByLeader(entry.before) : new Map();
    return [...stopsByLeader(entry)].map(([who, stops]) => {
      const before = old.get(who) || [], [first] = stops, { place } = first;
      const news = before.length ? [...guests(entry), ...changed(before, stops)] : [];
      const start_text = first.day + startOf(first), had_one = before.length > 0;
      return { who, start_text, place, dress: dressOf(stops), stops, had_one, changed: news };
    });
  }

  qianshi.lists.leader_cards = leaderCards;
})();
