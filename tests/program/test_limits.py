"""Lists that are too long for some answers, lines that no answer brings out."""

from typing import Any

import pytest

from builder.program import Program, compile_program
from builder.program.limits import Excess, lint_program
from tests.program.every_event import comparisons, sample_library


@pytest.fixture
def visit() -> Any:
    """A program that a test may change."""
    library = sample_library()
    return compile_program(library, library.event_types["visit"])


def found(program: Program, code: str) -> list[Excess]:
    return [excess for excess in lint_program(program) if excess.code == code]


def lengthen(program: Any, count: int, **changes: Any) -> Any:
    front = next(pause for pause in program["pauses"] if pause["name"] == "front")
    plain = {**front["items"][1], "when": {"all": [], "any": []}, **changes}
    front["items"] = [{**plain, "id": f"x/{n}"} for n in range(count)]
    return program


def test_a_program_of_usual_size_goes_beyond_nothing_but_what_is_dead(visit: Program) -> None:
    assert {excess.code for excess in lint_program(visit)} == {"dead-item"}
    assert [excess.subject for excess in lint_program(visit)] == ["看座位牌"]


def test_ten_items_to_be_read_aloud_are_one_too_many(visit: Any) -> None:
    assert not found(lengthen(visit, 9), "too-many-items")
    (excess,) = found(lengthen(visit, 10), "too-many-items")
    assert (excess.subject, excess.found, excess.limit) == ("到场前 60 分钟", 10, 9)


def test_items_that_never_meet_are_not_counted_together(visit: Any) -> None:
    lengthen(visit, 12)
    front = next(pause for pause in visit["pauses"] if pause["name"] == "front")
    media = next(c for c in comparisons(visit) if c["question"] == "media")
    for index, item in enumerate(front["items"]):
        value = "是" if index % 2 else "否"
        item["when"] = {"all": [{**media, "operator": "=", "value": value}], "any": []}
    assert not found(visit, "too-many-items")
    front["items"][0]["when"] = {"all": [], "any": []}
    front["items"] += [{**front["items"][1], "id": f"y/{n}"} for n in range(4)]
    (excess,) = found(visit, "too-many-items")
    assert excess.answers == {"media": "是"}


def test_reading_time_warns_and_then_fails(visit: Any) -> None:
    assert not found(lengthen(visit, 9, text="看一" * 6), "too-long-to-read")
    (warned,) = found(lengthen(visit, 9, text="看一" * 9), "too-long-to-read")
    (failed,) = found(lengthen(visit, 9, text="看一" * 20), "too-long-to-read")
    assert (warned.serious, failed.serious) == (False, True)


def test_killers_are_rare(visit: Any) -> None:
    assert not found(lengthen(visit, 3, killer=True), "killer-inflation")
    assert found(lengthen(visit, 4, killer=True), "killer-inflation")
    excesses = found(lengthen(visit, 8, killer=True), "killer-inflation")
    assert {excess.limit for excess in excesses} == {3, 7}


def test_a_killer_at_the_very_start_leaves_no_time(visit: Any) -> None:
    dinner = next(pause for pause in visit["pauses"] if pause["name"] == "dinner")
    assert not found(visit, "no-slack")
    dinner["at"]["amount"] = 0
    assert [excess.subject for excess in found(visit, "no-slack")] == ["数用餐席位"]


def test_a_pause_longer_than_a_page_is_found_before_it_is_printed(visit: Any) -> None:
    long = {"text": "看" * 18, "expect": "稳" * 30, "why": "曾" * 30}
    assert not found(lengthen(visit, 9, **long), "more-than-a-page")
    assert found(lengthen(visit, 15, **long), "more-than-a-page")
