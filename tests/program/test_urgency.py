"""Lists made too late, limits that refuse, the short version, types that extend types."""

from typing import Any

import pytest

from builder.model import Library
from builder.program import Program, Result, compile_program, evaluate, make_event
from builder.program.conditions import allowance
from builder.program.format import LimitStep
from tests.program.every_event import sample_library

TABLE = [LimitStep(to=10, allowed=3, one_in=None), LimitStep(to=None, allowed=None, one_in=3)]
ANSWERS = {"guests": "12", "media": "是", "meal": "桌餐", "outdoor": "否"}


@pytest.fixture(scope="module")
def library() -> Library:
    return sample_library()


@pytest.fixture(scope="module")
def visit(library: Library) -> Program:
    return compile_program(library, library.event_types["visit"])


def result_of(library: Library, program: Program, now: str = "", **changes: Any) -> Result:
    segments = [{"kind": "座谈", "start": "2026-12-08 09:30"}]
    data = {"type": program["type"], "answers": ANSWERS, "segments": segments, **changes}
    event = make_event(data, library.event_types)
    assert not isinstance(event, list), event
    return evaluate(program, event, now)


def states(result: Result) -> dict[str, str]:
    return {task["text"]: task["state"] for task in result["tasks"]}


def test_a_list_made_the_afternoon_before_sorts_itself(library: Library, visit: Program) -> None:
    result = result_of(library, visit, made="2026-12-07 16:00")
    found = states(result)
    assert found["报接待方案审批"] == "现在做", "a red line is done now, late or not"
    assert found["发会议通知"] == "来不及的补救"
    assert found["派车单签字"] == "现在做"
    assert found["打印检查单"] == ""
    assert [*dict.fromkeys(found.values())] == ["现在做", "来不及的补救", ""]
    assert result["urgent"]
    assert any("急单" in remark for remark in result["remarks"])


def test_what_can_be_dropped_is_dropped_only_when_late(library: Library, visit: Program) -> None:
    assert states(result_of(library, visit, made="2026-12-08 08:30"))["打印检查单"] == "可舍"
    assert states(result_of(library, visit, made="2026-12-08 07:30"))["打印检查单"] == ""


def test_no_red_line_is_ever_dropped(library: Library, visit: Program) -> None:
    result = result_of(library, visit, made="2027-06-01 08:00")
    assert {task["state"] for task in result["tasks"] if task["red_line"]} == {"现在做"}


def test_a_pause_that_is_past_is_walked_now(library: Library, visit: Program) -> None:
    pauses = result_of(library, visit, made="2026-12-07 16:00")["pauses"]
    assert {p["name"]: p["state"] for p in pauses}["route"] == "现在做"
    assert {p["name"]: p["state"] for p in pauses}["front"] == ""


def test_the_time_of_making_in_the_draft_rules_over_the_present(
    library: Library, visit: Program
) -> None:
    early = result_of(library, visit, "2026-12-08 08:00", made="2026-11-01 08:00")
    assert not early["urgent"]
    assert result_of(library, visit, "2026-12-08 08:00")["urgent"]
    assert not result_of(library, visit)["urgent"]


def test_urgency_does_not_change_the_hash(library: Library, visit: Program) -> None:
    late = result_of(library, visit, made="2026-12-07 16:00")
    assert late["hash"] == result_of(library, visit)["hash"]


@pytest.mark.parametrize(
    ("guests", "allowed"), [(0, 3), (7, 3), (9, 3), (10, 3), (11, 3), (12, 4), (13, 4), (15, 5)]
)
def test_the_table_of_companions(guests: int, allowed: int) -> None:
    assert allowance(TABLE, guests) == allowed


def test_too_many_companions_are_refused_with_the_clause(library: Library, visit: Program) -> None:
    answers = ANSWERS | {"guests": "13", "companions": "5"}
    refused = result_of(library, visit, answers=answers)["refused"]
    assert refused == [
        "陪餐人数：客人 13 人，至多 4 人，现在填的是 5 人（依据：《国旗法》第十八条）"
    ]
    assert not result_of(library, visit, answers=answers | {"companions": "4"})["refused"]


def test_the_earlier_of_promise_and_statute_rules(library: Library, visit: Program) -> None:
    def due(**changes: Any) -> tuple[str, str]:
        result = result_of(library, visit, **changes)
        task = next(t for t in result["tasks"] if t["text"] == "回告承诺事项")
        return task["due_text"], task["statute_text"]

    legal = "法定期限 12月23日（周三）17:00"
    assert due() == ("12月22日（周二）17:00", legal), "the alarm stands on the working day before"
    assert due(promise="2026-12-14 12:00") == ("12月11日（周五）17:00", legal)
    assert due(promise="2026-12-31 12:00") == ("12月22日（周二）17:00", legal)


def test_the_short_version_keeps_red_lines_killers_and_what_is_named(
    library: Library, visit: Program
) -> None:
    result = result_of(library, visit, minimal="是")
    items = {item["id"] for pause in result["pauses"] for item in pause["items"]}
    assert items == {"stage/flag", "stage/mics"}
    assert {task["id"] for task in result["tasks"]} == {"stage/approve", "stage/notice"}
    assert {x["because"] for x in result["left_out"]} >= {"最简版不列"}
    assert result["hash"] != result_of(library, visit)["hash"]


def test_a_type_where_nothing_would_stay_is_printed_whole(library: Library) -> None:
    duty = compile_program(library, library.event_types["duty"])
    assert not [i for p in duty["pauses"] for i in p["items"] if i["killer"]]
    short, whole = (
        result_of(library, duty, answers={}, minimal=minimal) for minimal in ("是", "否")
    )
    assert short["tasks"] == whole["tasks"]
    assert short["pauses"] == whole["pauses"]


def test_a_type_that_extends_another_has_its_lines_and_its_own(library: Library) -> None:
    program = compile_program(library, library.event_types["inspection"])
    asked = {question["name"]: question["text"] for question in program["questions"]}
    assert asked["media"] == "带不带记者"
    assert asked["guests"] == "来宾几人"
    front = next(pause for pause in program["pauses"] if pause["name"] == "front")
    assert {"stage/flag", "desk/file"} <= {item["id"] for item in front["items"]}
    assert program["closing"] == "核对完毕，准备就绪。"


def test_past_cases_rest_on_todays_lines(library: Library, visit: Program) -> None:
    cases = result_of(library, visit)["cases"]
    assert [case["url"] for case in cases] == ["lessons/2013/flag-at-half-mast.html"]
    assert cases[0]["numbers"]
