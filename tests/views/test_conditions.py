"""Conditions as the page of an event type says them."""

import pytest

from builder.model.condition import Condition
from builder.views.conditions import condition_text
from tests.program.every_event import sample_library

CASES = {
    "一个问题": ({"all": ["media = 是"]}, "“有媒体吗？”答“是”"),
    "哪个都行": ({"any": ["meal = 不用餐", "meal = 自助餐", "meal = 桌餐"]}, ""),
    "哪个都行，别的也不用问": (
        {"any": ["media = 是", "meal = 不用餐", "meal = 自助餐", "meal = 桌餐"]},
        "",
    ),
    "几个问题任一": (
        {"any": ["guests > 0", "media = 是", "meal = 不用餐", "meal = 自助餐"]},
        "“来宾几人？”大于 0，或“有媒体吗？”答“是”，或“用餐怎么安排？”答的不是“桌餐”",
    ),
    "除了一个": (
        {"any": ["meal = 自助餐", "meal = 桌餐"]},
        "“用餐怎么安排？”答的不是“不用餐”",
    ),
    "两头": ({"all": ["guests > 0", "guests <= 10"]}, "“来宾几人？”大于 0，且不大于 10"),
    "两个问题": (
        {"all": ["media = 是", "guests >= 31"]},
        "“有媒体吗？”答“是”，且“来宾几人？”不小于 31",
    ),
    "都要和任一": (
        {"all": ["guests > 0"], "any": ["media = 是", "meal != 不用餐"]},
        "“来宾几人？”大于 0；“有媒体吗？”答“是”，或“用餐怎么安排？”答的不是“不用餐”",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_condition_in_words(name: str) -> None:
    condition, words = CASES[name]
    event_type = sample_library().event_types["visit"]
    assert condition_text(Condition.model_validate(condition), event_type) == words
