"""The small interpreter of rules: terms, templates and tests over rows."""

from typing import Any

import pytest

from builder.program.rules import Operator, RuleTest, all_hold, fill, first_filled, value_of

ROW: dict[str, Any] = {
    "one": {"place": "甲楼", "people": ["周强", "李晓"], "at": 9},
    "two": {"place": "", "people": [], "at": 10},
    "red": True,
    "calm": False,
}


def test_a_template_says_values_in_words() -> None:
    assert fill("在{one.place}（{one.people}）{two.at}", ROW) == "在甲楼（周强、李晓）10"


def test_what_is_in_brackets_stands_only_with_all_its_values() -> None:
    assert fill("座谈[在{one.place}][在{two.place}]", ROW) == "座谈在甲楼"
    assert fill("[{one.place}到{two.place}]", ROW) == ""
    assert fill("[红线：{red}]旗[急：{calm}]", ROW) == "红线：旗"


def test_something_may_stand_where_nothing_is_known() -> None:
    assert fill("{two.place|未定}，{one.place|未定}", ROW) == "未定，甲楼"
    assert fill("[在{two.place|别处}]", ROW) == "在别处"
    assert fill("{two.place|}。", ROW) == "。"


def test_signs_in_a_value_are_not_a_template() -> None:
    assert fill("{one}", {"one": "[{two}]", "two": "x"}) == "[{two}]"


def test_the_first_text_that_is_not_empty_counts() -> None:
    assert first_filled(["{two.place}", "{two.people}", "未定"], ROW) == "未定"
    assert first_filled(["{one.place}", "未定"], ROW) == "甲楼"
    assert first_filled([], ROW) == ""


def test_a_term_is_a_value_or_a_text() -> None:
    assert value_of("{one.people}", ROW) == ["周强", "李晓"]
    assert value_of("{one.at}", ROW) == 9
    assert value_of("{one.at}点", ROW) == "9点"


@pytest.mark.parametrize(
    ("left", "operator", "right", "holds"),
    [
        ("{one.at}", "<", "{two.at}", True),
        ("{two.at}", "<", "{one.at}", False),
        ("{one.at}", "<", "{one.at}", False),
        ("{one.at}", "<=", "{one.at}", True),
        ("{one.place}", "=", "甲楼", True),
        ("{one.place}", "!=", "甲楼", False),
        ("周强", "in", "{one.people}", True),
        ("周强", "not in", "{two.people}", True),
        ("周强", "not in", "{one.people}", False),
    ],
)
def test_tests_compare_numbers_texts_and_lists(
    left: str, operator: Operator, right: str, holds: bool
) -> None:
    assert all_hold([RuleTest(left=left, operator=operator, right=right)])(ROW) is holds


def test_all_tests_must_hold_and_none_hold_always() -> None:
    before = RuleTest(left="{one.at}", operator="<", right="{two.at}")
    after = RuleTest(left="{two.at}", operator="<", right="{one.at}")
    assert not all_hold([before, after])(ROW)
    assert all_hold([])(ROW)
