"""What a calendar has of an event: its stretches, its dated tasks and its 检查节点 with an alarm.

The rules are data (`entry_rules.py`), which `browser/checklist/open-checklist-calendar.js` reads in
the same way; writing entries as iCalendar is each side's own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.model import Event
from builder.program.canonical import short_hash
from builder.program.entry_rules import ENTRY_RULES, EntryRule
from builder.program.result import Result
from builder.program.rules import fill, value_of
from builder.program.times import minute_of


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry; times are minutes of the wall clock."""

    uid: str
    start: int
    end: int
    title: str
    place: str = ""
    words: str = ""
    alarm: int = 0
    """Minutes before the start; 0 where it does not ring."""
    called_off: bool = False


def entries_of(
    result: Result, event: Event, now: int, before: tuple[Result, Event] | None = None
) -> list[CalendarEntry]:
    """The entries of one event at the minute `now`: what stands, then what is called off.

    `before` is the event as it was last time. What was given out then, or stands in the event as
    given out, and is still to come, is called off where nothing stands in its place.
    """
    standing = list(_standing(result, event, now))
    given = _noted(event)
    for entry in _earlier(event, now, *before) if before else ():
        latest = max(entry.start, given.get(entry.uid, entry).start)
        given[entry.uid] = replace(entry, start=latest, end=latest)
    for entry in standing:
        given.pop(entry.uid, None)
    return [*standing, *(entry for entry in given.values() if entry.start >= now)]


def _standing(result: Result, event: Event, now: int) -> Iterator[CalendarEntry]:
    for rule in ENTRY_RULES["lines"]:
        for line in result[rule["of"]]:
            entry = _entry(rule, event, {**result, "line": line, "checks": _checks(line)})
            if rule["past"] or entry.start >= now:
                yield entry


def _noted(event: Event) -> dict[str, CalendarEntry]:
    """What the draft notes as given out; nobody knows any more what it was called."""
    title = fill(ENTRY_RULES["called_off"], {"title": ""})
    minutes = {uid: minute_of(moment) for uid, moment in event.calendar.items()}
    return {uid: CalendarEntry(uid, x, x, title, called_off=True) for uid, x in minutes.items()}


def _earlier(event: Event, now: int, result: Result, earlier: Event) -> Iterator[CalendarEntry]:
    """What was given out last time, unless that was another event."""
    if earlier.id in ("", event.id):
        yield from map(_called_off, entries_of(result, earlier, now))


def _called_off(entry: CalendarEntry) -> CalendarEntry:
    said = fill(ENTRY_RULES["called_off"], {"title": entry.title})
    title = entry.title if entry.called_off else said
    return replace(entry, title=title, words="", alarm=0, called_off=True)


def _identity(event: Event) -> list[object]:
    """What tells an event from others, and stays when it is moved or its lists become others.

    A calendar that is taken in again puts new entries in the place of the old ones by it. An event
    without an id of its own is known by its name, times and places.
    """
    if event.id:
        return [event.id]
    segments = [[segment.kind, segment.start, segment.place] for segment in event.segments]
    return [event.type, event.title, segments]


def _entry(rule: EntryRule, event: Event, row: dict[str, Any]) -> CalendarEntry:
    words = (fill(template, row) for template in rule["words"])
    key = [*_identity(event), rule["of"], fill(rule["key"], row)]
    return CalendarEntry(
        uid=f"{short_hash(key, 20)}@qianshi",
        start=value_of(rule["start"], row),
        end=value_of(rule["end"], row),
        title=fill(rule["title"], row),
        place=fill(rule["place"], row),
        words="\n".join(filter(None, words)),
        alarm=0 if _is_closed(event, row["line"]) else rule["alarm"],
    )


def _checks(line: Mapping[str, Any]) -> list[str]:
    return [item["text"] for item in line.get("items", ())]


def _is_closed(event: Event, line: Mapping[str, Any]) -> bool:
    """Whether everything that the line asks for is marked as done."""
    keys = [f"{line['name']} {x['id']}" for x in line["items"]] if "items" in line else [line["id"]]
    marks = [event.marks.get(key) for key in keys]
    return all(mark and mark.state in ENTRY_RULES["closed"] for mark in marks)
