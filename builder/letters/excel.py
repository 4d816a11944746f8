"""An Excel file to its worksheets, in the order of the workbook; empty cells cost nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.letters.cells import Cell, Content, Grid
from builder.letters.excel_values import Values, plain, read_values, text_of
from builder.letters.packed import Parts, open_parts
from builder.letters.part_xml import DocumentError, Element, value_of

MOST_ROWS, MOST_CELLS, MOST_MERGES = 2_000, 5_000, 200
_PLACE = re.compile(r"^\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_LISTED = ("活动类型",)
"""Hidden worksheets of our own forms, which hold the words of a list of choices."""
_AROUND = ("s_oddHeader", "s_oddFooter", "s_evenHeader", "s_evenFooter")
_CODES = re.compile(r'&(?:"[^"]*"|[A-Za-z]|[0-9]+|&)')


@dataclass(slots=True)
class _Sheet:
    """One worksheet as it is being read."""

    values: Values
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[tuple[int, int, int]] = field(default_factory=list)
    """Column, first and last row of what was merged over several rows."""
    aside: list[str] = field(default_factory=list)
    cells: int = 0
    last: int = 0


def read_excel(file: Path) -> Content:
    """What an .xlsx holds; DocumentError for a file that is not taken."""
    parts = open_parts(file, "s_workbook")
    workbook = parts.tree(parts.main)
    values = read_values(parts, workbook)
    targets = {link: part for link, _, part in parts.related(parts.main)}
    blocks: list[Grid] = []
    aside: list[str] = []
    for tab in workbook.findall("s_sheets/s_sheet"):
        part, title = targets.get(value_of(tab, "id"), ""), value_of(tab, "name")
        if part not in parts.names or "/worksheets/" not in part:
            aside.append(f"工作表“{title}”不是表格，没有收进")
            continue
        sheet = _read_sheet(parts, part, values)
        if value_of(tab, "state") in ("hidden", "veryHidden"):
            aside += [] if title in _LISTED else _hidden_sheet(title, sheet)
        else:
            blocks.append(_grid(sheet))
        aside += [*sheet.aside, *_beside(parts, part)]
    return Content(tuple(blocks), (*aside, *parts.enclosed()))


def _read_sheet(parts: Parts, part: str, values: Values) -> _Sheet:
    sheet = _Sheet(values)
    for element in parts.elements(part):
        if element.tag == "s_row":
            _take_row(element, sheet)
            element.clear()
        elif element.tag == "s_col" and value_of(element, "hidden") in ("1", "true"):
            first, last = value_of(element, "min"), value_of(element, "max")
            if first.isdecimal() and last.isdecimal():
                sheet.hidden_columns.append((int(first) - 1, int(last) - 1))
        elif element.tag == "s_mergeCell":
            _take_merge(value_of(element, "ref"), sheet)
        elif element.tag in _AROUND and (words := _CODES.sub(" ", element.text or "").strip()):
            sheet.aside.append(f"页眉页脚：{words}")
    return sheet


def _take_row(row: Element, sheet: _Sheet) -> None:
    said = value_of(row, "r")
    number = int(said) if said.isdecimal() and len(said) < 8 else sheet.last + 1
    sheet.last = number
    filled = dict(_cells(row, sheet))
    if not filled:
        return
    sheet.cells += len(filled)
    if sheet.cells > MOST_CELLS or len(sheet.rows) >= MOST_ROWS:
        most = f"{MOST_ROWS} 行、{MOST_CELLS} 格"
        raise DocumentError(f"表里有内容的格子太多（最多 {most}），没有收：请分成几份。")
    seen = {c: text for c, text in filled.items() if not _hides(c, sheet)}
    hidden = [text for c, text in filled.items() if c not in seen]
    if value_of(row, "hidden") in ("1", "true"):
        sheet.aside.append(f"隐藏的第 {number} 行：{'；'.join(filled.values())}")
        return
    if hidden:
        sheet.aside.append(f"隐藏的列（第 {number} 行）：{'；'.join(hidden)}")
    if seen:
        sheet.rows.setdefault(number, {}).update(seen)


def _cells(row: Element, sheet: _Sheet) -> Iterator[tuple[int, str]]:
    """Filled cells by column; cells that name no place stand one beside the other."""
    column = -1
    for cell in row.findall("s_c"):
        place = _PLACE.match(value_of(cell, "r"))
        column = _column(place[1]) if place else column + 1
        if text := sheet.values.text(cell).strip():
            yield column, text
        elif cell.find("s_f") is not None and cell.find("s_v") is None:
            sheet.aside.append(f"没有算出结果的公式（{value_of(cell, 'r')}）")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _hides(column: int, sheet: _Sheet) -> bool:
    return any(first <= column <= last for first, last in sheet.hidden_columns)


def _take_merge(reference: str, sheet: _Sheet) -> None:
    ends = [_PLACE.match(end) for end in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return
    first, last = int(ends[0][2]), int(ends[1][2])
    if first < last and len(sheet.merges) < MOST_MERGES:
        sheet.merges.append((_column(ends[0][1]), first, last))


def _grid(sheet: _Sheet) -> Grid:
    """Rows from the top down; where some are empty, one empty row stands for them."""
    numbers = sorted(sheet.rows)
    made = {n: {c: Cell(text) for c, text in sheet.rows[n].items()} for n in numbers}
    for column, first, last in sheet.merges:
        for n in numbers[bisect_right(numbers, first) : bisect_right(numbers, last)]:
            made[n].setdefault(column, Cell("", continues=True))
    rows: list[dict[int, Cell]] = []
    for number in numbers:
        if number - 1 not in made and rows:
            rows.append({})
        rows.append(dict(sorted(made[number].items())))
    return Grid(tuple(rows))


def _hidden_sheet(title: str, sheet: _Sheet) -> list[str]:
    words = [text for row in sheet.rows.values() for text in row.values()]
    return [f"隐藏的工作表“{title}”：{'；'.join(words)}"] if words else []


def _beside(parts: Parts, sheet: str) -> Iterator[str]:
    """Comments and text boxes of a worksheet; neither is in a cell."""
    for _, kind, part in parts.related(sheet):
        if kind == "comments" and part in parts.names:
            notes = (text_of(x) for x in parts.tree(part).iter("s_text"))
            yield from (f"批注：{note}" for note in notes if note)
        elif kind == "drawing" and part in parts.names:
            yield from _text_boxes(parts.tree(part))


def _text_boxes(drawing: Element) -> Iterator[str]:
    for body in drawing.iter():
        if body.tag.endswith("}txBody"):
            lines = ("".join(t.text or "" for t in p.iter("a_t")) for p in body.iter("a_p"))
            if text := "\n".join(lines).strip():
                yield f"文本框：{plain(text)}"
