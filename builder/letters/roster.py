"""The office's roster as it is kept: a table in Excel, or saved from there as .csv.

`browser/checklist/open-checklist-roster.js` reads a .csv in the same way; a test compares them.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from builder.letters.cells import Grid
from builder.letters.documents import decoded
from builder.letters.excel import MOST_ROWS, read_excel
from builder.letters.packed import read_small
from builder.letters.part_xml import DocumentError
from builder.model import Finding, Place
from builder.model.roster import Roster, RosterPerson, roster_of

BAD = "bad-roster"
HEADS = {
    "name": ("姓名", "名字"),
    "role": ("角色", "岗位", "分工", "职责"),
    "phone": ("电话", "手机", "手机号", "手机号码", "联系电话", "电话号码", "联系方式"),
    "unit": ("科室", "部门", "处室", "单位"),
}
"""What people write over the columns; 职务 is no role of an event."""
_SHOULD = "表头要有“姓名”和“电话”两栏，最好还有“角色”；请照这样改好再存。"
_SPACES = re.compile(r"\s+")
_BETWEEN = re.compile("[、，,;；/]")
_Row = tuple[int, list[str]]


def read_roster(file: Path) -> tuple[Roster, list[Finding]]:
    """The roster in a .xlsx or .csv, and a finding for every row that names nobody.

    A file that cannot be read at all gives nobody and one finding.
    """
    try:
        rows = list(_rows(file))
    except (DocumentError, OSError, csv.Error) as fault:
        said = str(fault) if isinstance(fault, DocumentError) else "读不出来。"
        return Roster(), [_finding(file, 1, f"名册{said}", "请存成 .xlsx 或 .csv 再试。")]
    head = next(((n, found) for n, cells in rows if "name" in (found := _columns(cells))), None)
    if head is None:
        return Roster(), [_finding(file, 1, "名册里没有“姓名”一栏。", _SHOULD)]
    below = [row for row in rows if row[0] > head[0]]
    read = [(number, _person(cells, head[1])) for number, cells in below]
    unnamed = [_unnamed(file, number) for number, person in read if not person.name]
    return roster_of(person for _, person in read if person.name), unnamed


def _rows(file: Path) -> Iterator[_Row]:
    """Filled rows with their numbers, counted from 1."""
    suffix = file.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise DocumentError("要是 .xlsx 或 .csv 文件。")
    return _rows_of_excel(file) if suffix == ".xlsx" else _rows_of_text(file)


def _rows_of_excel(file: Path) -> Iterator[_Row]:
    grids = (block for block in read_excel(file).blocks if isinstance(block, Grid))
    for number, row in enumerate((row for grid in grids for row in grid.rows if row), 1):
        yield number, [row[c].text if c in row else "" for c in range(max(row) + 1)]


def _rows_of_text(file: Path) -> Iterator[_Row]:
    text = decoded(read_small(file)).removeprefix("\ufeff")
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
        if number > MOST_ROWS:
            raise DocumentError(f"太长（最多 {MOST_ROWS} 行）。")
        if any(cell.strip() for cell in cells):
            yield number, cells


def _columns(cells: list[str]) -> dict[str, int]:
    """Which column is which, by the words over it; the first of two counts."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        for column, heads in HEADS.items():
            if _SPACES.sub("", cell) in heads:
                found.setdefault(column, number)
    return found


def _person(cells: list[str], columns: dict[str, int]) -> RosterPerson:
    def cell(column: str) -> str:
        number = columns.get(column, len(cells))
        return _SPACES.sub(" ", cells[number]).strip() if number < len(cells) else ""

    roles = tuple(role for part in _BETWEEN.split(cell("role")) if (role := part.strip()))
    return RosterPerson(cell("name").replace(" ", ""), roles, cell("phone"), cell("unit"))


def _unnamed(file: Path, number: int) -> Finding:
    return _finding(file, number, f"名册第 {number} 行没有姓名，没有用。", "请补上姓名。")


def _finding(file: Path, line: int, message: str, hint: str) -> Finding:
    return Finding(Place(file.name, line), BAD, message, hint)
