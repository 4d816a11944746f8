"""Ten versions of one event taken in by programs that know nothing of us: what is left rings right.

icalendar and vobject read files; what a calendar does with them is RFC 5546 (2.1.5): an entry takes
the place of its earlier self when its SEQUENCE, then its DTSTAMP, is later. khal keeps a calendar.
"""

import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from builder.model import Event
from builder.outputs import Entry
from builder.program import compile_program, evaluate, make_event
from builder.program.times import minute_of
from tests.outputs.sample_event import rendered
from tests.program.every_event import sample_library

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject

LIBRARY = sample_library()
PROGRAM = compile_program(LIBRARY, LIBRARY.event_types["visit"])
EPOCH = datetime(1970, 1, 1)
ADDED = {"id": "x1", "text": "借投影仪", "due": "2026-12-07 10:00", "who": "会务员"}


@dataclass(frozen=True)
class Seen:
    """An entry as a reader knows it; its alarms ring so long before it."""

    uid: str
    start: str
    title: str
    sequence: int
    stamp: datetime
    off: bool
    rings: tuple[timedelta, ...]


def with_icalendar(data: bytes) -> Iterator[Seen]:
    calendar: Any = Calendar.from_ical(data)
    for one in calendar.walk("VEVENT"):
        yield Seen(
            uid=str(one["UID"]),
            start=f"{one['DTSTART'].dt:%Y-%m-%d %H:%M}",
            title=str(one["SUMMARY"]),
            sequence=int(one["SEQUENCE"]),
            stamp=one["DTSTAMP"].dt,
            off=one["STATUS"] == "CANCELLED",
            rings=tuple(alarm["TRIGGER"].dt for alarm in one.walk("VALARM")),
        )


def with_vobject(data: bytes) -> Iterator[Seen]:
    calendar: Any = vobject.readOne(data.decode())
    for one in calendar.vevent_list:
        yield Seen(
            uid=one.uid.value,
            start=f"{one.dtstart.value:%Y-%m-%d %H:%M}",
            title=one.summary.value,
            sequence=int(one.sequence.value),
            stamp=one.dtstamp.value,
            off=one.status.value == "CANCELLED",
            rings=tuple(alarm.trigger.value for alarm in one.contents.get("valarm", ())),
        )


def versions() -> Iterator[Entry]:
    """Ten, each made an hour after the one before; every one knows what it was before."""
    before: Entry | None = None
    for number, changes in enumerate(CHANGES):
        data = {**DRAFT, "revision": number + 1, **changes}
        event = make_event(data, LIBRARY.event_types)
        assert isinstance(event, Event), event
        printed = f"2026-12-04 {8 + number:02}:00"
        entry = Entry(evaluate(PROGRAM, event), event, printed, before)
        yield entry
        before = replace(entry, before=None)


def stretches(day: str, *, meal: bool = True, place: str = "大型实验室") -> dict[str, Any]:
    talk = {"kind": "座谈", "start": f"{day} 09:00", "place": place}
    eaten = {"kind": "用餐", "start": f"{day} 12:00", "place": "餐厅"}
    return {"segments": [talk, eaten] if meal else [talk]}


ANSWERS = {"guests": "12", "media": "是", "meal": "桌餐", "outdoor": "是"}
DRAFT = {"format": 1, "id": "visit-1", "type": "visit", "answers": ANSWERS}
CHANGES: tuple[dict[str, Any], ...] = (
    stretches("2026-12-08"),
    stretches("2026-12-09"),
    stretches("2026-12-09", meal=False),
    stretches("2026-12-09"),
    {**stretches("2026-12-09"), "answers": {**ANSWERS, "media": "否", "meal": "不用餐"}},
    {**stretches("2026-12-08"), "added": [ADDED]},
    {**stretches("2026-12-08"), "added": [ADDED], "marks": {"own/x1": {"state": "完成"}}},
    stretches("2026-12-05"),
    stretches("2026-12-20", place="二楼"),
    {**stretches("2026-12-20", place="二楼"), "title": "省厅来访"},
)


def wanted(entry: Entry) -> list[tuple[str, str]]:
    """Time and title of every line that still rings: what is due from now on and not done."""
    result, marks = entry.result, entry.event.marks
    open_ones = [task for task in result["tasks"] if task["id"] not in marks]
    tasks = [(x["due"], ("红线：" if x["red_line"] else "") + x["text"]) for x in open_ones]
    nodes = [(x["at"], f"节点：{x['title']}") for x in result["pauses"]]
    now = minute_of(entry.printed)
    return sorted((said(at), text) for at, text in (*tasks, *nodes) if at >= now)


def said(minute: int) -> str:
    return f"{EPOCH + timedelta(minutes=minute):%Y-%m-%d %H:%M}"


def test_the_ten_versions_move_drop_bring_back_and_finish_things() -> None:
    rings = [wanted(entry) for entry in versions()]
    assert len(rings) == 10
    assert all(rings)
    assert len({tuple(one) for one in rings}) >= 8


@pytest.mark.parametrize("read", [with_icalendar, with_vobject])
def test_a_calendar_rings_for_the_last_version_only(
    read: Callable[[bytes], Iterator[Seen]],
) -> None:
    calendar: dict[str, Seen] = {}
    for entry in versions():
        for one in read(rendered("ics", entry)):
            known = calendar.get(one.uid)
            newer = not known or (one.sequence, one.stamp) > (known.sequence, known.stamp)
            assert newer, "a reader would keep what it has"
            calendar[one.uid] = one
        there = [one for one in calendar.values() if not one.off]
        ringing = [(one.start, one.title) for one in there if one.rings]
        assert sorted(x for x in ringing if x[0] >= entry.printed) == wanted(entry)
        starts = [one.start for one in there if "·" in one.title and not one.rings]
        assert sorted(starts) == [said(s["start"]) for s in entry.result["segments"]]
    gone = [one for one in calendar.values() if one.off]
    assert gone
    assert not any(one.rings for one in gone)


KHAL = """[calendars]
[[office]]
path = {folder}/office
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def khal(folder: Path, *arguments: str) -> str:
    command = [str(Path(sys.executable).with_name("khal")), "-c", str(folder / "conf"), *arguments]
    home = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, env=home, check=True, capture_output=True, text=True).stdout


def test_a_calendar_program_rings_for_the_last_version_only(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "conf").write_text(KHAL.format(folder=tmp_path))
    for entry in versions():
        file = tmp_path / "file.ics"
        file.write_bytes(rendered("ics", entry))
        khal(tmp_path, "import", "--batch", "-a", "office", str(file))
    form = "{start}|{title}|{status}|{alarm-symbol}"
    listed = khal(tmp_path, "list", "--day-format", "", "--format", form, "2026-12-01", "90d")
    rows = [line.split("|") for line in listed.splitlines() if line]
    ringing = [(start, title) for start, title, _, alarm in rows if alarm.strip()]
    assert sorted(x for x in ringing if x[0] >= entry.printed) == wanted(entry)
    gone = [alarm for _, _, status, alarm in rows if "CANCEL" in status]
    assert gone
    assert not any(alarm.strip() for alarm in gone)
    there = [
        title for _, title, status, alarm in rows if "CANCEL" not in status and not alarm.strip()
    ]
    assert there == ["省厅来访·座谈", "省厅来访·用餐"]
