"""Which seats are drawn of an event: by its blocks, with the names that it has."""

from pathlib import Path
from typing import Any

from builder.model import Event
from builder.program import compile_program, evaluate
from builder.program.result import ResultSeating
from tests.program.every_event import library_in

LIBRARY = library_in(Path(__file__).parents[2])


def seatings(type_id: str, *kinds: str, **more: Any) -> list[ResultSeating]:
    segments = [
        {"kind": kind, "start": f"2026-12-08 {9 + n:02d}:00", "end": f"2026-12-08 {9 + n:02d}:40"}
        for n, kind in enumerate(kinds)
    ]
    named = {"leaders": ["甲", "乙"], "guests": "丙、丁、戊"}
    event = Event.model_validate({"type": type_id, "segments": segments, **named, **more})
    return evaluate(compile_program(LIBRARY, LIBRARY.event_types[type_id]), event)["seatings"]


def test_each_stretch_has_the_layouts_of_its_block() -> None:
    made = seatings("leaders-visit", "接站", "座谈", "用餐", "合影")
    assert [x["title"] for x in made] == [
        *("乘车：小轿车", "会谈（长桌对坐）", "宴会、工作餐（圆桌）", "合影")
    ]


def test_who_has_to_be_met_at_the_station_rides_without_leaders_who_were_not_named_there() -> None:
    (ride,) = seatings("leaders-visit", "接站")
    assert {seat["name"] for seat in ride["seats"]} == {"丙", "丁", "戊"}


def test_more_people_than_a_car_holds_get_a_larger_one() -> None:
    (ride,) = seatings("leaders-visit", "接站", guests="一、二、三、四、五")
    assert ride["title"] == "乘车：中巴"
    assert ride["told"] == []


def test_the_car_that_was_typed_is_the_one_that_is_drawn() -> None:
    segment = {"kind": "接站", "start": "2026-12-08 09:00", "car": "中巴 1 号"}
    (ride,) = seatings("leaders-visit", segments=[segment])
    assert ride["title"] == "乘车：中巴"


def test_a_party_without_names_has_no_seats_and_is_told_of_once() -> None:
    made = seatings("leaders-visit", "接站", "座谈", guests="省教育厅一行 12 人")
    assert [x["segment"] for x in made] == ["座谈"]
    assert sum("一行 12 人" in text for text in made[0]["told"]) == 1


def test_leaders_of_a_stretch_stand_before_those_of_the_event() -> None:
    segment = {"kind": "座谈", "start": "2026-12-08 09:00", "end": "2026-12-08 10:00"}
    (talk,) = seatings("leaders-visit", segments=[{**segment, "leaders": ["己"]}])
    assert {seat["name"] for seat in talk["seats"]} == {"己", "丙", "丁", "戊"}


def test_guests_from_abroad_are_seated_by_the_way_meant_for_them() -> None:
    (home,) = seatings("foreign-guests", "会见")
    (abroad,) = seatings("foreign-guests", "会见", circumstances={"外宾": {"answers": {}}})
    assert home["custom"].startswith("国内")
    assert abroad["custom"].startswith("涉外")


def test_an_event_without_names_has_no_plan_and_one_without_guests_says_so() -> None:
    assert seatings("leaders-visit", "座谈", leaders=[], guests="") == []
    (talk,) = seatings("leaders-visit", "座谈", guests="")
    assert "“客方”一个名字也没有填。" in talk["told"]


def test_at_a_prize_giving_guests_give_too_and_who_receives_is_asked_for() -> None:
    made = seatings("award", "颁奖")
    (prizes,) = [x for x in made if x["title"] == "颁奖走位"]
    assert [seat["name"] for seat in prizes["seats"]] == ["丙", "丁", "戊", "甲", "乙"]
    assert "“受奖人”一个名字也没有填。" in prizes["told"]


def test_who_takes_part_in_the_prize_giving_receives() -> None:
    segment = {"kind": "颁奖", "start": "2026-12-08 10:00", "people": ["己", "庚"]}
    (prizes,) = seatings("award", segments=[segment], guests="")
    assert {x["name"] for x in prizes["seats"]} == {"甲", "乙", "己", "庚"}
    assert prizes["told"] == []
