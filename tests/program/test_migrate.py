"""Drafts of format 1: what was typed is found again where it belongs now."""

from collections.abc import Iterator
from typing import Any

from builder.model import Event, Library
from builder.program import make_event

DAY = "2026-12-08"


def old_drafts() -> Iterator[dict[str, Any]]:
    """One of every way in which an answer of a real type has moved."""
    talk = {"kind": "座谈", "start": f"{DAY} 09:00", "end": f"{DAY} 11:00"}
    lunch = {"kind": "用餐", "start": f"{DAY} 12:00"}
    answers = {"guests": "8", "dining": "送餐", "sites": "2", "media": "是", "wind": "否"}
    yield {"type": "leaders-visit", "answers": answers, "segments": [talk, lunch]}
    yield {"type": "leaders-visit", "answers": answers | {"weekend": "是"}, "segments": [talk]}
    asked = {"announced": "否", "report": "是", "rooms": "2"}
    yield {"type": "inspection", "answers": asked, "segments": [talk], "notes": "带证件"}
    yield {"type": "pickup", "answers": {"pickup": "机场", "night": "是"}, "segments": [lunch]}
    flag = {"flag-state": "下半旗", "meal": "是", "talk": "会见"}
    yield {"type": "foreign-guests", "answers": flag, "segments": [talk]}
    main = {"kind": "活动", "start": f"{DAY} 09:00", "end": f"{DAY} 11:00"}
    asked = {"winners": "30", "anthem": "是", "weekend": "否"}
    yield {"type": "award", "answers": asked, "segments": [main]}


def opened(library: Library, number: int) -> Event:
    event = make_event(list(old_drafts())[number], library.own_types, library.blocks)
    assert isinstance(event, Event), event
    return event


def test_an_answer_goes_to_the_stretch_that_asks_it_now(repository: Library) -> None:
    event = opened(repository, 0)
    assert event.answers == {"guests": "8"}
    assert event.segments[1].answers == {"dining": "送餐"}
    assert set(event.circumstances) == {"媒体"}


def test_what_was_answered_without_a_stretch_is_left_to_be_finished(repository: Library) -> None:
    unfinished = opened(repository, 1).unfinished
    assert {"kind": "用餐", "dining": "送餐"} in unfinished
    assert {"kind": "参观"} in unfinished


def test_what_nobody_is_asked_any_more_stands_in_the_notes(repository: Library) -> None:
    event = opened(repository, 2)
    assert event.answers == {}
    assert event.notes == "带证件\n事先打过招呼吗：否\n要开汇报会吗：是"
    assert event.unfinished == ({"kind": "住宿", "rooms": "2"},)


def test_a_question_whose_name_is_a_block_now_is_not_taken_for_it(repository: Library) -> None:
    event = opened(repository, 3)
    assert event.notes == "在哪里接送：机场"
    assert not event.unfinished


def test_a_circumstance_comes_with_what_was_answered(repository: Library) -> None:
    event = opened(repository, 4)
    assert event.circumstances["楼前国旗"].answers == {"flag-state": "下半旗"}
    assert {"kind": "会议、外宾用餐"} in event.unfinished


def test_the_main_stretch_becomes_the_block_that_holds_its_lines_now(repository: Library) -> None:
    event = opened(repository, 5)
    assert [segment.kind for segment in event.segments] == ["会议"]
    assert event.segments[0].answers == {"anthem": "是"}
    assert event.unfinished == ({"kind": "颁奖", "winners": "30"},)
