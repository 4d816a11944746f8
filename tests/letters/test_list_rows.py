"""Rows of a list as offices keep them: numbered lines under headings, tables with heads."""

from builder.letters.cells import Cell, Content, Grid, Lines
from builder.letters.list_rows import ListRow, rows_of


def row(*texts: str) -> dict[int, Cell]:
    return {at: Cell(text) for at, text in enumerate(texts) if text}


def test_lines_lose_their_numbers_and_know_their_heading() -> None:
    texts = (
        "值班室检查清单",
        "（一）交班前：",
        "1. 试值班电话",
        "□ 数备用手电",
        "",
        "2、看传真机有没有纸",
    )
    assert list(rows_of(Content((Lines(texts),)))) == [
        ListRow("第 3 行", "试值班电话", "交班前"),
        ListRow("第 4 行", "数备用手电", "交班前"),
        ListRow("第 6 行", "看传真机有没有纸", "交班前"),
    ]


def test_a_table_is_read_by_its_heads_and_merged_cells_hold_for_the_rows_below() -> None:
    grid = Grid(
        (
            row("序号", "时间", "检查内容", "要求", "责任人"),
            row("1", "会前一天", "试话筒", "每支有声", "技术员"),
            {0: Cell("2"), 1: Cell("", continues=True), 2: Cell("看桌签"), 4: Cell("会务员")},
        )
    )
    assert list(rows_of(Content((grid,)))) == [
        ListRow("表 1 第 2 行", "试话筒", "", "会前一天", "每支有声", "技术员"),
        ListRow("表 1 第 3 行", "看桌签", "", "会前一天", "", "会务员"),
    ]


def test_a_table_without_heads_is_read_row_by_row() -> None:
    grid = Grid((row("1", "锁柜子", "每天下班"),))
    assert [one.text for one in rows_of(Content((grid,)))] == ["锁柜子 每天下班"]
