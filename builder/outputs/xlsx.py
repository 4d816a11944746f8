"""A paper as a workbook that keeps counting: what is done, what is left, what is overdue in red.

Every cell a person typed is written as text: `=cmd` is a name like any other. Only our own
formulas are formulas, and each carries its value at the time of printing for readers that do
not reckon.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from builder.outputs.docx_marks import written
from builder.outputs.format import RenderError, refuse_empty
from builder.outputs.paper import Paper, Section
from builder.outputs.xlsx_rows import Grid, pieces_of
from builder.outputs.xlsx_sheet import Worksheet
from builder.outputs.zip_dates import without_dates

PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MOMENT = datetime(2000, 1, 1)
_SHEET_NAME = 2 * 31
"""Bytes of UTF-16, by which Excel counts: a rare character is two of its letters."""


def render(paper: Paper) -> bytes:
    """The paper as .xlsx, one worksheet a section; equal input, equal bytes."""
    refuse_empty(paper)
    marks = paper.entry.event.marks if paper.entry else {}
    pages = [(section, pieces_of(section, marks)) for section in paper.sections]
    if not any(isinstance(piece, Grid) for _, pieces in pages for piece in pieces):
        raise RenderError(f"“{paper.label}”里没有表格，不能做成 Excel；请用 PDF 或 Word。")
    made = BytesIO()
    book = xlsxwriter.Workbook(made, PLAIN)
    title = written(f"{paper.title} · {paper.label}")
    book.set_properties({"title": title, "created": _MOMENT})
    formats = cell_styles(book)
    for number, (section, pieces) in enumerate(pages, 1):
        sheet = book.add_worksheet(_sheet_name(section, number))
        sheet.write_string(0, 0, f"{paper.title} · {section['title']}", formats["title"])
        stamp = f"{section['aside']}　{paper.stamp}".strip()
        sheet.write_string(1, 0, stamp, formats["plain"])
        Worksheet(sheet, pieces, formats, paper.printed).fill()
    book.close()
    return without_dates(made.getvalue())


def cell_styles(book: Any, **more: dict[str, str]) -> dict[str, Any]:
    """Formats by name, each with what `more` adds to it."""
    base = {"font_name": "微软雅黑", "font_size": 11, "valign": "top", "text_wrap": True}
    ruled = {**base, "border": 1, "border_color": "#8A8A84"}
    styles: dict[str, dict[str, Any]] = {
        "title": {"font_name": "微软雅黑", "font_size": 14, "bold": True},
        "plain": {"font_name": "微软雅黑", "font_size": 11},
        "said": base,
        "heading": {**base, "bold": True},
        "head": {**ruled, "bold": True, "bg_color": "#EFEFEA"},
        "text": ruled,
        "strong": {**ruled, "bold": True},
        "due": {**ruled, "num_format": "yyyy-mm-dd hh:mm", "text_wrap": False, "shrink": True},
        "red": {"bg_color": "#F4C7C3", "font_color": "#8C1D18", "bold": True},
        "yellow": {"bg_color": "#FFF2CC"},
        "grey": {"font_color": "#7A7A74"},
    }
    return {name: book.add_format({**x, **more.get(name, {})}) for name, x in styles.items()}


def _sheet_name(section: Section, number: int) -> str:
    plain = "".join(c for c in written(section["title"]) if c not in "[]:*?/\\'")
    return f"{number} {plain}".encode("utf-16-le")[:_SHEET_NAME].decode("utf-16-le", "ignore")
