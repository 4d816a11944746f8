"""One worksheet from top to bottom: a list that counts and colours, tables, and words between.

A cell that has the rest of its row to itself is merged across it. Excel has one filter a sheet: the
longest table has it, and a table that stands at the top stays in sight.
"""

from datetime import datetime
from math import ceil
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from builder.model.mark import CLOSED, STATES
from builder.outputs.xlsx_rows import Grid, Line, Piece

_FIRST = 4
"""Rows above a table at the top: title, stamp, counts, an empty one."""
_WIDTH, _NARROWEST, _MOMENT_WIDTH = 136, 8, 19
"""Characters: what an A4 page on its side holds, a column, a column of dates with their clock."""
_LINE, _WIDE = 16.5, 2.1
"""Points that a line of a cell is high; characters that a Chinese one takes."""
_ALONE = Grid(["", ""], [1, 5], [], -1, -1)
"""The columns of a sheet without a table."""


class Worksheet:
    """The pieces of one section on their way onto a worksheet."""

    def __init__(
        self, sheet: Any, pieces: list[Piece], formats: dict[str, Any], printed: str
    ) -> None:
        self.sheet = sheet
        self.pieces = pieces
        self.formats = formats
        self.printed = printed
        grids = [piece for piece in pieces if isinstance(piece, Grid)]
        self.widths = _widths(max(grids or [_ALONE], key=lambda grid: len(grid.titles)))
        self.longest = max(grids, key=lambda grid: len(grid.rows), default=None)
        self.list_first = bool(pieces) and isinstance(pieces[0], Grid)
        self.at = _FIRST if self.list_first else _FIRST - 1

    def fill(self) -> None:
        """Write everything. A list with states is only ever the first piece."""
        self._set_page()
        for number, piece in enumerate(self.pieces):
            if isinstance(piece, Line):
                self._line(piece)
                continue
            if number and not _is_heading(self.pieces[number - 1]):
                self.at += 1
            self._grid(piece)

    def _line(self, line: Line) -> None:
        if line.strong:
            self.at += 1
        style = "said" if len(line.cells) == 1 else "text"
        self._row([*line.cells], "heading" if line.strong else style)

    def _grid(self, grid: Grid) -> None:
        first = self.at
        self._row([*grid.titles], "head")
        for row in grid.rows:
            self._row(row.cells, "strong" if row.strong else "text")
        if grid is self.longest:
            self.sheet.autofilter(first, 0, self.at - 1, len(grid.titles) - 1)
        if grid.state >= 0 and grid.rows:
            _Counted(self.sheet, grid, self.formats, self.printed).fill()

    def _row(self, cells: list[str | int | datetime], style: str) -> None:
        """The next row; its last cell takes what room is left."""
        rest = len(cells) - 1
        if rest < len(self.widths) - 1:
            self.sheet.merge_range(
                self.at, rest, self.at, len(self.widths) - 1, "", self.formats[style]
            )
        for column, cell in enumerate(cells):
            self._cell(column, cell, style)
        widths = [*self.widths[:rest], sum(self.widths[rest:])]
        if (lines := _lines(cells, widths)) > 1:
            # Not every program makes room by itself; one line is left to grow with what is typed.
            self.sheet.set_row(self.at, lines * _LINE)
        self.at += 1

    def _cell(self, column: int, cell: str | int | datetime, style: str) -> None:
        if isinstance(cell, datetime):
            self.sheet.write_datetime(self.at, column, cell, self.formats["due"])
        elif isinstance(cell, int):
            self.sheet.write_number(self.at, column, cell, self.formats[style])
        else:
            self.sheet.write_string(self.at, column, cell, self.formats[style])

    def _set_page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, _FIRST if self.list_first else 1)
        if self.list_first:
            sheet.freeze_panes(_FIRST + 1, 1)
        sheet.set_footer("&R第 &P 页 / 共 &N 页")
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)


class _Counted:
    """What a list at the top reckons: live counts, a choice of states, colours."""

    def __init__(self, sheet: Any, grid: Grid, formats: dict[str, Any], printed: str) -> None:
        self.sheet = sheet
        self.grid = grid
        self.formats = formats
        self.printed = printed
        self.last = _FIRST + len(grid.rows)

    def fill(self) -> None:
        self._count()
        self._offer_states()
        self._colour()

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


def _lines(cells: list[str | int | datetime], widths: list[float]) -> int:
    """Lines that the fullest cell of a row takes."""
    texts = [cell if isinstance(cell, str) else "" for cell in cells]
    return max(_lines_of(text, width) for text, width in zip(texts, widths, strict=True))


def _lines_of(text: str, width: float) -> int:
    room = 2 * int(width / _WIDE)
    halves = (sum(1 if x.isascii() else 2 for x in part) for part in text.split("\n"))
    return sum(max(1, ceil(each / room)) for each in halves)


def _is_heading(piece: Piece) -> bool:
    return isinstance(piece, Line) and piece.strong
