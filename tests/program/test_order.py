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
from tests.program.every_event import repository_library
from tests.proof_share import Share

DAY = 1440


def programs(library: Library) -> Iterator[Program]:
    for event_type in library.event_types.values():
        yield compile_program(library, event_type)


def result_of(library: Library, data: dict[str, Any], program: Program) -> Result:
    event = make_event(data, library.own_types, library.blocks)
    assert isinstance(event, Event), event
    return evaluate(program, event)


def out_of_order(program: Program, result: Result) -> list[str]:
    """Lines that stand before what they need, by what the result says of their times."""
    tasks = {task["id"]: task for task in program["tasks"]}
    made: dict[str, list[ResultTask]] = {}
    for line in result["tasks"]:
        for state in tasks[line["id"].partition("@")[0]]["makes"] if _own(line) else ():
            made.setdefault(state, []).append(line)
    found = []
    for text, at, needs, by in _users(program, result):
        for state in needs:
            for maker in _nearest(made.get(state, []), at, program):
                if maker["due"] + program["slack"].get(state, 0) > by:
                    found.append(f"{text} {state} {maker['text']}")
    return found


def _own(line: ResultTask) -> bool:
    return not line["id"].startswith("own/")


Standing = tuple[str, frozenset[str]]
"""The segment whose line it is, where it says so, and the blocks that bring it; "" is the event."""


def _users(program: Program, result: Result) -> Iterator[tuple[str, Standing, list[str], int]]:
    tasks = {task["id"]: task for task in program["tasks"]}
    scopes = {(pause["name"], pause["title"]): pause["scope"] for pause in program["pauses"]}
    items = {item["id"]: item for pause in program["pauses"] for item in pause["items"]}
    for line in filter(_own, result["tasks"]):
        needs = tasks[line["id"].partition("@")[0]]["needs"]
        yield line["text"], _standing(line, program), needs, line["due"]
    for pause in result["pauses"]:
        name, _, key = pause["name"].partition("@")
        standing = key, _blocks([scopes[name, pause["title"]]], program)
        for item in pause["items"]:
            if item["id"] in items:
                yield item["text"], standing, items[item["id"]]["needs"], pause["at"]


def _standing(line: ResultTask, program: Program) -> Standing:
    id_, _, key = line["id"].partition("@")
    scopes = next(task["scopes"] for task in program["tasks"] if task["id"] == id_)
    return key, _blocks(scopes, program)


def _blocks(scopes: list[str], program: Program) -> frozenset[str]:
    """Circumstances are the event's."""
    timed = {block["slug"] for block in program["blocks"] if block["timed"]}
    return frozenset(scope if scope in timed else "" for scope in scopes)


def _nearest(makers: list[ResultTask], at: Standing, program: Program) -> list[ResultTask]:
    """Of the user's own segment, as far as they can be told apart, else the event's, else all."""
    key, blocks = at
    own, whole = [], []
    for maker in makers:
        its_key, its_blocks = _standing(maker, program)
        if its_key == key and its_blocks & blocks:
            own.append(maker)
        elif "" in its_blocks:
            whole.append(maker)
    return own or whole or makers


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
            result = result_of(library, data, program)
            assert out_of_order(program, result) == [], data
            assert at_night(program, result) == [], data


@pytest.mark.parametrize("count", [25, pytest.param(1000, marks=pytest.mark.proof)])
def test_the_sheets_of_this_repository_can_be_carried_out_in_their_order(
    root: Path, count: int
) -> None:
    library = repository_library(root)
    for program in programs(library):
        for data in drawn(program, count):
            result = result_of(library, data, program)
            assert out_of_order(program, result) == [], (program["type"], data)
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
