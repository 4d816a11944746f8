"""The office's own values go into the file that people wrote, and nothing else in it changes."""

from datetime import date

import pytest

from builder.model.questionnaire import OwnValue
from builder.sources.standard_text import with_own_values

TODAY = date(2026, 11, 28)
TEXT = """# 只改这一个文件
revised: 2026-01-01
rows:
  - name: meal-price   # 工作餐
    label: 工作餐每人标准
    value: 60 元
    ground: 旧办法
    unset: 查标准
  # 住宿
  - name: room-price
    label: 住宿房价上限
    unset: 查协议价
"""


def test_a_value_is_put_below_the_name_and_the_rest_stays() -> None:
    own = OwnValue(value="350 元", ground="差旅费办法：附表")
    changed = with_own_values(TEXT, {"room-price": own}, TODAY)
    added = "    value: 350 元\n    ground: 差旅费办法：附表\n"
    expected = TEXT.replace("2026-01-01", "2026-11-28").replace(
        "  - name: room-price\n", f"  - name: room-price\n{added}"
    )
    assert changed == expected


def test_an_old_value_goes_with_its_ground() -> None:
    changed = with_own_values(TEXT, {"meal-price": OwnValue(value="80 元")}, TODAY)
    assert "value: 80 元" in changed
    assert "60 元" not in changed
    assert "旧办法" not in changed
    assert "# 工作餐" in changed


@pytest.mark.parametrize(
    "value", ["否: 是", "- 甲", "#1 厅", "'甲'", "2026-01-02", "null", "两行\n甲"]
)
def test_what_yaml_would_read_otherwise_is_quoted(value: str) -> None:
    changed = with_own_values(TEXT, {"room-price": OwnValue(value=value)}, TODAY)
    again = with_own_values(changed, {"room-price": OwnValue(value=value)}, TODAY)
    assert again == changed


def test_line_ends_of_windows_stay() -> None:
    changed = with_own_values(
        TEXT.replace("\n", "\r\n"), {"room-price": OwnValue(value="350 元")}, TODAY
    )
    assert changed.count("\r\n") == changed.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "revised: 2026-01-01\nrows: [{name: room-price, label: 房价, unset: 查}]\n",
        TEXT.replace("    value: 60 元\n", "    value: |\n      60 元\n"),
        TEXT.replace("name: room-price", 'name: "room-price"'),
    ],
)
def test_a_file_written_otherwise_is_not_touched(text: str) -> None:
    given = {"room-price": OwnValue(value="350 元"), "meal-price": OwnValue(value="80 元")}
    with pytest.raises(ValueError, match="没有改"):
        with_own_values(text, given, TODAY)
