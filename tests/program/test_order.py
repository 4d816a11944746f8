"""No line before what it needs, none at night unasked: reckoned again from the program alone."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from builder.model import Event, Library
from builder.program import Program, Result, compile_program, evaluate, make_event
from builder.program.result import ResultTask
from tests.program.events_of_blocks import block_library, drawn
from tests.program.every_event import library_in
from tests.proof_share import Share

DAY = 1440


def programs(library: Library) -> Iterator[Program]:
    for event_type in library.event_types.values():
        yield compile_program(library, event_type)


def event_of(library: Library, data: dict[str, Any]) -> Event:
    event = make_event(data, library.own_types, library.blocks)
    assert isinstance(event, Event), event
    return event


def result_of(library: Library, data: dict[str, Any], program: Program) -> Result:
    return evaluate(program, event_of(library, data))


def out_of_order(program: Program, event: Event, result: Result) -> list[str]:
    """Lines that stand before what they need, by what the result says of their times."""
    makers: dict[str, list[tuple[str, ResultTask]]] = {}
    for line in filter(_own, result["tasks"]):
        for state in line["makes"]:
            makers.setdefault(state, []).append((_home(program, event, line), line))
    return [
        f"{text} {state} {maker['text']}"
        for text, home, needs, by in _users(program, event, result)
        for state in needs
        for maker in _nearest(makers.get(state, []), home)
        if maker["due"] + program["slack"].get(state, 0) > by
    ]


def _own(line: ResultTask) -> bool:
    return not line["id"].startswith("own/")


def _home(program: Program, event: Event, line: ResultTask) -> str:
    """The stretch a task belongs to: the only one that brings it, else the whole event."""
    id_, _, suffix = line["id"].partition("@")
    task = next(task for task in program["tasks"] if task["id"] == id_)
    titles = {b["title"]: b["timed"] for b in program["blocks"] if b["slug"] in task["scopes"]}
    there = [s for s in event.segments if titles.get(s.kind) and (not suffix or s.id == suffix)]
    under = [title for title, timed in titles.items() if not timed and title in event.circumstances]
    only = len(there) == 1 and not under and "" not in task["scopes"]
    return f"{there[0].kind} {there[0].id}" if only else ""


def _users(
    program: Program, event: Event, result: Result
) -> Iterator[tuple[str, str, list[str], int]]:
    kinds = {block["slug"]: block["title"] for block in program["blocks"]}
    for line in filter(_own, result["tasks"]):
        yield line["text"], _home(program, event, line), line["needs"], line["due"]
    for pause in result["pauses"]:
        name, _, suffix = pause["name"].partition("@")
        scopes = [x["scope"] for x in program["pauses"] if x["name"] == name]
        homes = [kinds[scope] for scope in scopes if scope]
        kind = next((s.kind for s in event.segments if s.kind in homes and s.id == suffix), "")
        for item in pause["items"]:
            yield item["text"], f"{kind} {suffix}" if kind else "", item["needs"], pause["at"]


def _nearest(makers: list[tuple[str, ResultTask]], home: str) -> list[ResultTask]:
    """A line takes a thing from its own stretch, else from the event, else from any."""
    for wanted in (home, ""):
        if found := [line for at, line in makers if at == wanted]:
            return found
    return [line for _, line in makers]


def at_night(program: Program, result: Result) -> list[str]:
    """Tasks outside office hours that do not say so, reckoned from the calendar's bits."""
    calendar, tasks = program["calendar"], {task["id"]: task for task in program["tasks"]}
    found = []
    for line in filter(_own, result["tasks"]):
        if tasks[line["id"].partition("@")[0]]["any_hour"]:
            continue
        day, clock = divmod(line["due"], DAY)
        index = day - calendar["first_day"]
        known = 0 <= index < len(calendar["working"])
        worked = calendar["working"][index] == "1" if known else (day + 3) % 7 < 5
        if not worked or not any(a <= clock <= b for a, b in calendar["hours"]):
            found.append(f"{line['text']} {line['due_text']}")
    return found


def test_nothing_stands_before_what_it_needs_whatever_the_day_is_made_of(share: Share) -> None:
    library = block_library()
    for program in programs(library):
        for data in islice(drawn(program, 4000), 0, None, share.every):
            event = event_of(library, data)
            result = evaluate(program, event)
            assert out_of_order(program, event, result) == [], data
            assert at_night(program, result) == [], data


@pytest.mark.parametrize("count", [25, pytest.param(1000, marks=pytest.mark.proof)])
def test_the_sheets_of_this_repository_can_be_carried_out_in_their_order(
    root: Path, count: int
) -> None:
    library = library_in(root)
    for program in programs(library):
        for data in drawn(program, count):
            event = event_of(library, data)
            result = evaluate(program, event)
            assert out_of_order(program, event, result) == [], (program["type"], data)
            assert at_night(program, result) == [], (program["type"], data)


def test_what_is_needed_early_is_made_early() -> None:
    library = block_library()
    program = next(programs(library))
    talk = {"id": "a", "kind": "座谈", "start": "2026-12-08 09:00", "place": "二楼"}
    meal = {"id": "b", "kind": "用餐", "start": "2026-12-08 12:00"}
    data = {"format": 2, "type": "day", "guests": "来宾", "segments": [talk, meal]}
    result = result_of(library, data, program)
    times = {task["id"]: task["due_text"] for task in result["tasks"]}
    assert times["room/print"] == "12月7日（周一）14:30"
    assert times["dining/hand"] == times["dining/ask"] == "12月7日（周一）10:00"
    assert times["overall/settle"] == "12月4日（周五）17:30"
    names = [pause["name"] for pause in result["pauses"]]
    assert names == ["rehearsal@a", "day-before", "room@a", "table@b", "farewell", "after@b"]


def test_a_night_at_the_hotel_does_not_put_off_the_farewell() -> None:
    library = block_library()
    program = next(programs(library))
    talk = {"id": "a", "kind": "座谈", "start": "2026-12-08 09:00", "place": "二楼"}
    night = {"id": "b", "kind": "住宿", "start": "2026-12-08 18:00", "place": "迎宾楼"}
    data = {"format": 2, "type": "day", "guests": "来宾", "segments": [talk, night]}
    pauses = {pause["name"]: pause for pause in result_of(library, data, program)["pauses"]}
    assert pauses["farewell"]["at_text"].startswith("12月8日 11:00")
    assert pauses["rooms@b"]["place"] == "迎宾楼"
    assert pauses["farewell"]["place"] == "二楼门口", "where the event is, not where they sleep"


def test_at_one_minute_the_stretch_that_is_over_first_stands_first() -> None:
    library = block_library()
    day = "2026-12-08 "
    segments = [
        {"kind": "参观", "start": day + "12:30", "end": day + "13:10", "place": "东楼"},
        {"kind": "用餐", "start": day + "10:15", "end": day + "11:15", "place": "餐厅"},
    ]
    program = compile_program(library, library.event_types["day"])
    pauses = result_of(library, {"format": 2, "type": "day", "segments": segments}, program)[
        "pauses"
    ]
    alike = [pause["title"] for pause in pauses if pause["at_text"].startswith("12月8日 11:45")]
    assert alike == ["用餐 · 散席后", "参观 · 走一遍"]
