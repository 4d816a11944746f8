"""The ticks of two phones: the later tap counts, what contradicts it is told."""

from itertools import permutations

import pytest

from builder.model.mark import FOLLOWS, STATES, WEIGHT, Mark
from builder.program.marks import contradictions, joined_marks


def tap(state: str, at: str = "", note: str = "", by: str = "") -> Mark:
    moment = f"2026-12-08 {at}" if at else None
    return Mark.model_validate({"state": state, "note": note, "at": moment, "by": by})


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        (tap("完成", "08:00", by="甲"), tap("完成", "08:05", by="乙"), "完成 08:05 乙"),
        (tap("未做", "08:00", "等电"), tap("完成", "08:05"), "完成 08:05 等电"),
        (tap("有问题", "08:00", "没电"), tap("拦住", "08:05"), "拦住 08:05 没电"),
        (tap("完成", "08:00"), tap("拦住", "08:05", "换了"), "拦住 08:05 换了"),
        (
            tap("有问题", "08:00", "没电"),
            tap("有问题", "08:05", "缺一支"),
            "有问题 08:05 没电；缺一支",
        ),
    ],
)
def test_the_later_tap_counts_whichever_file_is_opened_first(
    one: Mark, other: Mark, whole: str
) -> None:
    for first, second in permutations((one, other)):
        (mark,) = joined_marks({"a": first}, {"a": second}).values()
        words = (mark.state, (mark.at or "")[11:], mark.note or mark.by)
        assert " ".join(filter(None, words)) == whole
        assert not list(contradictions({"a": first}, {"a": second}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tap("完成", "08:00"), tap("有问题", "08:05", "没电")),
        (tap("有问题", "08:00", "没电"), tap("完成", "08:05")),
        (tap("未做", "08:05"), tap("完成", "08:05")),
        (tap("未做"), tap("完成", "08:05")),
    ],
)
def test_what_contradicts_is_told_and_the_weightier_stands(one: Mark, other: Mark) -> None:
    for first, second in permutations((one, other)):
        (told,) = contradictions({"a": first}, {"a": second})
        assert told.one.state != "完成"
        assert joined_marks({"a": first}, {"a": second}) == {"a": told.one}


def test_lines_of_one_phone_only_stay_and_joining_twice_changes_nothing() -> None:
    one = {"a": tap("完成", "08:00"), "b": tap("有问题", "08:01", "没电")}
    other = {"b": tap("有问题", "08:02", "缺一支"), "c": tap("未做", "08:03")}
    whole = joined_marks(one, other)
    assert list(whole) == ["a", "b", "c"]
    assert joined_marks(whole, other) == whole == joined_marks(joined_marks(whole, one), whole)


def test_every_state_has_its_weight_and_follows_only_known_ones() -> None:
    assert sorted(WEIGHT) == sorted(STATES)
    assert {state for later in FOLLOWS.values() for state in later} <= set(STATES)
