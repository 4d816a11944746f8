"""The days that types of this repository offer: whole, and short enough to be carried."""

from typing import Any

import pytest

from builder.model import Event, Library
from builder.model.event_type import EventType, Preset
from builder.program import Result, compile_program, evaluate, make_event
from builder.program.spans import MAIN
from builder.program.times import clock_text

EVE = "2026-11-24 09:00"
"""Ten working days before the day, so that nothing is late."""


def day_of(event_type: EventType, preset: Preset) -> dict[str, Any]:
    segments = []
    for number, part in enumerate(preset.segments, 1):
        start = f"2026-12-{8 + part.day:02} {part.at}"
        segments.append({"id": f"s{number}", "kind": part.kind, "start": start, "place": "二楼"})
    return {
        "format": 2,
        "type": event_type.id,
        "made": EVE,
        "guests": "一行十二人",
        "segments": segments,
        "circumstances": {title: {} for title in preset.circumstances},
    }


def result_of(library: Library, event_type: EventType, preset: Preset) -> Result:
    event = make_event(day_of(event_type, preset), library.own_types, library.blocks)
    assert isinstance(event, Event), event
    return evaluate(compile_program(library, event_type), event)


def test_every_day_on_offer_can_be_opened_as_it_is(repository: Library) -> None:
    for event_type in repository.own_types.values():
        for preset in event_type.presets:
            result = result_of(repository, event_type, preset)
            assert (result["refused"], result["missing"]) == ([], []), preset.title
            assert result["tasks"] or result["pauses"], preset.title


def test_every_stretch_with_a_node_of_its_own_has_it_on_the_sheet(repository: Library) -> None:
    walked = {b.title for b in repository.blocks.values() if b.timed and b.pauses}
    for event_type in repository.own_types.values():
        for preset in event_type.presets:
            result = result_of(repository, event_type, preset)
            keys = {pause["name"].partition("@")[2] for pause in result["pauses"]}
            for number, part in enumerate(preset.segments, 1):
                if part.kind in walked and part.kind != MAIN:
                    assert f"s{number}" in keys, (preset.title, part.kind)


def test_no_node_of_a_day_stands_at_the_start_because_an_end_is_missing(
    repository: Library,
) -> None:
    for event_type in repository.own_types.values():
        for preset in event_type.presets:
            result = result_of(repository, event_type, preset)
            for pause in result["pauses"]:
                if "结束" in pause["at_text"]:
                    shown = clock_text(pause["at"])
                    assert pause["at"] > result["start"], (preset.title, pause["title"], shown)


@pytest.mark.parametrize(
    ("name", "tasks", "items"), [("leaders-visit", 45, 40), ("reception", 45, 40)]
)
def test_a_usual_visit_stays_short(repository: Library, name: str, tasks: int, items: int) -> None:
    """接站、座谈、用餐、送站: who adds a line takes one away or joins two."""
    event_type = repository.own_types[name]
    result = result_of(repository, event_type, event_type.presets[0])
    assert [part.kind for part in event_type.presets[0].segments] == [
        "接站", "座谈", "用餐", "送站",
    ]  # fmt: skip
    assert len(result["tasks"]) <= tasks
    assert sum(len(pause["items"]) for pause in result["pauses"]) <= items


def test_a_meal_of_a_meeting_is_a_meal_to_who_reads_the_paper(repository: Library) -> None:
    event_type = repository.own_types["dining"]
    day = day_of(event_type, event_type.presets[0])
    meals = [("s1", "用餐", "12:00"), ("s2", "会议、外宾用餐", "18:00")]
    day["segments"] = [
        {"id": name, "kind": kind, "start": f"2026-12-08 {at}", "place": "食堂"}
        for name, kind, at in meals
    ]
    event = make_event(day, repository.own_types, repository.blocks)
    assert isinstance(event, Event), event
    result = evaluate(compile_program(repository, event_type), event)
    assert [row["title"] for row in result["segments"]] == ["用餐 1", "用餐 2"]
    moments = " ".join(pause["at_text"] for pause in result["pauses"])
    assert moments.count("（用餐前 20 分钟）") == 2
    assert "会议、外宾" not in moments
