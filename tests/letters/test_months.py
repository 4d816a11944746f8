"""In which month something happened, in all the ways in which people write it."""

from datetime import date

import pytest

from builder.letters.months import month_of
from builder.letters.ticks import ticked

WRITTEN = date(2026, 4, 1)
ALONE = {
    "2026-03",
    "2026年3月",
    "2026.3",
    "26年3月",
    "二〇二六年三月",
    "２０２６年３月份",
    "202603",
}
DAYS = {
    "2026-03": "2026年3月5日|2026.3.5|2026/3/5 9:30|20260305|46086|3.5|3/5|3-5|3月5日下午"
    "|三月五号|３月|今年3月|昨天|昨晚|前天晚上|大前天|上周三|上星期|上个月|周三（3月4日）",
    "2026-04": "4月1日|今天上午|刚才|本月|这个月",
    "2026-02": "上上个月|2月28日",
    "2025-12": "12月|去年12月|去年十二月|十二月二十五日|12.25",
    "2024-12": "前年12月",
}
TICKED = [
    *("☑升旗　□座谈", "□座谈 ☑ 升旗", "升旗（√） 座谈（ ）", "座谈( ) 升旗(x)"),
    *("升旗√、座谈", "√升旗", "■升旗□座谈"),
]


@pytest.mark.parametrize("text", sorted(ALONE))
def test_a_month_alone_is_known_as_such(text: str) -> None:
    found = month_of(text, WRITTEN)
    assert found
    assert (found.text, found.alone) == ("2026-03", True)


@pytest.mark.parametrize(
    ("text", "month"), [(x, month) for month, said in DAYS.items() for x in said.split("|")]
)
def test_a_day_is_in_its_month_and_says_more_than_that(text: str, month: str) -> None:
    found = month_of(text, WRITTEN)
    assert found
    assert (found.text, found.alone) == (month, False)


@pytest.mark.parametrize("text", ["", "2025年", "不记得了", "9:30", "第3次", "13月", "三楼"])
def test_what_names_no_month_gives_none(text: str) -> None:
    assert month_of(text, WRITTEN) is None


@pytest.mark.parametrize(
    "text",
    TICKED,
)
def test_of_several_choices_the_ticked_one_is_meant(text: str) -> None:
    assert ticked(text) == "升旗"


@pytest.mark.parametrize("text", ["升旗", "□升旗 □座谈", "☑升旗 ☑座谈", "升旗（周一）", ""])
def test_where_none_or_several_are_ticked_nothing_is_chosen(text: str) -> None:
    assert ticked(text) == ""
