"""A line comes out of a clause, or the reviewer is asked for one."""

import pytest

from builder.model.line_words import is_plain_action
from builder.review.item_line import item_line

ROLES = ("会务员", "餐饮联络员", "技术员")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("会前半小时让办公室的人对着方案念一遍会标。", "对着方案念一遍会标"),
        ("开餐前二十分钟餐饮联络员拿忌口单对一遍厨房出的菜。", "拿忌口单对一遍厨房出的菜"),
        ("装封前把页数份数点一遍。", "点一遍页数份数"),
        ("老楼锁门以前把每间屋的柜子抽屉都拉开看一遍。", "看一遍每间屋的柜子抽屉"),
        ("打印以后从头翻一遍再装袋，门口先核记者证。", "核记者证"),
        ("起草人先推紧电源插头、试存一次再打开", "推紧电源插头"),
    ],
)
def test_what_is_done_is_left_without_when_and_who(said: str, line: str) -> None:
    assert item_line(said, ROLES) == line
    assert is_plain_action(line)


@pytest.mark.parametrize(
    "said",
    [
        "下次一定注意。",
        "加强检查，落实责任。",
        "会前会务员看话筒和灯并及时报告技术员。",
        "开始前一刻钟门口要有人站着。",
        "拿着名册。",
        "对方签收。",
        "看" + "话筒" * 12,
    ],
)
def test_what_makes_no_line_is_left_to_the_reviewer(said: str) -> None:
    assert item_line(said, ROLES) == ""
