"""What stands on the lists of an event, and what does not and why."""

from typing import Any

import pytest

from builder.model import Library, OfficeCalendar
from builder.program import Program, Result, compile_program, evaluate, make_event, program_files
from builder.program.canonical import canonical_json
from builder.program.format import Calendar
from builder.program.result import ResultTask
from tests.conftest import with_records
from tests.program.every_event import sample_library

ANSWERS = {"guests": "12", "media": "是", "meal": "桌餐", "outdoor": "否"}


@pytest.fixture(scope="module")
def library() -> Library:
    return sample_library()


@pytest.fixture(scope="module")
def visit(library: Library) -> Program:
    return compile_program(library, library.event_types["visit"])


def draft(**changes: Any) -> dict[str, Any]:
    segments = [
        {"kind": "座谈", "start": "2026-12-08 09:00", "place": "大型实验室"},
        {"kind": "用餐", "start": "2026-12-08 12:00", "place": "餐厅"},
    ]
    return {"type": "visit", "answers": ANSWERS, "segments": segments, **changes}


def result_of(library: Library, program: Program, **changes: Any) -> Result:
    event = make_event(draft(**changes), library.event_types)
    assert not isinstance(event, list), event
    return evaluate(program, event)


def because(result: Result) -> dict[str, str]:
    return {line["text"]: line["because"] for line in result["left_out"]}


def task_of(result: Result, text: str) -> ResultTask:
    return next(task for task in result["tasks"] if task["text"] == text)


def item_texts(result: Result, pause: str) -> list[str]:
    return [i["text"] for p in result["pauses"] if p["name"] == pause for i in p["items"]]


def test_killer_items_come_first_when_read_aloud(library: Library, visit: Program) -> None:
    result = result_of(library, visit)
    assert item_texts(result, "front")[0] == "看楼前旗杆旗绳"


def test_a_walk_keeps_the_order_of_the_route(library: Library, visit: Program) -> None:
    items = [item.name for item in library.items_of_type(library.event_types["visit"])]
    route = next(p for p in visit["pauses"] if p["name"] == "route")
    walked = [item["id"].partition("/")[2] for item in route["items"]]
    assert walked == [name for name in items if name in walked]


def test_pauses_come_by_time_and_items_are_numbered_through(
    library: Library, visit: Program
) -> None:
    pauses = result_of(library, visit)["pauses"]
    assert [p["at"] for p in pauses] == sorted(p["at"] for p in pauses)
    numbers = [item["number"] for pause in pauses for item in pause["items"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_desk_work_keeps_office_hours_but_never_comes_before_what_it_is_about(
    library: Library,
) -> None:
    desk = library.event_types["duty"].model_copy(update={"desk": True})
    program = compile_program(library, desk)
    for end, close in (("17:00", "12月9日 17:30"), ("21:00", "12月9日 23:00")):
        segments = [{"kind": "值班", "start": "2026-12-08 21:10", "end": f"2026-12-09 {end}"}]
        result = result_of(library, program, type="duty", answers={}, segments=segments)
        times = {pause["name"]: pause["at_text"] for pause in result["pauses"]}
        assert times["handover"].startswith("12月8日 17:30")
        assert times["close"].startswith(close)


def test_tasks_come_by_due_time_then_file_order(library: Library, visit: Program) -> None:
    tasks = result_of(library, visit)["tasks"]
    assert [t["due"] for t in tasks] == sorted(t["due"] for t in tasks)
    same = [t["id"] for t in tasks if t["due_text"] == "12月4日（周五）12:00"]
    assert same == ["stage/notice", "cars/book"]


def test_a_line_left_out_names_the_answer_that_kept_it_out(
    library: Library, visit: Program
) -> None:
    reasons = because(result_of(library, visit, answers={"guests": "8", "media": "否"}))
    assert reasons["核对机位"] == "有媒体吗＝否"
    assert reasons["订大巴"].startswith("来宾几人＝8（须 ≥ 10）")
    assert reasons["备雨伞"] == "有户外活动吗＝未答"


def test_a_line_is_left_out_once_however_many_pauses_it_stands_at(
    library: Library, visit: Program
) -> None:
    left_out = result_of(library, visit)["left_out"]
    assert len({(x["id"], x["text"]) for x in left_out}) == len(left_out)


def test_a_missing_answer_takes_the_default(library: Library, visit: Program) -> None:
    reasons = because(result_of(library, visit, answers={}))
    assert reasons["核对机位"] == "有媒体吗＝否"
    assert "看大巴到位" in reasons


def test_a_question_without_answer_and_default_is_named_on_the_sheet(
    library: Library, visit: Program
) -> None:
    remarks = result_of(library, visit, answers={})["remarks"]
    assert any("用餐怎么安排；有户外活动吗" in remark for remark in remarks)


def test_a_task_that_hangs_on_a_promise_needs_one(library: Library, visit: Program) -> None:
    tasks = [{**task, "statute": None} for task in visit["tasks"]]
    program: Any = {**visit, "tasks": tasks}
    assert because(result_of(library, program))["回告承诺事项"] == "没有填承诺答复时间"
    promised = task_of(result_of(library, program, promise="2026-12-14 12:00"), "回告承诺事项")
    assert promised["due_text"] == "12月11日（周五）17:00"
    assert promised["statute_text"] == ""


def test_a_pause_of_a_segment_that_is_not_there_is_left_out(
    library: Library, visit: Program
) -> None:
    segments = [{"kind": "座谈", "start": "2026-12-08 09:00"}]
    result = result_of(library, visit, segments=segments)
    assert "dinner" not in [pause["name"] for pause in result["pauses"]]
    assert because(result)["数用餐席位"] == "没有“用餐”时段"


def test_names_stand_where_roles_stood(library: Library, visit: Program) -> None:
    people = {"总协调": "李×", "技术员": {"name": "王×", "seconded": "是"}}
    result = result_of(library, visit, people=people)
    front = next(pause for pause in result["pauses"] if pause["name"] == "front")
    assert front["caller"] == "李×"
    assert "王×（借调）" in [item["checker"] for item in front["items"]]
    assert {task["lead"] for task in result["tasks"]} == {"李×", "车辆组长"}


def test_one_person_may_not_call_and_check_a_killer_item(library: Library, visit: Program) -> None:
    alone = result_of(library, visit, people={"总协调": "李×", "学工": "李×"})
    assert alone["remarks"] == ["“到场前 60 分钟”的必查项，念单人和检查人是同一人（李×），请换一人"]


def test_who_does_a_task_and_checks_it_is_named(library: Library, visit: Program) -> None:
    result = result_of(library, visit, people={"总协调": "李×", "综合科长": "李×"})
    done = [task["text"] for task in result["tasks"] if task["lead"] == "李×"]
    (remark,) = result["remarks"]
    told = f"{'；'.join(done[:3])}等 {len(done)} 件"
    assert remark == f"李×自己主责、自己检查：{told}，请换一人检查"


def test_two_people_on_loan_are_not_a_second_pair_of_eyes(library: Library, visit: Program) -> None:
    lent = {role: {"name": role, "seconded": True} for role in ("总协调", "学工")}
    remarks = result_of(library, visit, people=lent)["remarks"]
    assert remarks == ["“到场前 60 分钟”的必查项，念单人和检查人都是借调或实习人员，请换一人"]


def test_a_year_without_notice_is_said(library: Library, visit: Program) -> None:
    segments = [{"kind": "座谈", "start": "2099-12-08 09:00"}]
    remarks = result_of(library, visit, segments=segments)["remarks"]
    assert remarks == ["2099 年放假安排未公布，按周一至周五推算，元旦、五一、国庆除外"]


def test_the_hash_covers_times_and_answers(library: Library, visit: Program) -> None:
    first = result_of(library, visit)["hash"]
    assert len(first) == 12
    assert result_of(library, visit, answers={**ANSWERS, "media": "否"})["hash"] != first
    later = [{"kind": "座谈", "start": "2026-12-08 09:01"}]
    assert result_of(library, visit, segments=later)["hash"] != first
    assert result_of(library, visit, promise="2026-12-14 12:00")["hash"] != first


def test_the_hash_knows_neither_names_nor_places(library: Library, visit: Program) -> None:
    changed = [{**segment, "place": "别处"} for segment in draft()["segments"]]
    other = result_of(
        library,
        visit,
        segments=changed,
        title="另一个名称",
        guests="某某一行",
        people={"总协调": "李×"},
        leaders=["某领导"],
        notes="备注",
    )
    assert other["hash"] == result_of(library, visit)["hash"]


def test_an_answer_left_to_its_default_makes_the_same_list(
    library: Library, visit: Program
) -> None:
    spelled = result_of(library, visit, answers={"guests": "8", "media": "否"})
    assert result_of(library, visit, answers={})["hash"] == spelled["hash"]


def test_times_and_places_read_as_people_say_them(library: Library, visit: Program) -> None:
    result = result_of(library, visit)
    assert result["start_text"] == "2026年12月8日（周二）09:00"
    assert result["place"] == "大型实验室→餐厅"
    assert {pause["at_text"] for pause in result["pauses"]} == {
        "12月7日 15:00（开始前 1 天）",
        "12月8日 07:30（到达前 90 分钟）",
        "12月8日 08:00（开始前 1 小时）",
        "12月8日 11:30（用餐前 30 分钟）",
    }


def test_only_a_list_read_aloud_has_a_reading_time(library: Library, visit: Program) -> None:
    seconds = {pause["name"]: pause["seconds"] for pause in result_of(library, visit)["pauses"]}
    assert seconds["route"] == 0
    assert seconds["dinner"] == 3 + 2


def test_grounds_are_named_marked_and_linked(visit: Program) -> None:
    flag = next(i for p in visit["pauses"] for i in p["items"] if i["id"] == "stage/flag")
    assert flag["grounds"] == [
        {"text": "案例：国旗滑到半杆（据转载）", "url": "lessons/2013/flag-at-half-mast.html"},
        {"text": "《国旗法》第十八条", "url": "regulations/flag-law.html#art-18"},
    ]


def test_a_lesson_grounds_the_lines_it_names_itself(visit: Program) -> None:
    lines = next(i for p in visit["pauses"] for i in p["items"] if i["id"] == "stage/lines")
    approve = next(t for t in visit["tasks"] if t["id"] == "stage/approve")
    for grounds in (lines["grounds"], approve["grounds"]):
        assert grounds[-1]["url"] == "lessons/2013/flag-at-half-mast.html"


def test_what_no_reader_may_see_is_nowhere_in_a_program(visit: Program) -> None:
    assert "尚未收录" not in canonical_json(visit)
    names = next(i for p in visit["pauses"] for i in p["items"] if i["id"] == "stage/names")
    assert names["grounds"] == []


def test_the_version_changes_with_the_content_and_not_with_the_calendar(
    library: Library, visit: Program
) -> None:
    assert len(visit["version"]) == 8
    event_type = library.event_types["visit"]
    other = compile_program(library, event_type.model_copy(update={"closing": "好。"}))
    assert other["version"] != visit["version"]
    none: Calendar = {"first_day": 0, "known_until": 0, "working": "", "hours": [[510, 720]]}
    empty = compile_program(library, event_type, none)
    assert empty["version"] == visit["version"]


def test_the_office_calendar_is_compiled_in_without_being_asked(library: Library) -> None:
    calendar = OfficeCalendar.model_validate({"rest": ["2026-12-08"]})
    changed = with_records(library, {"calendar": calendar})
    there = program_files(changed)["programs/calendar"]
    assert there != program_files(library)["programs/calendar"]
    assert compile_program(changed, changed.event_types["visit"])["calendar"] == there


def test_a_program_names_every_role_and_segment_it_counts_on(visit: Program) -> None:
    assert visit["roles"][:3] == ["总协调", "会务员", "综合科长"]
    assert {"技术员", "学工", "前站人员"} < set(visit["roles"])
    assert visit["segments"] == ["用餐", "接站"]


def test_the_browser_gets_one_calendar_for_all_types(library: Library) -> None:
    files = program_files(library)
    assert set(files) == {
        "programs/index",
        "programs/calendar",
        "programs/rules",
        "programs/visit",
        "programs/duty",
        "programs/inspection",
        "programs/layouts",
    }
    assert "calendar" not in str(files["programs/visit"])[:2000]
