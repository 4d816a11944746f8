"""Who is to be seated, and in which order: one list of both, one of each, or in turn.

`browser/seating/seating-party.js` is the twin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from builder.seating.benches import rows_of
from builder.seating.shapes import Guest, How, LayoutData, Ranked


@dataclass(frozen=True)
class Party:
    """Two lists of people, the layout, and what its rule is told."""

    hosts: list[Guest]
    guests: list[Guest]
    layout: LayoutData
    how: How
    most: int

    def merged(self) -> list[Ranked]:
        """Both lists as one order of precedence."""
        both = (self.guests, self.hosts)
        first, second = both[::-1] if self.how.get("first") == "本单位" else both
        return labelled("", [*first, *second])

    def without_hosts(self, count: int) -> "Party":
        """The same without the first hosts."""
        return replace(self, hosts=self.hosts[count:])

    def seated(self, side: int) -> list[Ranked]:
        """The hosts (0) or the guests (1), numbered; all but their staff."""
        return labelled(self.layout["sides"][side][0], [x for x in self._of(side) if not x["duty"]])

    def staff(self, side: int, *duties: str) -> list[Ranked]:
        """Those of a side who interpret, take notes or help to sign."""
        return [_working(x) for x in self._of(side) if x["duty"] in duties]

    def word(self, side: int) -> str:
        """What a side is called, and that nobody of it was typed."""
        return self.layout["sides"][side] + ("" if self._of(side) else "（没有填）")

    def hand_of(self, count: int) -> str:
        """At which hand of the first the second sits, in a row of so many."""
        own = self.how["hand"]
        if self.how.get("mix") == "间" or count % 2:
            return own
        return self.how.get("two" if count == 2 else "even", own)

    def _of(self, side: int) -> list[Guest]:
        return (self.hosts, self.guests)[side]


def labelled(word: str, people: Iterable[Guest]) -> list[Ranked]:
    """People with their numbers behind a word."""
    return [
        Ranked(**person, label=f"{word}{rank}", rank=rank) for rank, person in enumerate(people, 1)
    ]


def rows_in_order(party: Party) -> list[Sequence[Ranked]]:
    """The rows of a stage or a photograph, the front one first."""
    if party.how["mix"] == "合":
        return rows_of(party.merged(), party.most)
    hosts, guests = party.seated(0), party.seated(1)
    rows: list[Sequence[Ranked]] = []
    for size in map(len, rows_of([*hosts, *guests], party.most)):
        of_guests = max(min(len(guests), size // 2), size - len(hosts))
        of_hosts = size - of_guests
        rows.append(_with_hosts_at_the_ends(hosts[:of_hosts], guests[:of_guests]))
        hosts, guests = hosts[of_hosts:], guests[of_guests:]
    return rows


def in_turn(first: Sequence[Ranked], second: Sequence[Ranked]) -> list[Ranked]:
    """One of each for as long as there are both, then the rest."""
    both = min(len(first), len(second))
    turns = [x for pair in zip(first, second, strict=False) for x in pair]
    return [*turns, *first[both:], *second[both:]]


def _with_hosts_at_the_ends(hosts: Sequence[Ranked], guests: Sequence[Ranked]) -> list[Ranked]:
    """From the middle: a host, two guests, two hosts, and so on; the last two are hosts."""
    ends = 2 if len(hosts) > 2 else 0
    inner = list(hosts[: len(hosts) - ends])
    row = inner[:1]
    rest, others = inner[1:], list(guests)
    while rest or others:
        row += [*others[:2], *rest[:2]]
        rest, others = rest[2:], others[2:]
    return [*row, *hosts[len(hosts) - ends :]]


def _working(person: Guest) -> Ranked:
    return Ranked(**person, label=person["duty"], rank=0)
