"""The sheet of an event by the files alone: which lines stand on it, when, and who looks at them.

Nothing of `builder` is used here: a second opinion that shared its code would be none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from tests.mutation.raw import Raw, Row
from tests.mutation.timetable import anchor_of, due_at, holds, listed
from tests.replay.raw_day import Day, Span, beside, into_office, spans, worked


@dataclass(frozen=True)
class Stands:
    """A line on a sheet."""

    line: str
    """`items/plan/changes`."""
    words: str
    at: datetime
    start: datetime
    """Of the stretch it belongs to."""
    roles: frozenset[str]


@dataclass
class Entry:
    """A task of one event."""

    line: str
    row: Row
    roles: frozenset[str]
    number: int
    """Of the stretch that it makes things for; 0 is the whole event."""
    own: list[Span]
    needs: list[str]
    due: datetime | None = None
    """None until it is known."""


@dataclass
class Sheet:
    """Of one type's event."""

    raw: Raw
    name: str
    day: Day
    spans: list[Span] = field(init=False)
    needed: dict[str, list[tuple[int, datetime | Entry]]] = field(default_factory=dict)
    """By state: the stretch of who needs it, and when, or the task that does."""
    makers: dict[str, set[int]] = field(default_factory=dict)
    """By state: the stretches of those who make it."""

    def __post_init__(self) -> None:
        self.whole = self.raw.wholes[self.name]
        self.spans = spans(self.raw, self.name, self.day)
        self.start = self.spans[0].anchors["start"]

    def lines(self) -> list[Stands]:
        """Items first."""
        items = list(self._items())
        entries = list(self._entries())
        for entry in entries:
            for state in listed(entry.row.get("makes")):
                self.makers.setdefault(state, set()).add(entry.number)
            self._note(entry.needs, entry.number, entry)
        return items + [self._stands(entry) for entry in entries]

    def _note(self, states: list[str], number: int, by: datetime | Entry) -> None:
        for state in states:
            self.needed.setdefault(state, []).append((number, by))

    def _reached(self, states: list[str]) -> list[str]:
        """The states, and those that come before them."""
        return list(dict.fromkeys(x for state in states for x in self.raw.up_to(state)))

    # ---- Items

    def _items(self) -> Iterator[Stands]:
        scopes, there = self.raw.scopes(self.name), {span.block for span in self.spans}
        for span in self.spans:
            for pause in listed(scopes[span.block].get("pauses")):
                here = self.standing[span.block, pause["name"]]
                if anchor_of(pause["at"]) in span.anchors:
                    for line, by in here.items():
                        row = self.raw.lines[line]
                        if by & there and holds(row.get("when"), span.facts):
                            yield self._item(line, row, pause, span)

    @cached_property
    def standing(self) -> Mapping[tuple[str, str], Mapping[str, set[str]]]:
        """By who has a 节点 and its name the items there, each with what brings it."""
        found: defaultdict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
        for line in self.raw.on_type[self.name]:
            row = self.raw.lines[line]
            for place in self.raw.places_on(self.name, line, row) if "pauses" in row else ():
                found[place.home, place.name].setdefault(line, set()).add(place.by)
        return found

    def _item(self, line: str, row: Row, pause: Row, span: Span) -> Stands:
        anchor = span.anchors[anchor_of(pause["at"])]
        at = due_at(pause["at"], anchor, worked)
        if self.whole["desk"] == "是" and not into_office(at) < anchor < at:
            at = into_office(at)
        needs = self._reached(listed(row.get("needs")))
        self._note(needs, span.number, at)
        words = " ".join((row["text"], row["expect"], *needs))
        start = span.anchors["start"] if span.number else self.start
        return Stands(line, words, at, start, frozenset({row.get("checker", ""), pause["caller"]}))

    # ---- Tasks

    def _entries(self) -> Iterator[Entry]:
        for line in self.raw.on_type[self.name]:
            row = self.raw.lines[line]
            by = self.raw.bringing(line, self.name) if "due" in row else []
            roles = self._roles(row, by) if by else None
            own = [span for span in self.spans if span.block in by and self._has(row, span)]
            if own and roles:
                before = [s for x in listed(row.get("makes")) for s in self.raw.up_to(x)[:-1]]
                needs = self._reached([*before, *listed(row.get("needs"))])
                needs = [x for x in needs if x not in listed(row.get("makes"))]
                each = [[x] for x in own] if row.get("each") == "是" else [own]
                for some in each:
                    number = some[0].number if len(some) == 1 else 0
                    yield Entry(line, row, roles, number, some, needs)

    def _has(self, row: Row, span: Span) -> bool:
        limits = [anchor_of(row[x]) for x in ("due", "statute") if x in row]
        return any(x in span.anchors for x in limits) and holds(row.get("when"), span.facts)

    def _roles(self, row: Row, by: list[str]) -> frozenset[str] | None:
        scopes = self.raw.scopes(self.name)
        for scope in (scopes[by[0]], *scopes.values()):
            for stream in listed(scope.get("workstreams")):
                if stream["name"] == row["workstream"]:
                    return frozenset(map(stream.get, ("lead", "assist", "check")))
        return None

    def _stands(self, entry: Entry) -> Stands:
        states = (*listed(entry.row.get("makes")), *entry.needs)
        alone = entry.row.get("each") == "是" and entry.number
        start = entry.own[0].anchors["start"] if alone else self.start
        words = " ".join((entry.row["text"], *states))
        return Stands(entry.line, words, self._due(entry), start, entry.roles)

    def _due(self, entry: Entry) -> datetime:
        """Its own limit, the law's, and what those leave it who need what it makes."""
        if entry.due is None:
            entry.due = datetime.max
            limits = [*self._limits(entry), *self._before_users(entry)]
            late = min(limits)
            entry.due = late if entry.row.get("any_hour") == "是" else into_office(late)
        return entry.due

    def _limits(self, entry: Entry) -> Iterator[datetime]:
        for span in entry.own:
            for word in (x for x in ("due", "statute") if x in entry.row):
                text = entry.row[word]
                if anchor_of(text) in span.anchors:
                    at = due_at(text, span.anchors[anchor_of(text)], worked)
                    days = word == "statute" and "d" in text.rpartition("+")[2]
                    yield beside(at, -1).replace(hour=17, minute=0) if days else at

    def _before_users(self, entry: Entry) -> Iterator[datetime]:
        for state in listed(entry.row.get("makes")):
            makers = self.makers[state]
            for number, by in self.needed.get(state, ()):
                general = number not in makers and (not entry.number or 0 not in makers)
                if by is not entry and (entry.number == number or general):
                    at = self._due(by) if isinstance(by, Entry) else by
                    yield at - timedelta(minutes=self.raw.slack(state))
