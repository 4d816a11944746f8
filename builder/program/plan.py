"""Several events side by side: what collides, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from builder.model import Event
from builder.program.result import Result, ResultSegment, ResultTask

HOUR = 60
"""Minutes a stretch without an end is taken to last."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One event of a plan."""

    result: Result
    event: Event

    @property
    def name(self) -> str:
        """How a line of the plan calls it."""
        return self.result["title"]


@dataclass(frozen=True, slots=True)
class _Stretch:
    planned: Planned
    segment: ResultSegment

    @property
    def people(self) -> frozenset[str]:
        """Who takes part, and who runs the event and so cannot be elsewhere."""
        runs = {person.name for person in self.planned.event.people.values()}
        return frozenset((*self.segment["people"], *runs))

    def overlaps(self, other: "_Stretch") -> bool:
        return self.segment["start"] < _end(other.segment) and other.segment["start"] < _end(
            self.segment
        )

    def __str__(self) -> str:
        where = f"在{self.segment['place']}" if self.segment["place"] else ""
        when = self.segment["day"] + self.segment["clock"]
        return f"“{self.planned.name}”{self.segment['kind']}（{when}{where}）"


def conflicts(plan: list[Planned]) -> list[str]:
    """Everything that cannot be or should not be, one sentence each, each once."""
    stretches = [_Stretch(planned, s) for planned in plan for s in planned.result["segments"]]
    found = [
        *_collisions(stretches),
        *_deadlines(plan, stretches),
        *(text for planned in plan for text in _missing(planned)),
        *_untold(plan, own_leaders(plan)),
    ]
    return list(dict.fromkeys(found))


def own_leaders(plan: list[Planned]) -> list[str]:
    """Names that some draft tells as own leaders, or that fill a leader's role."""
    told = [name for planned in plan for name in planned.event.leaders]
    roles = [
        person.name
        for planned in plan
        for role, person in planned.event.people.items()
        if "领导" in role
    ]
    return list(dict.fromkeys([*told, *roles]))


def _collisions(stretches: list[_Stretch]) -> Iterator[str]:
    for one, two in combinations(stretches, 2):
        if not one.overlaps(two):
            continue
        other = one.planned is not two.planned
        elsewhere = other or one.segment["place"] != two.segment["place"]
        who = one.people & two.people if other else _guests(one) & _guests(two)
        for name in sorted(who) if elsewhere else ():
            yield f"撞人：{name} 同时在 {one} 和 {two}"
        if one.segment["car"] and one.segment["car"] == two.segment["car"] and elsewhere:
            yield f"撞车：{one.segment['car']} 同时给 {one} 和 {two}"
        yield from _rooms(one, two, other=other)


def _guests(stretch: _Stretch) -> frozenset[str]:
    return frozenset(stretch.segment["people"])


def _rooms(one: _Stretch, two: _Stretch, *, other: bool) -> Iterator[str]:
    hotels = {one.segment["kind"], two.segment["kind"]} == {"住宿"}
    same = one.segment["place"] == two.segment["place"] and one.segment["place"]
    if other and same:
        yield f"{'撞宾馆' if hotels else '撞场地'}：{same} 同时给 {one} 和 {two}"
    if not other and hotels and not same:
        yield f"住宿两处：{one} 和 {two}，请分清谁住哪里"


def _deadlines(plan: list[Planned], stretches: list[_Stretch]) -> Iterator[str]:
    """A time limit that comes while its doer is busy with another event."""
    for planned in plan:
        for task in planned.result["tasks"]:
            for stretch in stretches:
                if stretch.planned is not planned and _busy(task, stretch):
                    text = f"“{planned.name}”的“{task['text']}”（{task['due_text']}）"
                    yield f"时限撞活动：{text}，{task['lead']} 正在 {stretch}"


def _busy(task: ResultTask, stretch: _Stretch) -> bool:
    inside = stretch.segment["start"] <= task["due"] <= _end(stretch.segment)
    return inside and task["lead"].removesuffix("（借调）") in stretch.people


def _missing(planned: Planned) -> Iterator[str]:
    for segment in planned.result["segments"]:
        if not segment["place"]:
            yield f"三要素不全：“{planned.name}”{segment['kind']}（{segment['day']}）没有地点"
    people = [*planned.event.people, *(p for s in planned.event.segments for p in s.people)]
    if not planned.event.guests and not people:
        yield f"三要素不全：“{planned.name}”没有写参加人员"


def _untold(plan: list[Planned], leaders: list[str]) -> Iterator[str]:
    for planned in plan:
        there = {name for segment in planned.event.segments for name in segment.people}
        there |= {person.name for person in planned.event.people.values()}
        for name in leaders:
            if name in there and name not in planned.event.leaders:
                yield f"漏告知：{name} 参加“{planned.name}”，却不在须告知的本单位领导里"


def _end(segment: ResultSegment) -> int:
    start, end = segment["start"], segment["end"]
    return end if end > start else start + HOUR
