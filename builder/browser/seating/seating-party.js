// Who is to be seated, and in which order: one list of both, one of each, or in turn.
//
// builder/seating/party.py orders the same.
"use strict";

(function () {
  const { rowsOf } = qianshi.benches;

  /** People with their numbers behind a word. @param {string} word @param {QsGuest[]} people @returns {QsRanked[]} */
  const labelled = (word, people) =>
    people.map((person, i) => ({ ...person, label: word + (i + 1), rank: i + 1 }));

  /** From the middle: a host, two guests, two hosts, and so on; the last two are hosts. @param {QsRanked[]} hosts @param {QsRanked[]} guests */
  function withHostsAtTheEnds(hosts, guests) {
    const ends = hosts.length > 2 ? 2 : 0, inner = hosts.slice(0, hosts.length - ends);
    const row = inner.slice(0, 1);
    for (let i = 0; i < guests.length || i + 1 < inner.length; i += 2)
      row.push(...guests.slice(i, i + 2), ...inner.slice(i + 1, i + 3));
    return [...row, ...hosts.slice(hosts.length - ends)];
  }

  /** @type {QsParties} */
  const parties = {
    labelled,

    merged({ hosts, guests, how }) {
      return labelled("", how.first === "本单位" ? [...hosts, ...guests] : [...guests, ...hosts]);
    },

    seated(party, side) {
      const people = [party.hosts, party.guests][side].filter(({ duty }) => !duty);
      return labelled([...party.layout.sides[side]][0], people);
    },

    staff(party, side, ...duties) {
      const people = [party.hosts, party.guests][side].filter(({ duty }) => duties.includes(duty));
      return people.map((person) => ({ ...person, label: person.duty, rank: 0 }));
    },

    word(party, side) {
      return party.layout.sides[side] + ([party.hosts, party.guests][side].length ? "" : "（没有填）");
    },

    handOf({ how }, count) {
      if (how.mix === "间" || count % 2) return how.hand;
      return (count === 2 ? how.two : how.even) || how.hand;
    },

    rowsInOrder(party) {
      if (party.how.mix === "合") return rowsOf(parties.merged(party), party.most);
      let hosts = parties.seated(party, 0), guests = parties.seated(party, 1);
      return rowsOf([...hosts, ...guests], party.most).map(({ length: size }) => {
        const ofGuests = Math.max(Math.min(guests.length, Math.floor(size / 2)), size - hosts.length);
        const row = withHostsAtTheEnds(hosts.slice(0, size - ofGuests), guests.slice(0, ofGuests));
        [hosts, guests] = [hosts.slice(size - ofGuests), guests.slice(ofGuests)];
        return row;
      });
    },

    inTurn(first, second) {
      const both = Math.min(first.length, second.length);
      const turns = first.slice(0, both).flatMap((one, i) => [one, second[i]]);
      return [...turns, ...first.slice(both), ...second.slice(both)];
    },
  };
  qianshi.parties = parties;
})();
