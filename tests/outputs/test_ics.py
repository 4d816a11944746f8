"""What is written into a calendar is what a calendar program reads."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from builder.model import Event
from builder.model.mark import Mark
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

EARLY = "2026-11-02 08:00"
"""Nothing of the sample is past."""
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
    said = HOSTILE.replace("\r\n", "\n")
    assert read[0]["SUMMARY"] == f"{said}·{result['segments'][0]['kind']}"
    assert all(one["DESCRIPTION"].startswith(said + "\n") for one in read if "DESCRIPTION" in one)
    assert "来访\\;分号\\,逗号".encode() in data.replace(b"\r\n ", b"")


def test_lines_end_as_the_format_asks_and_are_folded_by_bytes() -> None:
    _, data = with_title("很长" * 60 + HOSTILE)
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1]), "no character is cut in two"


def test_what_is_past_is_left_out_and_the_rest_rings_before_its_time() -> None:
    result, event = sample()
    printed = "2026-12-08 08:30"
    read = properties(rendered("ics", Entry(result, event, printed)))
    due = [(x["due"], timedelta(hours=-1)) for x in result["tasks"]]
    looked = [(x["at"], timedelta(minutes=-15)) for x in result["pauses"]]
    ahead = [x for x in (*due, *looked) if x[0] >= minute_of(printed)]
    assert 0 < len(ahead) < len(due) + len(looked)
    times = [texts["DTSTART"] for name, texts in read if name == "VEVENT"]
    assert [minute_of(x) for x in times[len(result["segments"]) :]] == [at for at, _ in ahead]
    alarms = [texts for name, texts in read if name == "VALARM"]
    assert [alarm["TRIGGER"] for alarm in alarms] == [str(before) for _, before in ahead]
    assert all(alarm["ACTION"] == "DISPLAY" for alarm in alarms)


def test_an_entry_says_when_it_was_written_in_world_time() -> None:
    read = entries(rendered("ics", Entry(*sample(), "2026-12-05 06:20")))
    assert {one["DTSTAMP"] for one in read} == {"2026-12-04 22:20:00+00:00"}


def test_a_node_says_where_it_is_who_calls_and_what_is_looked_at() -> None:
    result, event = sample()
    pause = next(x for x in result["pauses"] if x["at"] >= minute_of(PRINTED))
    read = entries(rendered("ics", Entry(result, event, PRINTED)))
    [node] = [one for one in read if one["SUMMARY"] == f"节点：{pause['title']}"]
    assert node["LOCATION"] == pause["place"]
    *_, who, looked = node["DESCRIPTION"].split("\n")
    assert who == f"{pause['mode']} {pause['caller']}"
    assert looked == "查：" + "、".join(item["text"] for item in pause["items"])


def test_what_is_done_does_not_ring() -> None:
    result, event = sample()
    pause, task = result["pauses"][-1], result["tasks"][-1]
    items = [f"{pause['name']} {item['id']}" for item in pause["items"]]
    titles = [task["text"], f"节点：{pause['title']}"]
    for keys, silent in ([task["id"], *items], titles), ([task["id"], *items[1:]], titles[:1]):
        marks = {key: Mark(state="完成") for key in keys}
        marked = event.model_copy(update={"marks": marks})
        data: Any = Calendar.from_ical(rendered("ics", Entry(result, marked, PRINTED)))
        quiet = [str(x["SUMMARY"]) for x in data.walk("VEVENT") if not x.walk("VALARM")]
        assert [x for x in quiet if "·" not in x] == silent


def called_off(entry: Entry) -> list[str]:
    read = entries(rendered("ics", entry))
    return [one["SUMMARY"] for one in read if one["STATUS"] == "CANCELLED"]


def test_only_what_this_event_had_and_is_still_to_come_is_called_off() -> None:
    """A line that is over needs no word, and last year's event keeps its entries."""
    talk = {"kind": "座谈", "start": "2026-12-08 09:00"}
    meal = {"kind": "用餐", "start": "2026-12-08 12:00"}
    fuller = Entry(*sample(id="a", segments=[talk, meal]), PRINTED)
    shorter = sample(id="a", segments=[talk])
    assert "已取消：上级调研考察·用餐" in called_off(Entry(*shorter, PRINTED, fuller))
    assert not called_off(Entry(*shorter, "2026-12-08 12:01", fuller))
    assert not called_off(Entry(*sample(id="b", segments=[talk]), PRINTED, fuller))
    assert not called_off(fuller)


def test_what_a_draft_notes_as_given_out_is_called_off() -> None:
    noted = {"old@qianshi": "2026-12-07 10:00", "gone@qianshi": "2026-12-01 10:00"}
    read = entries(rendered("ics", Entry(*sample(calendar=noted), PRINTED)))
    [off] = [one for one in read if one["STATUS"] == "CANCELLED"]
    assert (off["UID"], off["SUMMARY"]) == ("old@qianshi", "已取消")
    assert off["DTSTART"] == "2026-12-07 10:00:00"


def test_only_what_takes_time_has_an_end_and_it_is_later() -> None:
    talk = {"kind": "座谈", "start": "2026-12-08 09:00", "end": "2026-12-08 10:00"}
    stop = {"kind": "用餐", "start": "2026-12-08 12:00", "end": "2026-12-08 12:00"}
    result, event = sample(segments=[talk, stop, {"kind": "活动", "start": "2026-12-08 14:00"}])
    first, *others = entries(rendered("ics", Entry(result, event, PRINTED)))
    assert minute_of(first["DTEND"]) - minute_of(first["DTSTART"]) == 60
    assert len(others) > 2
    assert not [one for one in others if "DTEND" in one]


def uids(event: Event, program: Program) -> list[str]:
    result = evaluate(program, event)
    return [one["UID"] for one in entries(rendered("ics", Entry(result, event, EARLY)))]


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
    now = result["tasks"][0]["due"]
    printed = f"{datetime(1970, 1, 1) + timedelta(minutes=now):%Y-%m-%d %H:%M}"
    read = entries(rendered("ics", Entry(result, event, printed)))[len(result["segments"]) :]
    for task, entry in zip(result["tasks"], read, strict=False):
        assert entry["SUMMARY"] == ("红线：" if task["red_line"] else "") + task["text"]
        assert ("来不及的补救（推断）：" in entry["DESCRIPTION"]) == bool(task["fallback"])
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
        render(make_plan("day", [], [], PRINTED))
