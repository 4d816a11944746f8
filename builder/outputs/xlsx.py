"""A paper as a workbook that keeps counting: what is done, what is left, what is overdue in red.

Every cell a person typed is written as text: `=cmd` is a name like any other. Only our own
formulas are formulas, and each carries its value at the time of printing for readers that do
not reckon.
"""

from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from builder.model.mark import CLOSED, STATES
from builder.outputs.format import RenderError, refuse_empty
from builder.outputs.paper import Paper, Section
from builder.outputs.xlsx_rows import Grid, GridRow, grid_of
from builder.outputs.zip_dates import without_dates

PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MOMENT = datetime(2000, 1, 1)
_FIRST = 4
"""Rows above a table: title, stamp, counts, an empty one."""
_WIDTH, _NARROWEST, _MOMENT_WIDTH = 136, 8, 19
"""Characters: what an A4 page on its side holds, a column, a column of dates with their clock."""
_LINE, _WIDE = 16.5, 2.1
"""Points that a line of a cell is high; characters that a Chinese one takes."""


def render(paper: Paper) -> bytes:
    """The tables of the paper as .xlsx, one worksheet a section; equal input, equal bytes."""
    refuse_empty(paper)
    marks = paper.entry.event.marks if paper.entry else {}
    grids = [(section, grid) for section in paper.sections if (grid := grid_of(section, marks))]
    return workbook(paper, grids, paper.printed)


def workbook(paper: Paper, grids: list[tuple[Section, Grid]], printed: str) -> bytes:
    """Grids under their sections' titles as one workbook; `printed` fixes the stored counts."""
    if not grids:
        raise RenderError(f"“{paper.label}”里没有表格，不能做成 Excel；请用 PDF 或 Word。")
    made = BytesIO()
    book = xlsxwriter.Workbook(made, PLAIN)
    book.set_properties({"title": f"{paper.title} · {paper.label}", "created": _MOMENT})
    formats = cell_styles(book)
    for number, (section, grid) in enumerate(grids, 1):
        sheet = book.add_worksheet(_sheet_name(section, number))
        sheet.write_string(0, 0, f"{paper.title} · {section['title']}", formats["title"])
        stamp = f"{section['aside']}　{paper.stamp}".strip()
        sheet.write_string(1, 0, stamp, formats["plain"])
        _Worksheet(sheet, grid, formats, printed).fill()
    book.close()
    return without_dates(made.getvalue())


def cell_styles(book: Any, **more: dict[str, str]) -> dict[str, Any]:
    """Formats by name, each with what `more` adds to it."""
    base = {"font_name": "微软雅黑", "font_size": 11, "valign": "top", "text_wrap": True}
    ruled = {**base, "border": 1, "border_color": "#8A8A84"}
    styles: dict[str, dict[str, Any]] = {
        "title": {"font_name": "微软雅黑", "font_size": 14, "bold": True},
        "plain": {"font_name": "微软雅黑", "font_size": 11},
        "head": {**ruled, "bold": True, "bg_color": "#EFEFEA"},
        "text": ruled,
        "strong": {**ruled, "bold": True},
        "due": {**ruled, "num_format": "yyyy-mm-dd hh:mm", "text_wrap": False, "shrink": True},
        "red": {"bg_color": "#F4C7C3", "font_color": "#8C1D18", "bold": True},
        "yellow": {"bg_color": "#FFF2CC"},
        "grey": {"font_color": "#7A7A74"},
    }
    return {name: book.add_format({**x, **more.get(name, {})}) for name, x in styles.items()}


class _Worksheet:
    """One grid on its way onto a worksheet."""

    def __init__(self, sheet: Any, grid: Grid, formats: dict[str, Any], printed: str) -> None:
        self.sheet = sheet
        self.grid = grid
        self.formats = formats
        self.printed = printed
        self.last = _FIRST + len(grid.rows)
        self.widths = _widths(grid)

    def fill(self) -> None:
        self._set_page()
        for column, title in enumerate(self.grid.titles):
            self.sheet.write_string(_FIRST, column, title, self.formats["head"])
        for number, line in enumerate(self.grid.rows, _FIRST + 1):
            self._row(number, line)
        if self.grid.state >= 0 and self.grid.rows:
            self._count()
            self._offer_states()
            self._colour()

    def _row(self, number: int, line: GridRow) -> None:
        style = self.formats["strong" if line.strong else "text"]
        for column, cell in enumerate(line.cells):
            if isinstance(cell, datetime):
                self.sheet.write_datetime(number, column, cell, self.formats["due"])
            elif isinstance(cell, int):
                self.sheet.write_number(number, column, cell, style)
            else:
                self.sheet.write_string(number, column, cell, style)
        if (lines := _lines(line, self.widths)) > 1:
            # Not every program makes room by itself; one line is left to grow with what is typed.
            self.sheet.set_row(number, lines * _LINE)

    def _set_page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, _FIRST)
        sheet.freeze_panes(_FIRST + 1, 1)
        sheet.autofilter(_FIRST, 0, self.last, len(self.grid.titles) - 1)
        sheet.set_footer("&R第 &P 页 / 共 &N 页")
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)

    def _count(self) -> None:
        """Live counts above the table."""
        states, rows = self._range(self.grid.state), self.grid.rows
        done = "+".join(f'COUNTIF({states},"{state}")' for state in CLOSED)
        closed = sum(line.state in CLOSED for line in rows)
        self._counted(0, "共", f"=ROWS({states})", len(rows))
        self._counted(1, "已办", f"={done}", closed)
        self._counted(2, "未办", f"=ROWS({states})-({done})", len(rows) - closed)
        wrong = sum(line.state == "有问题" for line in rows)
        self._counted(3, "有问题", f'=COUNTIF({states},"有问题")', wrong)
        if self.grid.due >= 0:
            late = f"({self._range(self.grid.due)}<NOW())"
            open_ones = "*".join(f'({states}<>"{state}")' for state in CLOSED)
            formula = f"=SUMPRODUCT({late}*{open_ones})"
            self._counted(4, "已过时限", formula, self._overdue())

    def _counted(self, place: int, label: str, formula: str, value: int) -> None:
        text = f'="{label} "&({formula[1:]})'
        self.sheet.write_formula(2, place, text, self.formats["plain"], f"{label} {value}")

    def _overdue(self) -> int:
        try:
            now = datetime.fromisoformat(self.printed)
        except ValueError:
            return 0
        dues = [x.cells[self.grid.due] for x in self.grid.rows if x.state not in CLOSED]
        return sum(isinstance(due, datetime) and due < now for due in dues)

    def _offer_states(self) -> None:
        choice = {"validate": "list", "source": list(STATES)}
        column = self.grid.state
        self.sheet.data_validation(_FIRST + 1, column, self.last, column, choice)

    def _colour(self) -> None:
        """Done is grey; overdue red; due soon yellow. The first rule that fits wins."""
        state = f"${xl_col_to_name(self.grid.state)}{_FIRST + 2}"
        closed = ",".join(f'{state}="{one}"' for one in CLOSED)
        self._rule(f"OR({closed})", "grey")
        self._rule(f'{state}="有问题"', "red")
        if self.grid.due >= 0:
            due = f"${xl_col_to_name(self.grid.due)}{_FIRST + 2}"
            self._rule(f"AND(ISNUMBER({due}),{due}<NOW())", "red")
            self._rule(f"AND(ISNUMBER({due}),{due}<NOW()+{self.grid.warning})", "yellow")

    def _rule(self, condition: str, style: str) -> None:
        rule = {"type": "formula", "criteria": f"={condition}", "stop_if_true": True}
        width = len(self.grid.titles) - 1
        format_ = {**rule, "format": self.formats[style]}
        self.sheet.conditional_format(_FIRST + 1, 0, self.last, width, format_)

    def _range(self, column: int) -> str:
        letter = xl_col_to_name(column)
        return f"${letter}${_FIRST + 2}:${letter}${self.last + 1}"


def _widths(grid: Grid) -> list[float]:
    """Of each column; one of dates shows them whole, the others share what is left."""
    left = _WIDTH - (_MOMENT_WIDTH if grid.due >= 0 else 0)
    shares = sum(share for column, share in enumerate(grid.shares) if column != grid.due)
    widths = [max(_NARROWEST, left * share / shares) for share in grid.shares]
    return [_MOMENT_WIDTH if column == grid.due else x for column, x in enumerate(widths)]


def _lines(line: GridRow, widths: list[float]) -> int:
    """Lines that the fullest cell of a row takes."""
    texts = [cell if isinstance(cell, str) else "" for cell in line.cells]
    return max(_lines_of(text, width) for text, width in zip(texts, widths, strict=True))


def _lines_of(text: str, width: float) -> int:
    room = 2 * int(width / _WIDE)
    halves = (sum(1 if x.isascii() else 2 for x in part) for part in text.split("\n"))
    return sum(max(1, ceil(each / room)) for each in halves)


def _sheet_name(section: Section, number: int) -> str:
    plain = "".join(c for c in section["title"] if c not in "[]:*?/\\'")
    return f"{number} {plain}"[:31]
