"""The tables that the rules of several events speak of, as rows.

`browser/plan/plan-tables.js` makes the same; `tests/browser/test_plan.py` compares what comes of
them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from builder.model import Event
from builder.program.plan_rules import PLAN_RULES
from builder.program.result import Result, ResultSegment, ResultTask
from builder.program.rules import Row, fill
from builder.program.spans import BEFORE_IT
from builder.program.times import clock_text, date_of, day_of, moment_words

UNENDED = 60
"""Minutes a stretch without an end is taken to last."""
MOST_FREE = 2
"""Names of those who could stand in; more would be a list to choose from."""
NIGHT = "住宿"
"""What does not end by there being another of it: the guests sleep in two places."""
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Planned:
    """One event of a plan."""

    result: Result
    event: Event

    @property
    def name(self) -> str:
        """How a line of the plan calls it."""
        return self.result["title"]


def tables_of(plan: Sequence[Planned]) -> Tables:
    """The tables by name; `""` is the table of one empty row."""
    events = [_event_row(number, planned) for number, planned in enumerate(plan)]
    pairs = list(zip(events, plan, strict=True))
    stretches = [row for e, p in pairs for row in _stretches(e, p)]
    told = (name for event in events for name in (*event["told"], *event["leading"]))
    names = (name for event in events for name in (*event["told"], *event["there"]))
    return {
        "": [{}],
        "events": events,
        "stretches": [
            {**row, "number": number, "free": _free(row, stretches)}
            for number, row in enumerate(stretches)
        ],
        "tasks": [_task(e, task) for e, p in pairs for task in p.result["tasks"]],
        "leaders": [{"name": name} for name in dict.fromkeys(told)],
        "names": [{"name": name} for name in dict.fromkeys(names)],
    }


def _event_row(number: int, planned: Planned) -> dict[str, Any]:
    event = planned.event
    holders = [person.name for person in event.people.values()]
    told = [*event.leaders, *(name for segment in event.segments for name in segment.leaders)]
    return {
        "event": number,
        "title": planned.name,
        "guests": event.guests,
        "changed": event.revision > 1,
        "told": list(dict.fromkeys(told)),
        "led": int(bool(told)),
        "leading": [person.name for role, person in event.people.items() if "领导" in role],
        "holders": holders,
        "host": next(iter(holders), ""),
        "there": [*holders, *(name for segment in event.segments for name in segment.people)],
    }


def _stretches(event: dict[str, Any], planned: Planned) -> Iterator[dict[str, Any]]:
    """Leaders whom no segment names are at all of them but those before the event."""
    segments, drafted = planned.result["segments"], planned.event.segments
    named = {name for segment in drafted for name in segment.leaders}
    others = [name for name in planned.event.leaders if name not in named]
    ended = {(segment.kind, segment.id) for segment in drafted if segment.end}
    for segment in segments:
        own = [*segment["leaders"], *(others if segment["kind"] not in BEFORE_IT else ())]
        next_ones = [x for x in segments if {x["kind"], segment["kind"]} != {NIGHT}]
        later = [x["start"] for x in next_ones if x["start"] > segment["start"]]
        is_guess = (segment["kind"], segment["id"]) not in ended
        yield _stretch(event, segment, own, _until(segment, later if is_guess else []))


def _until(segment: ResultSegment, later: list[int]) -> int:
    """Its end; one that nobody typed gives way to what comes next in the event."""
    start, end = segment["start"], segment["end"]
    return min([end if end > start else start + UNENDED, *later])


def _stretch(
    event: dict[str, Any], segment: ResultSegment, own: list[str], until: int
) -> dict[str, Any]:
    start, people, holders = segment["start"], segment["people"], event["holders"]
    day = date_of(start)
    monday = day - timedelta(day.weekday())
    sunday = monday + timedelta(6)
    row = {
        **segment,
        **event,
        "called": segment["title"],
        "table": "stretches",
        "at": start,
        "until": until,
        "till": clock_text(until) if day_of(until) == day_of(start) else moment_words(until),
        "own": own,
        # Who runs an event cannot be elsewhere while it lasts.
        "staff": [name for name in (*people, *holders) if name not in own],
        "present": list(dict.fromkeys((*own, *people))),
        "busy": [*own, *people, *holders],
        "who": [*own, *people, *holders],
        "date": moment_words(start).rpartition("）")[0] + "）",
        "week": f"{monday.year}年{monday.month}月{monday.day}日—{sunday.month}月{sunday.day}日",
        "month": f"{day.year}年{day.month}月",
        "half": "上" if day.day <= 15 else "下",
    }
    return {**row, "words": fill(PLAN_RULES["stretch"], row)}


def _free(row: dict[str, Any], stretches: list[dict[str, Any]]) -> list[str]:
    """Who has a role in the event and is at no other one meanwhile; leaders stand in for nobody."""
    taken = {
        name
        for other in stretches
        if other["event"] != row["event"]
        and other["at"] < row["until"]
        and row["at"] < other["until"]
        for name in other["busy"]
    }
    leaders = (*row["told"], *row["leading"])
    free = [name for name in row["holders"] if name not in taken and name not in leaders]
    return list(dict.fromkeys(free))[:MOST_FREE]


def _task(event: dict[str, Any], task: ResultTask) -> dict[str, Any]:
    doer = task["lead"].removesuffix("（借调）")
    due = {"table": "tasks", "at": task["due"], "until": task["due"], "doer": doer, "who": [doer]}
    row = {**event, **task, **due}
    return {**row, "words": fill(PLAN_RULES["task"], row)}
