"""An office's own checklist or duty manual to its rows: what stands where, and under which heading.

A table is read by the heads of its columns where it has any; else a row is one text. Numbers and
bullets in front of a line are no part of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.letters.cells import Cell, Content, Grid

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("检查项", "检查内容", "内容", "事项", "工作内容", "工作事项", "项目", "任务", "工作"),
    "when": ("时间", "时限", "时间节点", "节点", "完成时间", "完成时限", "阶段", "什么时候"),
    "expect": ("要求", "标准", "应看到", "检查标准", "工作要求", "检查要求", "合格标准"),
    "who": ("责任人", "责任岗位", "责任部门", "负责人", "谁做", "岗位", "承办", "检查人"),
}
"""What people write over their columns."""
_LEAST_HEADS = 2
_NUMBER = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[0-9]{1,3}[、.．)）](?![0-9])|[①-⑳□☐☑■●○◆·•*-]+)\s*"
)
_HEADING = re.compile(r"^\s*第?[一二三四五六七八九十]{1,3}[、.．章节部]|^#+\s")
_TITLE = re.compile(r"(?:清单|检查单|检查表|一览表|手册|制度|方案|须知|流程|明细)(?:[（(].*)?$")
_LONGEST_HEADING = 16


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of an office's own list."""

    where: str
    """`第 3 行`, `表 1 第 3 行`."""
    text: str
    heading: str = ""
    """The title it stands under."""
    when: str = ""
    expect: str = ""
    who: str = ""


def rows_of(content: Content) -> Iterator[ListRow]:
    """Every row that says something, in the order of the document."""
    tables = line = 0
    heading = ""
    for block in content.blocks:
        if isinstance(block, Grid):
            tables += 1
            yield from _table(block, tables, heading)
            continue
        for text in block.texts:
            line += 1
            if _is_heading(text):
                heading = _bare(text).rstrip("：:")
            elif (words := _bare(text)) and not _TITLE.search(words):
                yield ListRow(f"第 {line} 行", words, heading)


def _is_heading(text: str) -> bool:
    """Short, and numbered as chapters are or ending in a colon."""
    short = len(text.strip()) <= _LONGEST_HEADING
    return short and (bool(_HEADING.search(text)) or text.rstrip().endswith(("：", ":")))


def _bare(text: str) -> str:
    """Without the number, the bullet or the marks of Markdown in front."""
    return _NUMBER.sub("", text.lstrip("# \t\u3000")).strip()


def _table(grid: Grid, number: int, heading: str) -> Iterator[ListRow]:
    columns: dict[int, str] = {}
    above: dict[int, str] = {}
    for index, row in enumerate(grid.rows, start=1):
        texts = {at: _text(cell, above.get(at, "")) for at, cell in row.items()}
        above |= texts
        heads = {at: name for at, text in texts.items() if (name := _column(text))}
        if len(heads) >= _LEAST_HEADS and "text" in heads.values():
            columns = heads
        elif any(texts.values()):
            yield from _row(texts, columns, f"表 {number} 第 {index} 行", heading)


def _text(cell: Cell, above: str) -> str:
    """Of a cell that was merged with the one above, what stands there."""
    return above if cell.continues else " ".join(cell.text.split())


def _column(text: str) -> str:
    bare = re.sub(r"[\s（(].*$", "", text)
    return next((name for name, heads in COLUMNS.items() if bare in heads), "")


def _row(
    texts: Mapping[int, str], columns: Mapping[int, str], where: str, heading: str
) -> Iterator[ListRow]:
    named = dict.fromkeys(COLUMNS, "")
    for at, text in texts.items():
        if at in columns and not named[columns[at]]:
            named[columns[at]] = text
    if not columns:
        named["text"] = " ".join(text for text in texts.values() if not text.isdecimal())
    if text := _bare(named.pop("text")):
        yield ListRow(where, text, heading, **named)
