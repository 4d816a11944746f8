"""What is written into a calendar is what a calendar program reads."""

from typing import Any

import pytest

from builder.model import Event
from builder.outputs import Entry
from builder.outputs.format import RenderError
from builder.outputs.ics import render
from builder.outputs.plans import make_ledger, make_plan
from builder.program import Program, compile_program, evaluate
from builder.program.commitments import Debt
from builder.program.times import minute_of
from tests.outputs.calendar_file import properties
from tests.outputs.sample_event import PRINTED, rendered, sample
from tests.program.every_event import sample_library

HOSTILE = "来访;分号,逗号，反斜\\杠\r\n第二行：BEGIN:VEVENT"


def entries(data: bytes) -> list[dict[str, str]]:
    return [texts for name, texts in properties(data) if name == "VEVENT"]


def with_title(title: str) -> tuple[Any, bytes]:
    result, event = sample()
    result = {**result, "title": title}
    return result, rendered("ics", Entry(result, event, PRINTED))


def test_signs_of_the_format_in_a_title_stay_text() -> None:
    result, data = with_title(HOSTILE)
    read = entries(data)
    assert len(read) == len(result["segments"]) + len(result["tasks"])
    said = HOSTILE.replace("\r\n", "\n")
    assert read[0]["SUMMARY"] == f"{said}·{result['segments'][0]['kind']}"
    assert all(
        one["DESCRIPTION"].startswith(said + "\n主责 ") for one in read if "DESCRIPTION" in one
    )
    assert "来访\\;分号\\,逗号".encode() in data.replace(b"\r\n ", b"")


def test_lines_end_as_the_format_asks_and_are_folded_by_bytes() -> None:
    _, data = with_title("很长" * 60 + HOSTILE)
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1]), "no character is cut in two"


def test_times_are_those_of_the_wall_and_alarms_ring_an_hour_before() -> None:
    result, event = sample()
    read = properties(rendered("ics", Entry(result, event, PRINTED)))
    tasks = [texts for name, texts in read if name == "VEVENT" and "DESCRIPTION" in texts]
    assert [minute_of(task["DTSTART"]) for task in tasks] == [x["due"] for x in result["tasks"]]
    assert all(minute_of(task["DTSTAMP"]) == result["start"] for task in tasks)
    alarms = [texts for name, texts in read if name == "VALARM"]
    assert [alarm["TRIGGER"] for alarm in alarms] == ["-1 day, 23:00:00"] * len(tasks)
    assert all(alarm["ACTION"] == "DISPLAY" for alarm in alarms)


def test_only_what_takes_time_has_an_end_and_it_is_later() -> None:
    talk = {"kind": "座谈", "start": "2026-12-08 09:00", "end": "2026-12-08 10:00"}
    stop = {"kind": "用餐", "start": "2026-12-08 12:00", "end": "2026-12-08 12:00"}
    result, event = sample(segments=[talk, stop, {"kind": "活动", "start": "2026-12-08 14:00"}])
    first, *others = entries(rendered("ics", Entry(result, event, PRINTED)))
    assert minute_of(first["DTEND"]) - minute_of(first["DTSTART"]) == 60
    assert len(others) == 2 + len(result["tasks"])
    assert not [one for one in others if "DTEND" in one]


def uids(event: Event, program: Program) -> list[str]:
    result = evaluate(program, event)
    return [one["UID"] for one in entries(rendered("ics", Entry(result, event, PRINTED)))]


def test_a_calendar_taken_in_again_finds_its_entries() -> None:
    _, event = sample()
    library = sample_library()
    program = compile_program(library, library.event_types[event.type])
    named = event.model_copy(update={"id": "20261208-1a2b"})
    later = [
        s.model_copy(update={"start": "2026-12-09 10:00", "end": None}) for s in event.segments
    ]
    moved = named.model_copy(update={"segments": tuple(later), "title": "改期", "revision": 2})
    newer = Program({**program, "version": "00000000"})
    assert set(uids(named, program)) == set(uids(moved, program))
    assert uids(event, program) == uids(event, newer)
    read = entries(rendered("ics", Entry(evaluate(program, moved), moved, PRINTED)))
    assert {one["SEQUENCE"] for one in read} == {"1"}


def test_two_events_at_the_same_time_are_two_in_a_calendar() -> None:
    _, event = sample()
    library = sample_library()
    program = compile_program(library, library.event_types[event.type])
    other = event.model_copy(update={"title": "另一场"})
    assert not set(uids(event, program)) & set(uids(other, program))
    assert len(set(uids(event, program))) == len(uids(event, program))


def test_two_debts_alike_are_two_entries() -> None:
    debt = Debt(
        due=minute_of("2026-12-10 17:00"),
        kind="承诺",
        matter="答复",
        event="来访",
        owner="人事",
        note="",
        done=False,
    )
    one, other = entries(render(make_ledger([debt, debt], PRINTED)))
    assert one["UID"] != other["UID"]


def test_what_is_red_or_has_a_repair_says_so() -> None:
    result, event = sample()
    read = entries(rendered("ics", Entry(result, event, PRINTED)))[len(result["segments"]) :]
    for task, entry in zip(result["tasks"], read, strict=True):
        assert entry["SUMMARY"] == ("红线：" if task["red_line"] else "") + task["text"]
        assert ("来不及的补救（惯例）：" in entry["DESCRIPTION"]) == bool(task["fallback"])
    assert any(task["red_line"] for task in result["tasks"])
    assert any(task["fallback"] for task in result["tasks"])


def test_a_ledger_is_a_calendar_of_what_is_owed() -> None:
    due = minute_of("2026-12-10 17:00")
    debt = Debt(
        due=due, kind="承诺", matter="答复;补发", event="来访", owner="人事", note="", done=False
    )
    [owed] = entries(render(make_ledger([debt], PRINTED)))
    assert owed["SUMMARY"] == "答复;补发"
    assert minute_of(owed["DTSTART"]) == due
    assert owed["DESCRIPTION"] == "承诺\n来访\n人事"


def test_a_paper_without_dates_is_refused() -> None:
    with pytest.raises(RenderError, match="没有到期的事"):
        render(make_plan("day", [], PRINTED))
