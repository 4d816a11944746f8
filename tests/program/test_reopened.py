"""What a change reopens, by the things that lines make and need."""

from typing import Any, cast

import pytest

from builder.model import Event
from builder.program import Result, compile_program, evaluate, make_event
from builder.program.entry import Entry
from builder.program.reopened import reopened
from tests.program.events_of_blocks import block_library
from tests.shipped import sections

TALK = {"id": "a", "kind": "座谈", "start": "2026-12-08 09:00", "place": "二楼", "leaders": ["王×"]}
MEAL = {"id": "b", "kind": "用餐", "start": "2026-12-08 12:00", "place": "食堂"}
DAY: dict[str, Any] = {"format": 2, "type": "day", "guests": "八人", "segments": [TALK, MEAL]}


def entry_of(data: dict[str, Any], before: Entry | None = None) -> Entry:
    library = block_library()
    event = make_event(data, library.own_types, library.blocks)
    assert isinstance(event, Event), event
    result = evaluate(compile_program(library, library.event_types["day"]), event)
    return Entry(event=event, result=result, printed="2026-12-07 10:00", before=before)


def result_of(data: dict[str, Any]) -> Result:
    return entry_of(data).result


def test_a_thing_reopens_who_makes_it_and_who_uses_it_and_nothing_else() -> None:
    found = reopened(result_of(DAY), ["桌签"])
    assert list(found) == [
        "room/print", "room/place@a", "rehearsal@a room/signs", "room@a room/signs",
    ]  # fmt: skip


def test_what_is_made_of_a_thing_that_changed_is_made_again() -> None:
    found = reopened(result_of(DAY), ["名单"])
    assert found["overall/collect"] == ["名单"]
    assert found["room/place@a"] == ["桌签"]
    assert found["table@b dining/taboo"] == ["忌口单"]


def test_what_comes_before_the_state_that_is_made_again_stays() -> None:
    """New plates are laid again, in a room that need not be booked again."""
    tasks = [
        {"id": "room/book", "makes": ["会场/订下"], "needs": []},
        {"id": "room/print", "makes": ["桌签/印好"], "needs": []},
        {"id": "room/lay", "makes": ["会场/布置好"], "needs": ["会场/订下", "桌签/印好"]},
        {"id": "room/walk", "makes": [], "needs": ["会场/订下", "会场/布置好"]},
    ]
    found = reopened(cast(Result, {"tasks": tasks, "pauses": []}), ["桌签"])
    assert found == {"room/print": ["桌签"], "room/lay": ["桌签"], "room/walk": ["会场"]}
    assert "room/book" in reopened(cast(Result, {"tasks": tasks, "pauses": []}), ["会场"])


def test_another_room_for_one_stretch_leaves_what_the_others_make_alone() -> None:
    entry = entry_of({**DAY, "segments": [TALK, {**MEAL, "place": "外面餐厅"}]}, entry_of(DAY))
    blocks = sections("change", entry)[0]["blocks"]
    texts = str([block["rows"] for block in blocks if block["kind"] == "table"])
    assert "用餐地点" in texts
    assert "印桌签" not in texts


@pytest.mark.parametrize(
    ("changes", "again", "told"),
    [
        ({"segments": [{**TALK, "place": "东楼"}, MEAL]}, ["印桌签", "念桌签"], ["王×"]),
        ({"guests": "十一人"}, ["两人核定名单", "印桌签", "忌口单交厨房"], ["王×"]),
        ({"segments": [{**TALK, "leaders": ["李×"]}, MEAL]}, ["印桌签"], ["李×", "王×"]),
        ({"segments": [{**TALK, "leaders": []}, MEAL]}, ["印桌签"], ["王×"]),
        ({"segments": [TALK]}, ["停办：忌口单交厨房"], ["王×"]),
        ({"circumstances": {"媒体": {}}}, ["收记者名单", "看记者证"], ["王×"]),
        (
            {"segments": [{**TALK, "start": "2026-12-08 08:30"}, MEAL]},
            ["摆桌签", "检查节点：座谈 · 会场复查"],
            ["王×"],
        ),
    ],
)
def test_a_change_names_what_to_do_again_and_whom_to_tell(
    changes: dict[str, Any], again: list[str], told: list[str]
) -> None:
    entry = entry_of({**DAY, **changes}, entry_of(DAY))
    blocks = sections("change", entry)[0]["blocks"]
    tables = [block["rows"] for block in blocks if block["kind"] == "table"]
    texts = [r["cells"][0] for r in tables[1]]
    assert [text for text in again if not any(text in x for x in texts)] == []
    assert [name for name in told if name not in [r["cells"][0] for r in tables[-1]]] == []
