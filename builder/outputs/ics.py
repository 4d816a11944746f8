"""The dated tasks as a calendar, so that a phone or a mail program reminds of them.

Times are floating: the wall clock of the office; nobody here is in another time zone. What the
entries are is decided in `program/entries.py`.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

from builder.outputs.format import RenderError
from builder.outputs.paper import Paper
from builder.program.canonical import short_hash
from builder.program.entries import CalendarEntry, entries_of

_BEFORE = timedelta(hours=-1)
"""When an alarm goes off."""
_EPOCH = datetime(1970, 1, 1)


def render(paper: Paper) -> bytes:
    """UTF-8 iCalendar, an alarm a task or dated row; equal input gives equal bytes."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//qianshi//checklist//ZH")
    calendar.add("x-wr-calname", vText(paper.title))
    if paper.entry:
        result, event = paper.entry.result, paper.entry.event
        for entry in entries_of(result, event):
            component = _event(entry, result["start"])
            component.add("sequence", event.revision - 1)
            calendar.add_component(component)
    else:
        for entry in _rows(paper):
            calendar.add_component(_event(entry, entry.start))
    return bytes(calendar.to_ical(sorted=False))


def _rows(paper: Paper) -> Iterator[CalendarEntry]:
    """The dated rows of every table: the first cell that is not the time is the title."""
    tables = [b for s in paper.sections for b in s["blocks"] if b["kind"] == "table"]
    dated = [row for table in tables for row in table["rows"] if "due" in row]
    if not dated:
        raise RenderError(f"“{paper.label}”里没有到期的事，不能做成日历。")
    alike: Counter[str] = Counter()
    for row in dated:
        title, *words = [cell for cell in row["cells"][1:] if cell]
        key = short_hash([row["due"], title, *words], 12)
        alike[key] += 1
        uid = f"{key}-{alike[key]}@qianshi" if alike[key] > 1 else f"{key}@qianshi"
        yield CalendarEntry(uid, row["due"], row["due"], title, words="\n".join(words), alarm=True)


def _event(entry: CalendarEntry, made: int) -> Event:
    """`made` is the minute that stands for when the entry was written.

    RFC 5545 (3.8.2.2) wants an end later than the start; what takes no time has none.
    """
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", _time(made).replace(tzinfo=UTC))
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
        event.add_component(_alarm(entry.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _BEFORE)
    return alarm


def _time(minute: int) -> datetime:
    return _EPOCH + timedelta(minutes=minute)
