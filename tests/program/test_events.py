"""Draft files: what is wrong with them is said in Chinese, and nothing is raised."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Event
from builder.program import make_event
from tests.program.every_event import sample_library

TYPES = sample_library().event_types
GOOD: dict[str, Any] = {
    "type": "visit",
    "segments": [{"kind": "座谈", "start": "2026-12-08 09:00"}],
}


def faults(**changes: Any) -> str:
    made = make_event({**GOOD, **changes}, TYPES)
    assert isinstance(made, list)
    return "".join(made)


def event(**changes: Any) -> Event:
    made = make_event({**GOOD, **changes}, TYPES)
    assert isinstance(made, Event), made
    return made


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"type": "vist"}, "没有“vist”这个活动类型。是否想写“visit”？"),
        ({"answers": {"mediaa": "是"}}, "不问“mediaa”。是否想写“media”？"),
        ({"answers": {"meal": "自助歺"}}, "没有“自助歺”这个答案。是否想写“自助餐”？"),
        ({"answers": {"guests": "十来个"}}, "须填不超过九位的整数，现在是“十来个”"),
        ({"answers": {"guests": "-1"}}, "整数"),
        ({"format": 3}, "格式版本是 3，这里只认到 2：请用新版打开"),
        ({"format": "x"}, "格式版本（format）应是整数"),
        ({"segments": []}, "“时段”：至少要有一项"),
        ({"segments": [{"kind": "座谈"}]}, "“时段”第 1 个“开始”：没有填"),
        ({"segments": [{"kind": "座谈", "start": "12月8日"}]}, "时间须写成 2026-12-08 09:30"),
        ({"segments": [{"kind": "座谈", "start": "2026-02-30 09:00"}]}, "日历上没有这一天"),
        ({"segments": [{"kind": "座谈", "start": "0001-01-01 09:00"}]}, "年份须在 2000—2199 之间"),
        ({"promise": "2026-13-01 09:00"}, "“承诺答复时间”：日历上没有这一天"),
        ({"colour": "red"}, "“colour”：没有这个字段"),
        ({"guests": "\ud800"}, "不成字"),
    ],
)
def test_a_fault_is_said_in_chinese(changes: dict[str, Any], words: str) -> None:
    assert words in faults(**changes)


def test_an_end_before_its_start_is_a_fault() -> None:
    segment = {"kind": "座谈", "start": "2026-12-08 09:00", "end": "2026-12-08 08:59"}
    assert "早于开始" in faults(segments=[segment])


def test_all_faults_come_at_once() -> None:
    segment = {"kind": "座谈", "start": "2026-02-30 09:00"}
    made = make_event({"type": "x", "segments": [segment], "answers": {}}, TYPES)
    assert isinstance(made, list)
    assert len(made) == 2


@pytest.mark.parametrize("data", [None, [], "text", 3, {}, {"segments": {"a": []}}])
def test_what_is_no_draft_is_refused(data: object) -> None:
    assert isinstance(make_event(data, TYPES), list)


def test_numbers_and_truth_values_of_json_are_understood() -> None:
    assert event(answers={"guests": 12, "media": True}).answers == {"guests": "12", "media": "是"}


def test_full_width_digits_are_digits() -> None:
    assert event(answers={"guests": " １２ "}).answers == {"guests": "12"}


def test_a_name_alone_is_a_person() -> None:
    assert event(people={"总协调": "李×"}).people["总协调"].name == "李×"


words = st.sampled_from(["", "是", "2026-12-08 09:00", "9999-99-99 23:59", "name", "\ud800", "12"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(Event.model_fields)), json_values))
def test_no_data_whatever_raises(changes: dict[str, Any]) -> None:
    assert make_event({**GOOD, **changes}, TYPES)
