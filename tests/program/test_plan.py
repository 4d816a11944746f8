"""Several events at once: collisions, what is missing, and what is owed."""

from typing import Any

import pytest

from builder.model.limits import MOST_PEOPLE, MOST_SEGMENTS
from builder.model.run_record import RunRecord
from builder.program import compile_program, evaluate, make_event
from builder.program.commitments import debts
from builder.program.plan import Planned, conflicts, latest
from builder.program.times import minute_of
from tests.pace import at_most
from tests.program.every_event import sample_library

LIBRARY = sample_library()
SECONDS = 1.5
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


def said(plan: list[Planned]) -> list[str]:
    return [str(found) for found in conflicts(plan)]


def test_two_events_apart_collide_in_nothing() -> None:
    one = planned("一", stretch("09:00", "10:00", people=["周强"], car="中巴"))
    two = planned("二", stretch("10:00", "11:00", people=["周强"], car="中巴"))
    assert said([one, two]) == []


def test_events_that_touch_collide_in_nothing_in_either_order() -> None:
    parts = [("09:00", "09:20"), ("09:20", "09:50"), ("09:50", "11:00")]
    shared: dict[str, Any] = {"people": ["周强"], "car": "中巴"}
    plan = [planned(f"第{n}场", stretch(*part, **shared)) for n, part in enumerate(parts)]
    assert said(plan) == []
    assert said(plan[::-1]) == []


def test_a_minute_in_common_is_a_collision_in_either_order() -> None:
    one = planned("一", stretch("09:00", "09:21", people=["周强"]))
    two = planned("二", stretch("09:20", "09:50", people=["周强"], at="乙楼"))
    for plan in ([one, two], [two, one]):
        assert [text.partition("：")[0] for text in said(plan)] == ["人员冲突"]


@pytest.mark.parametrize(("start", "free"), [("09:59", False), ("10:00", True)])
def test_a_stretch_without_an_end_lasts_an_hour(start: str, free: bool) -> None:
    one = planned("一", stretch("09:00"))
    two = planned("二", stretch(start, "11:00"))
    assert (said([one, two]) == []) == free


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
    seen = [x for x in said([one, two]) if "“发会议通知”" in x]
    assert bool(seen) == busy


def test_a_person_a_car_and_a_room_cannot_be_twice() -> None:
    one = planned("一", stretch("09:00", "10:30", people=["周强"], car="中巴"))
    two = planned("二", stretch("10:00", "11:00", people=["周强"], car="中巴"))
    kinds = [text.partition("：")[0] for text in said([one, two])]
    assert kinds == ["人员冲突", "用车冲突", "场地冲突"]


def test_who_runs_an_event_cannot_run_another_at_the_time() -> None:
    people = {"总协调": "李晓明"}
    one = planned("一", stretch("09:00", "10:30"), people=people)
    two = planned("二", stretch("10:00", at="乙楼"), people=people)
    assert [x for x in said([one, two]) if x.startswith("人员冲突：李晓明")]


def test_one_event_has_a_person_in_one_place_only() -> None:
    morning = stretch("09:00", "10:30", people=["周强"])
    both = planned("一", morning, stretch("10:00", at="乙楼", people=["周强"]))
    assert [x for x in said([both]) if x.startswith("人员冲突：周强")]


def test_guests_in_two_hotels_are_pointed_out() -> None:
    nights = [{"kind": "住宿", "start": "2026-12-08 20:00", "place": name} for name in "甲乙"]
    assert [x for x in said([planned("一", *nights)]) if x.startswith("住宿两处")]


def test_two_nights_without_a_place_are_not_two_hotels() -> None:
    nights = [{"kind": "住宿", "start": "2026-12-08 20:00", "place": ""} for _ in range(2)]
    assert {x.partition("：")[0] for x in said([planned("一", *nights)])} == {"三要素不全"}


def test_two_versions_of_an_event_are_one_and_the_later_counts() -> None:
    first = planned("来访", stretch("09:00"), id="v", revision=1)
    second = planned("来访（改）", stretch("10:00"), id="v", revision=2)
    other = planned("别的", stretch("11:00"))
    plan, told = latest([("甲", first), ("丙", other), ("乙", second)])
    assert [one.name for one in plan] == ["来访（改）", "别的"]
    assert told == ["“乙”：和“甲”是同一项活动“来访（改）”，现在用的是第 2 版。"]
    plan, told = latest([("乙", second), ("甲", first)])
    assert [one.name for one in plan] == ["来访（改）"]
    assert told == ["“甲”：和“乙”是同一项活动，已经打开的是第 2 版，没有换。"]


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
    assert [x for x in said([one, two]) if "“发会议通知”" in x and "时限与活动冲突" in x]


def test_events_as_full_as_drafts_may_be_are_compared_at_once() -> None:
    names = [f"周{number}" for number in range(MOST_PEOPLE)]
    places = range(MOST_SEGMENTS)
    parts = [stretch("09:00", "11:00", people=names, at=f"{place}号楼") for place in places]
    plan = [planned("一", *parts), planned("二", *parts)]
    with at_most(SECONDS):
        found = conflicts(plan)
    told = [x for x in found if x.kind == "人员冲突"]
    assert 0 < len(told) < 10, "one sentence for all names, with how many places beside"
    assert "另有" in told[0].text


def test_a_missing_place_and_missing_people_are_named() -> None:
    bare = planned("一", stretch("09:00", at=""), guests="")
    assert [x.partition("：")[0] for x in said([bare])] == ["三要素不全", "三要素不全"]


def test_an_own_leader_nobody_tells_is_named() -> None:
    told = planned("一", stretch("08:00", "08:30"), leaders=["王副书记"])
    untold = planned("二", stretch("15:00", "16:00", people=["王副书记"]))
    assert said([told, untold]) == [
        "漏告知：王副书记 参加“二”，却不在须告知的本单位领导里。告知本人，写进去"
    ]


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


def test_a_promise_is_called_by_the_last_line_that_counts_from_it() -> None:
    event = planned("一", stretch("09:00", "10:00"), promise="2026-12-14 12:00")
    line = next(task for task in event.result["tasks"] if task["on_promise"])
    event.result["tasks"].append({**line, "due": line["due"] + 60, "text": "送出答复"})
    assert [debt.matter for debt in debts([event], []) if debt.kind == "承诺"] == ["送出答复"]


def test_what_was_ticked_is_no_longer_owed() -> None:
    marks = {"stage/reply": {"state": "完成"}}
    event = planned("一", stretch("09:00"), promise="2026-12-14 12:00", marks=marks)
    assert all(debt.done for debt in debts([event], []))


WHOLE_DAY = {"kind": "参观", "start": "2026-12-08 08:00", "end": "2026-12-08 18:00", "place": "丙"}


def test_leaders_of_two_events_collide_by_segment_and_by_event() -> None:
    """Who is named at a segment is there alone; who is only told of the event is at all of it."""
    for leaders, told, kinds in (
        (["王副书记"], [], {"领导冲突"}),
        ([], ["王副书记"], {"领导冲突"}),
        (["赵书记"], ["王副书记"], {"领导冲突"}),
        (["赵书记"], [], set()),
    ):
        talk = stretch("09:00", "10:00", leaders=leaders, at="乙楼")
        one = planned("一", WHOLE_DAY | {"leaders": ["王副书记"]})
        two = planned("二", talk, leaders=told)
        assert {x.kind for x in conflicts([one, two])} == kinds, (leaders, told)
    way = {"kind": "接站", "start": "2026-12-08 08:30", "end": "2026-12-08 09:00", "place": "站"}
    met = planned("三", way, stretch("19:00", "20:00", at="丁"), leaders=["王副书记"])
    assert not conflicts([planned("一", WHOLE_DAY | {"leaders": ["王副书记"]}), met])


def test_who_goes_from_one_stretch_to_the_next_collides_with_nothing() -> None:
    """座谈 usually lasts longer than until lunch; nobody typed its end."""
    lunch = {"kind": "用餐", "start": "2026-12-08 09:30", "place": "餐厅", "leaders": ["王副书记"]}
    moved = planned("一", stretch("09:00", leaders=["王副书记"]), lunch)
    assert not conflicts([moved])
    assert not [x for x in moved.result["remarks"] if "时间重叠" in x]
    typed = planned("一", stretch("09:00", "10:00", leaders=["王副书记"]), lunch)
    [found] = conflicts([typed])
    assert (found.kind, found.give) == ("人员冲突", "改时间或换人")
    assert [x for x in typed.result["remarks"] if "时间重叠" in x]


def test_what_happens_within_a_meeting_in_its_own_hall_is_no_clash() -> None:
    meeting = stretch("09:00", "11:00", leaders=["王副书记"], at="礼堂")
    prizes = {**stretch("10:10", "10:50", leaders=["王副书记"], at="礼堂"), "kind": "颁奖"}
    within = planned("一", meeting, prizes)
    assert not conflicts([within])
    assert not [x for x in within.result["remarks"] if "时间重叠" in x]


def test_an_event_that_moved_on_leaves_its_room() -> None:
    moved = planned("一", stretch("09:00"), stretch("09:30", "10:00", at="乙楼"))
    assert not conflicts([moved, planned("二", stretch("09:30", "10:00"))])


def test_a_conflict_of_several_people_and_stretches_is_said_once() -> None:
    people = {"总协调": "李晓明", "会务员": "赵雷"}
    day = planned("一", WHOLE_DAY, people=people)
    parts = (stretch("09:00", "10:00"), stretch("11:00", "12:00"), stretch("14:00", "15:00"))
    seen = conflicts([day, planned("二", *parts, people=people)])
    [found] = [x for x in seen if x.kind == "人员冲突"]
    assert found.text.startswith("李晓明、赵雷 同时在 “一”参观")
    assert found.text.endswith("（另有 2 处）")


@pytest.mark.parametrize(
    ("one", "two", "gives"),
    [
        ({"guests": ""}, {}, "“一”（没有来宾）"),
        ({}, {"guests": ""}, "“二”（没有来宾）"),
        ({}, {"leaders": ["赵书记"]}, "“一”（没有本单位领导）"),
        ({"leaders": ["赵书记"]}, {}, "“二”（没有本单位领导）"),
        ({"start": "09:30"}, {}, "“一”（开始得晚）"),
        ({}, {"start": "09:30"}, "“二”（开始得晚）"),
        ({}, {}, "“二”（列在后面）"),
    ],
)
def test_what_gives_way_is_said_by_plain_rules(
    one: dict[str, Any], two: dict[str, Any], gives: str
) -> None:
    plan = [
        planned(name, stretch(given.pop("start", "09:00"), "10:00", people=["周强"]), **given)
        for name, given in (("一", dict(one)), ("二", dict(two)))
    ]
    assert all(gives in found.give for found in conflicts(plan))
    assert {found.kind for found in conflicts(plan)} == {"人员冲突", "场地冲突"}
    assert all(found.give.count("改到 10:00 以后") == 1 for found in conflicts(plan))


def test_who_could_stand_in_holds_a_role_and_is_free() -> None:
    one = planned("一", stretch("09:00", "10:00"), people={"总协调": "李晓明"})
    staff = {"总协调": "李晓明", "分管领导": "王副书记", "会务员": "赵雷", "技术员": "周涛"}
    two = planned("二", stretch("09:30", "10:00", at="乙楼"), people=staff)
    busy = planned("三", stretch("09:40", "09:50", at="丙楼"), people={"总协调": "赵雷"})
    [found] = [x for x in conflicts([one, two, busy]) if "李晓明" in x.text]
    assert found.give.endswith("，或另派 周涛")
