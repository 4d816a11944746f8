"""What a calendar has of an event: its stretches, and its dated tasks with an alarm.

The rules are data (`entry_rules.py`), which `browser/checklist/open-checklist-calendar.js` reads in
the same way; writing entries as iCalendar is each side's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.model import Event
from builder.program.canonical import short_hash
from builder.program.entry_rules import ENTRY_RULES, EntryRule
from builder.program.result import Result
from builder.program.rules import fill, value_of


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry; times are minutes of the wall clock."""

    uid: str
    start: int
    end: int
    title: str
    place: str = ""
    words: str = ""
    alarm: bool = False


def entries_of(result: Result, event: Event) -> Iterator[CalendarEntry]:
    """The entries of one event, its stretches first."""
    identity = short_hash(_identity(event), 12)
    for rule in ENTRY_RULES:
        for number, line in enumerate(result[rule["of"]], 1):
            key = str(line.get("id", "")).replace("/", "-")
            yield _entry(
                rule, {**result, "identity": identity, "line": line, "number": number, "key": key}
            )


def _identity(event: Event) -> object:
    """What tells an event from others, and stays when it is moved or its lists become others.

    A calendar that is taken in again puts new entries in the place of the old ones by it. An event
    without an id of its own is known by its name, times and places.
    """
    if event.id:
        return [event.id]
    segments = [[segment.kind, segment.start, segment.place] for segment in event.segments]
    return [event.type, event.title, segments]


def _entry(rule: EntryRule, row: dict[str, Any]) -> CalendarEntry:
    words = (fill(template, row) for template in rule["words"])
    return CalendarEntry(
        uid=fill(rule["uid"], row),
        start=value_of(rule["start"], row),
        end=value_of(rule["end"], row),
        title=fill(rule["title"], row),
        place=fill(rule["place"], row),
        words="\n".join(filter(None, words)),
        alarm=rule["alarm"],
    )
