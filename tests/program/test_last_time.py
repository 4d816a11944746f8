"""再办一次: what went wrong last time stands on top, and the cases since."""

from datetime import date
from typing import Any

from builder.model.last_time import LastTime
from builder.pipeline import program_of
from builder.program import evaluate, make_event
from builder.program.format import Case, Ground
from builder.program.last_time import last_time_remarks
from tests.program.every_event import sample_library

LINES = [
    {"line": "front stage/mics", "text": "逐支试话筒", "state": "有问题", "note": "话筒没电"},
    {"line": "front stage/gone", "text": "早没有的一行", "state": "未做"},
    {"line": "front stage/lines", "text": "线走好", "state": "不涉及", "note": "无线"},
]


def remarks(start: str) -> list[str]:
    library = sample_library()
    draft = {
        "type": "visit",
        "segments": [{"kind": "座谈", "start": "2026-12-08 09:00"}],
        "last_time": {"start": start, "lines": LINES},
    }
    event = make_event(draft, library.event_types)
    assert not isinstance(event, list), event
    assert isinstance(event.last_time, LastTime)
    return evaluate(program_of(library, "visit"), event)["remarks"]


def test_last_times_problems_come_first_with_the_number_they_have_now() -> None:
    first, second, *rest = remarks("2026-11-08 09:00")
    assert first == "第 5 项“逐支试话筒”上次这里出过问题：话筒没电"
    assert second == "“早没有的一行”上次没有做；这次单子上没有这一条"
    assert not any("上次" in remark for remark in rest)


def test_what_came_in_since_then_follows_however_old_the_case_is() -> None:
    told = [remark for remark in remarks("2026-11-01 09:00") if "上次以来" in remark]
    assert told == ["上次以来收录的案例 1 条：国旗滑到半杆（据转载）（2013-05）"]
    assert not any("上次以来" in remark for remark in remarks("2026-11-02 09:00"))


def test_of_many_cases_those_that_came_in_last_are_named_and_all_are_counted() -> None:
    days = {
        "2013": "2026-03-01",
        "2021-08-26": "2026-02-28",
        "2012-12-19": "2026-03-02",
        "": "2026-03-02",
        "2025": "2026-02-27",
    }
    cases = {
        f"lessons/{occurred}": Case(
            text=f"案例{occurred}",
            url="",
            occurred=occurred,
            entered=entered,
            because="",
            when="",
            do="",
        )
        for occurred, entered in days.items()
    }
    grounds = [Ground(text="", url=url) for url in cases]
    task: Any = {"id": "a/b", "grounds": grounds}
    last = LastTime(start="2026-02-28 09:00")
    (told,) = last_time_remarks(last, [task], [], cases)
    newest = "案例2012-12-19（2012-12-19）；案例（年份不详）；案例2013（2013）"
    assert told == f"上次以来收录的案例 4 条，新的：{newest}"


def test_a_lesson_came_in_on_the_day_it_says_or_on_that_of_its_last_change() -> None:
    lesson = next(iter(sample_library().lessons.values()))
    assert lesson.entered_on == lesson.revised
    known = lesson.model_copy(update={"entered": date(2025, 5, 1)})
    assert known.entered_on == date(2025, 5, 1)
