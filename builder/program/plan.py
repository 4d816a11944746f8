"""Several events side by side: what collides, what is missing, and how they are listed.

What is said and when is data (`plan_rules.py`); here are the tables that the rules speak of and
the walk through them. `browser/plan/` does the same with the same rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from builder.model import Event
from builder.program.plan_rules import PLAN_RULES, PairRule, PlanView, Said
from builder.program.result import Result, ResultSegment, ResultTask
from builder.program.rules import Row, all_hold, fill, first_filled, value_of
from builder.program.times import date_of, moment_words

UNENDED = 60
"""Minutes a stretch without an end is taken to last."""
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


def latest(files: Sequence[tuple[str, Planned]]) -> tuple[list[Planned], list[str]]:
    """Of named files those that count, and what is to be said: two versions are one event."""
    kept: dict[str, tuple[str, Planned]] = {}
    said = []
    for name, planned in files:
        key = planned.event.id or name
        known, other = kept.get(key, (name, planned))
        older = other.event.revision > planned.event.revision
        if not older:
            kept[key] = name, planned
        if older or known != name:
            revision = max(other.event.revision, planned.event.revision)
            row = {"known": known, "title": planned.name, "revision": revision}
            text = fill(PLAN_RULES["older" if older else "same_event"], row)
            said.append(f"“{name}”：{text}")
    return [planned for _, planned in kept.values()], said


def conflicts(plan: Sequence[Planned]) -> list[str]:
    """Everything that cannot be or should not be, one sentence each, each once."""
    tables = tables_of(plan)
    said = (text for rule in PLAN_RULES["conflicts"] for text in broken(rule, tables))
    return list(dict.fromkeys(said))


def groups(view: PlanView, plan: Sequence[Planned]) -> Iterator[tuple[str, list[list[str]]]]:
    """The headings of a view, each with the cells of the rows below it."""
    tables = tables_of(plan)
    lines = sorted(
        (row for name in view["lines"] for row in tables[name]), key=lambda row: row["at"]
    )
    for of in tables[view["of"]]:
        found: dict[str, list[list[str]]] = {}
        for line in lines:
            if not of or of["name"] in line["who"]:
                heading = fill(view["heading"], {"of": of, "line": line})
                cells = [first_filled(cell, line) for cell in view["cells"][line["table"]]]
                found.setdefault(heading, []).append(cells)
        yield from found.items()


def broken(rule: PairRule, tables: Tables) -> Iterator[str]:
    """What one rule says of the rows of its tables, in their order."""
    fits, said = all_hold(rule["when"]), [(all_hold(x["when"]), x) for x in rule["said"]]
    for one in tables[rule["one"]]:
        for two in tables[rule["two"]]:
            row = {"one": one, "two": two}
            if fits(row):
                yield from (text for holds, x in said if holds(row) for text in _said(x, row))


def _said(said: Said, row: Row) -> Iterator[str]:
    """The sentence, once or for every name; names stand as the browser sorts them."""
    if not said["both"]:
        yield fill(said["text"], row)
        return
    one, two = (set(value_of(term, row)) for term in said["both"])
    for name in sorted(one & two, key=lambda name: name.encode("utf-16-be")):
        yield fill(said["text"], {**row, "name": name})


def tables_of(plan: Sequence[Planned]) -> Tables:
    """What rules speak of, as rows; `""` is the table of one empty row."""
    events = [_event_row(number, planned) for number, planned in enumerate(plan)]
    pairs = list(zip(events, plan, strict=True))
    stretches = [_stretch(e, s) for e, p in pairs for s in p.result["segments"]]
    names = (name for event in events for name in (*event["leaders"], *event["there"]))
    told = (name for event in events for name in event["leaders"])
    roles = (name for event in events for name in event["leading"])
    return {
        "": [{}],
        "events": events,
        "stretches": [{**row, "number": number} for number, row in enumerate(stretches)],
        "tasks": [_task(e, task) for e, p in pairs for task in p.result["tasks"]],
        "leaders": [{"name": name} for name in dict.fromkeys((*told, *roles))],
        "names": [{"name": name} for name in dict.fromkeys(names)],
    }


def _event_row(number: int, planned: Planned) -> dict[str, Any]:
    event = planned.event
    holders = [person.name for person in event.people.values()]
    return {
        "event": number,
        "title": planned.name,
        "guests": event.guests,
        "changed": event.revision > 1,
        "leaders": list(event.leaders),
        "leading": [person.name for role, person in event.people.items() if "领导" in role],
        "holders": holders,
        "host": next(iter(holders), ""),
        "there": [*holders, *(name for segment in event.segments for name in segment.people)],
    }


def _stretch(event: dict[str, Any], segment: ResultSegment) -> dict[str, Any]:
    start, end = segment["start"], segment["end"]
    day = date_of(start)
    monday = day - timedelta(day.weekday())
    sunday = monday + timedelta(6)
    row = {
        **event,
        **segment,
        "table": "stretches",
        "at": start,
        "until": end if end > start else start + UNENDED,
        # Who runs an event cannot be elsewhere while it lasts.
        "busy": [*segment["people"], *event["holders"]],
        "who": [*segment["people"], *event["holders"], *event["leaders"]],
        "date": moment_words(start).rpartition("）")[0] + "）",
        "week": f"{monday.year}年{monday.month}月{monday.day}日—{sunday.month}月{sunday.day}日",
        "month": f"{day.year}年{day.month}月",
        "half": "上" if day.day <= 15 else "下",
    }
    return {**row, "words": fill(PLAN_RULES["stretch"], row)}


def _task(event: dict[str, Any], task: ResultTask) -> dict[str, Any]:
    doer = task["lead"].removesuffix("（借调）")
    row = {**event, **task, "table": "tasks", "at": task["due"], "doer": doer, "who": [doer]}
    return {**row, "words": fill(PLAN_RULES["task"], row)}
