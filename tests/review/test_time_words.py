"""When somebody says to look, as titles of 节点 have it, and how far that is from the start."""

import pytest

from builder.review.time_words import DAY, moments


@pytest.mark.parametrize(
    ("text", "name", "minutes"),
    [
        ("会前半小时念一遍会标", "", -30),
        ("开餐前二十分钟对菜", "开餐前", -20),
        ("客人入住前两小时开门", "客人入住前", -120),
        ("到站前一刻钟看大屏", "到站前", -15),
        ("提前 1 天打电话", "", None),
        ("提前一天打电话", "", -DAY),
        ("前一天下午试绳", "", -DAY),
        ("装车之前数信封", "装车前", None),
        ("散会以后看抽屉", "散会后", None),
        ("交接班的时候念未办事项", "交接班时", None),
        ("一个半小时以前到", "", -90),
    ],
)
def test_words_of_time_are_understood(text: str, name: str, minutes: int | None) -> None:
    (first, *_) = [*moments(text), None]
    said = (first.name, first.minutes) if first else ("", None)
    assert said == (name, minutes)


@pytest.mark.parametrize("text", ["翻到最后一页", "楼前没人", "及时报", "同时看两处", "门前有车"])
def test_other_words_with_the_same_characters_say_nothing_of_time(text: str) -> None:
    assert list(moments(text)) == []
