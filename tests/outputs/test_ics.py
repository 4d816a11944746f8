"""What is written into a calendar is what a calendar program reads."""

from typing import Any

import pytest

from builder.outputs import Entry
from builder.outputs.format import RenderError
from builder.outputs.ics import render
from builder.outputs.plans import make_ledger, make_plan
from builder.program.commitments import Debt
from builder.program.times import minute_of
from tests.outputs.calendar_file import properties
from tests.outputs.sample_event import PRINTED, rendered, sample

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
