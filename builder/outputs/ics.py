"""Dated tasks and 检查节点 as a calendar, so that a phone or a mail program reminds of them.

Times are floating: the wall clock of the office; nobody here is in another time zone. What the
entries are is decided in `program/entries.py`.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from icalendar import Alarm, Calendar, Event, vText

from builder.outputs.format import RenderError
from builder.outputs.paper import Paper
from builder.program.canonical import short_hash
from builder.program.entries import CalendarEntry, entries_of
from builder.program.entry import Entry
from builder.program.times import minute_of

_ROW_ALARM = 60
"""Minutes before a dated row of a table at which it rings."""
_EPOCH = datetime(1970, 1, 1)
_BEIJING = timezone(timedelta(hours=8))
"""The clock on the wall; DTSTAMP is the one time that must be told in UTC."""


def render(paper: Paper) -> bytes:
    """UTF-8 iCalendar; equal input gives equal bytes.

    Who takes it in again finds every entry by its uid: SEQUENCE and DTSTAMP say that it is newer,
    STATUS that it was called off (RFC 5546, 3.2.1).
    """
    calendar = _calendar(paper.title)
    made = datetime.fromisoformat(paper.printed).replace(tzinfo=_BEIJING).astimezone(UTC)
    sequence = paper.entry.event.revision - 1 if paper.entry else 0
    for entry in _of_event(paper.entry) if paper.entry else _rows(paper):
        component = _event(entry)
        component.add("dtstamp", made)
        component.add("sequence", sequence)
        calendar.add_component(component)
    return bytes(calendar.to_ical(sorted=False))


def empty_calendar(title: str) -> bytes:
    """For who subscribed to a calendar in which nothing is left."""
    return bytes(_calendar(title).to_ical(sorted=False))


def _calendar(title: str) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//qianshi//checklist//ZH")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(title))
    return calendar


def _of_event(entry: Entry) -> list[CalendarEntry]:
    before = (entry.before.result, entry.before.event) if entry.before else None
    return entries_of(entry.result, entry.event, minute_of(entry.printed), before)


def _rows(paper: Paper) -> Iterator[CalendarEntry]:
    """The dated rows of every table: the first cell that is not the time is the title."""
    tables = [b for s in paper.sections for b in s["blocks"] if b["kind"] == "table"]
    dated = [row for table in tables for row in table["rows"] if "due" in row]
    if not dated:
        raise RenderError(f"“{paper.label}”里没有到期的事，不能做成日历。")
    alike: Counter[str] = Counter()
    for row in dated:
        title, *words = [cell for cell in row["cells"][1:] if cell]
        key = short_hash([title, *words], 20)
        alike[key] += 1
        uid = f"{key}-{alike[key]}@qianshi" if alike[key] > 1 else f"{key}@qianshi"
        due, said = row["due"], "\n".join(words)
        yield CalendarEntry(uid, due, due, title, words=said, alarm=_ROW_ALARM)


def _event(entry: CalendarEntry) -> Event:
    """RFC 5545 (3.8.2.2) wants an end later than the start; what takes no time has none."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("status", "CANCELLED" if entry.called_off else "CONFIRMED")
    event.add("dtstart", _time(entry.start))
    if entry.end > entry.start:
        event.add("dtend", _time(entry.end))
    for name, text in (
        ("summary", entry.title),
        ("location", entry.place),
        ("description", entry.words),
    ):
        if text:
            event.add(name, text)
    if entry.alarm:
        event.add_component(_alarm(entry))
    return event


def _alarm(entry: CalendarEntry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", -timedelta(minutes=entry.alarm))
    return alarm


def _time(minute: int) -> datetime:
    return _EPOCH + timedelta(minutes=minute)
