"""Several events at once: collisions, what is missing, and what is owed."""

from typing import Any

import pytest

from builder.model.run_record import RunRecord
from builder.program import compile_program, evaluate, make_event
from builder.program.commitments import debts
from builder.program.plan import Planned, conflicts, latest
from builder.program.times import minute_of
from tests.program.every_event import sample_library

LIBRARY = sample_library()
PROGRAM = compile_program(LIBRARY, LIBRARY.event_types["visit"])


def planned(title: str, *segments: dict[str, Any], **changes: Any) -> Planned:
    data = {"type": "visit", "title": title, "guests": "8 人", "segments": segments, **changes}
    event = make_event(data, LIBRARY.event_types)
    assert not isinstance(event, list), event
    return Planned(evaluate(PROGRAM, event), event)


def stretch(start: str, end: str = "", **more: Any) -> dict[str, Any]:
    day = "2026-12-08 "
    last = {"end": day + end} if end else {}
    return {"kind": "座谈", "start": day + start, "place": more.pop("at", "甲楼"), **last, **more}


def test_two_events_apart_collide_in_nothing() -> None:
    one = planned("一", stretch("09:00", "10:00", people=["周强"], car="中巴"))
    two = planned("二", stretch("10:00", "11:00", people=["周强"], car="中巴"))
    assert conflicts([one, two]) == []


def test_events_that_touch_collide_in_nothing_in_either_order() -> None:
    parts = [("09:00", "09:20"), ("09:20", "09:50"), ("09:50", "11:00")]
    shared: dict[str, Any] = {"people": ["周强"], "car": "中巴"}
    plan = [planned(f"第{n}场", stretch(*part, **shared)) for n, part in enumerate(parts)]
    assert conflicts(plan) == []
    assert conflicts(plan[::-1]) == []


def test_a_minute_in_common_is_a_collision_in_either_order() -> None:
    one = planned("一", stretch("09:00", "09:21", people=["周强"]))
    two = planned("二", stretch("09:20", "09:50", people=["周强"], at="乙楼"))
    for plan in ([one, two], [two, one]):
        assert [text.partition("：")[0] for text in conflicts(plan)] == ["人员冲突"]


@pytest.mark.parametrize(("start", "free"), [("09:59", False), ("10:00", True)])
def test_a_stretch_without_an_end_lasts_an_hour(start: str, free: bool) -> None:
    one = planned("一", stretch("09:00"))
    two = planned("二", stretch(start, "11:00"))
    assert (conflicts([one, two]) == []) == free


@pytest.mark.parametrize(
    ("start", "end", "busy"),
    [("11:00", "12:00", True), ("12:00", "13:00", True), ("11:00", "11:59", False),
     ("12:01", "13:00", False)],
)  # fmt: skip
def test_a_deadline_at_the_very_edge_of_another_event_is_seen(
    start: str, end: str, busy: bool
) -> None:
    """发会议通知 is due at noon; who runs an event until noon cannot send it by then."""
    people = {"总协调": "李晓明"}
    one = planned("一", stretch("09:00", "10:00"), people=people)
    day = "2026-12-04 "
    two = planned("二", {"kind": "会", "start": day + start, "end": day + end}, people=people)
    said = [x for x in conflicts([one, two]) if "“发会议通知”" in x]
    assert bool(said) == busy


def test_a_person_a_car_and_a_room_cannot_be_twice() -> None:
    one = planned("一", stretch("09:00", "10:30", people=["周强"], car="中巴"))
    two = planned("二", stretch("10:00", "11:00", people=["周强"], car="中巴"))
    kinds = [text.partition("：")[0] for text in conflicts([one, two])]
    assert kinds == ["人员冲突", "用车冲突", "场地冲突"]


def test_who_runs_an_event_cannot_run_another_at_the_time() -> None:
    people = {"总协调": "李晓明"}
    one = planned("一", stretch("09:00", "10:30"), people=people)
    two = planned("二", stretch("10:00", at="乙楼"), people=people)
    assert [x for x in conflicts([one, two]) if x.startswith("人员冲突：李晓明")]


def test_one_event_has_a_person_in_one_place_only() -> None:
    morning = stretch("09:00", "10:30", people=["周强"])
    both = planned("一", morning, stretch("10:00", at="乙楼", people=["周强"]))
    assert [x for x in conflicts([both]) if x.startswith("人员冲突：周强")]


def test_guests_in_two_hotels_are_pointed_out() -> None:
    nights = [{"kind": "住宿", "start": "2026-12-08 20:00", "place": name} for name in "甲乙"]
    assert [x for x in conflicts([planned("一", *nights)]) if x.startswith("住宿两处")]


def test_two_nights_without_a_place_are_not_two_hotels() -> None:
    nights = [{"kind": "住宿", "start": "2026-12-08 20:00", "place": ""} for _ in range(2)]
    assert {x.partition("：")[0] for x in conflicts([planned("一", *nights)])} == {"三要素不全"}


def test_two_versions_of_an_event_are_one_and_the_later_counts() -> None:
    first = planned("来访", stretch("09:00"), id="v", revision=1)
    second = planned("来访（改）", stretch("10:00"), id="v", revision=2)
    other = planned("别的", stretch("11:00"))
    plan, said = latest([("甲", first), ("丙", other), ("乙", second)])
    assert [one.name for one in plan] == ["来访（改）", "别的"]
    assert said == ["“乙”：和“甲”是同一项活动“来访（改）”，现在用的是第 2 版。"]
    plan, said = latest([("乙", second), ("甲", first)])
    assert [one.name for one in plan] == ["来访（改）"]
    assert said == ["“甲”：和“乙”是同一项活动，已经打开的是第 2 版，没有换。"]


def test_a_file_named_twice_is_one_and_files_without_an_id_are_several() -> None:
    one = planned("来访", stretch("09:00"))
    assert latest([("甲", one), ("甲", one)]) == ([one], [])
    assert len(latest([("甲", one), ("乙", one)])[0]) == 2


def test_a_deadline_in_the_middle_of_another_event_is_seen() -> None:
    people = {"总协调": "李晓明"}
    one = planned("一", stretch("09:00", "10:00"), people=people)
    dues = {task["text"]: task["due_text"] for task in one.result["tasks"]}
    assert dues["发会议通知"] == "12月4日（周五）12:00"
    busy = {"kind": "会", "start": "2026-12-04 11:30", "end": "2026-12-04 12:30", "place": "丙"}
    two = planned("二", busy, people=people)
    assert [x for x in conflicts([one, two]) if "“发会议通知”" in x and "时限与活动冲突" in x]


def test_a_missing_place_and_missing_people_are_named() -> None:
    bare = planned("一", stretch("09:00", at=""), guests="")
    assert [x.partition("：")[0] for x in conflicts([bare])] == ["三要素不全", "三要素不全"]


def test_an_own_leader_nobody_tells_is_named() -> None:
    told = planned("一", stretch("08:00", "08:30"), leaders=["王副书记"])
    untold = planned("二", stretch("15:00", "16:00", people=["王副书记"]))
    assert conflicts([told, untold]) == ["漏告知：王副书记 参加“二”，却不在须告知的本单位领导里"]


def test_promises_and_statutes_are_owed_by_time() -> None:
    event = planned("一", stretch("09:00", "10:00"), promise="2026-12-14 12:00")
    promise = {"matter": "答复补发", "due": "2026-12-10 17:00", "owner": "人事部门"}
    run = RunRecord.model_validate({"event": "x", "title": "来访", "promises": [promise]})
    owed = debts([event], [run])
    assert [(debt.kind, debt.matter) for debt in owed] == [
        ("承诺", "答复补发"),
        ("法定", "回告承诺事项"),
        ("承诺", "回告承诺事项"),
    ]
    assert owed[1].due == minute_of("2026-12-11 17:00"), "the earlier of promise and statute"
    assert len(debts([event], [], tasks=True)) > len(owed)


def test_what_was_ticked_is_no_longer_owed() -> None:
    marks = {"stage/reply": {"state": "完成"}}
    event = planned("一", stretch("09:00"), promise="2026-12-14 12:00", marks=marks)
    assert all(debt.done for debt in debts([event], []))
