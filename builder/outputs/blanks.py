"""Blank forms for Word and Excel, 记一条经验 and 总结会记录单; `qianshi import` reads them.

The labels are the titles of the models' fields, so a form never asks for what nobody keeps.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Mm, Pt

from builder.model import EventType, HandIn
from builder.model.blank_form import BACK, CHOICES, LESSON_TITLE, MARK, RECORD_TITLE, REMARK
from builder.model.meeting_record import MeetingRecord, MeetingRow
from builder.outputs.docx_marks import set_fonts, written
from builder.outputs.docx_table import add_table
from builder.outputs.xlsx import PLAIN, cell_styles
from builder.outputs.zip_dates import without_dates

LESSON, RECORD = "lesson", "meeting-record"
ROWS = 7
"""Blank rows of a 总结会记录单: one A4 page on its side, list of choices included."""
_MOMENT = datetime(2000, 1, 1)
_HEAD = ("title", "event_type", "month")
_COLUMNS = ("role", "what", "pause", "prevent")
_SHARES = [3, 7, 4, 7]
_ANSWERS = ("what", "prevent", "event_type", "month", "handled", "causes", "title", "role")
_REQUIRED = ("what", "prevent")
_LONG = ("what", "prevent", "handled", "causes")
_LISTED = 200
"""Rows of an Excel list of choices; Word's form names the choices below its table."""


def blank_forms(types: Sequence[EventType]) -> dict[str, bytes]:
    """The four files by name; equal event types give equal bytes."""
    return {
        f"{LESSON}.docx": _lesson_docx(types),
        f"{LESSON}.xlsx": _lesson_xlsx(types),
        f"{RECORD}.docx": _record_docx(types),
        f"{RECORD}.xlsx": _record_xlsx(types),
    }


def _titles(model: type[HandIn | MeetingRecord | MeetingRow], names: Sequence[str]) -> list[str]:
    """What a form asks, a required box marked."""
    required = _REQUIRED if model is HandIn else ()
    fields = model.model_fields
    more = {**dict.fromkeys(required, "（必填）"), "month": "（如 2026-11）"}
    return [f"{fields[name].title}{more.get(name, '')}" for name in names]


# ---- Word


def _document(title: str, *, wide: bool) -> Any:
    document = Document()
    set_fonts(document)
    page = document.sections[0]
    if wide:
        page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(16)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.last_modified_by = ""
    properties.created = properties.modified = properties.last_printed = _MOMENT
    head = document.add_paragraph().add_run(title)
    head.bold, head.font.size = True, Pt(16)
    document.add_paragraph(REMARK)
    return document


def _boxes(document: Any, titles: Sequence[str], tall: Sequence[bool]) -> None:
    """Labels at the left, room to write at the right."""
    table = document.add_table(rows=0, cols=2)
    table.style, table.autofit = "Table Grid", False
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    table.columns[0].width, table.columns[1].width = room // 3, room - room // 3
    for title, high in zip(titles, tall, strict=True):
        row = table.add_row()
        row.cells[0].text = title
        row.cells[0].width, row.cells[1].width = room // 3, room - room // 3
        row.cells[0].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        row.height = Mm(28 if high else 9)
    document.add_paragraph()


def _finish(document: Any, types: Sequence[EventType]) -> bytes:
    document.add_paragraph(written(f"{CHOICES}{'、'.join(t.title for t in types)}"))
    document.add_paragraph(f"{BACK}　{MARK}")
    made = BytesIO()
    document.save(made)
    return without_dates(made.getvalue())


def _lesson_docx(types: Sequence[EventType]) -> bytes:
    document = _document(LESSON_TITLE, wide=False)
    _boxes(document, _titles(HandIn, _ANSWERS), [name in _LONG for name in _ANSWERS])
    return _finish(document, types)


def _record_docx(types: Sequence[EventType]) -> bytes:
    document = _document(RECORD_TITLE, wide=True)
    _boxes(document, _titles(MeetingRecord, _HEAD), [False] * len(_HEAD))
    blank = [[""] * len(_COLUMNS) for _ in range(ROWS)]
    add_table(document, _titles(MeetingRow, _COLUMNS), _SHARES, blank, [False] * ROWS)
    for row in document.tables[-1].rows:
        row.height = Mm(11)
    return _finish(document, types)


# ---- Excel


class _Sheet:
    """A worksheet that is written from the top down."""

    def __init__(self, title: str, widths: Sequence[int], types: Sequence[EventType]) -> None:
        self.made = BytesIO()
        self.book = xlsxwriter.Workbook(self.made, PLAIN)
        self.book.set_properties({"title": title, "created": _MOMENT})
        self.styles = cell_styles(self.book, text={"num_format": "@"})
        self.sheet = self.book.add_worksheet(title)
        self.last, self.row, self.types = len(widths) - 1, 0, types
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self._line(title, "title")
        self._line(REMARK, "plain")

    def _line(self, text: str, style: str) -> None:
        self.sheet.write_string(self.row, 0, text, self.styles[style])
        self.row += 1

    def box(self, title: str, name: str) -> None:
        """A label and a wide cell beside it; a choice where only known words are taken."""
        if name in _LONG:
            self.sheet.set_row(self.row, 80)
        self.sheet.write_string(self.row, 0, title, self.styles["head"])
        if self.last > 1:
            self.sheet.merge_range(self.row, 1, self.row, self.last, "", self.styles["text"])
        else:
            self.sheet.write_blank(self.row, 1, None, self.styles["text"])
        if name == "event_type":
            self._choices(self.row, 1, self.row, self.book.add_worksheet("活动类型"), self._types())
        self.row += 1

    def _types(self) -> list[str]:
        return [event_type.title for event_type in self.types][:_LISTED]

    def _choices(self, first: int, column: int, last: int, listed: Any, words: list[str]) -> None:
        """Words from a sheet of their own: a list inside the cell may hold only 255 characters."""
        for number, word in enumerate(words):
            listed.write_string(number, 0, word)
        listed.hide()
        source = f"='{listed.get_name()}'!$A$1:$A${max(1, len(words))}"
        options = {"validate": "list", "source": source, "error_type": "warning"}
        self.sheet.data_validation(first, column, last, column, options)

    def table(self, titles: Sequence[str]) -> None:
        """A header and blank rows."""
        self.row += 1
        for column, title in enumerate(titles):
            self.sheet.write_string(self.row, column, title, self.styles["head"])
        for number in range(1, ROWS + 1):
            self.sheet.set_row(self.row + number, 36)
            for column in range(len(titles)):
                self.sheet.write_blank(self.row + number, column, None, self.styles["text"])
        self.row += ROWS + 2

    def bytes(self) -> bytes:
        """The finished file."""
        self._line(BACK, "plain")
        self._line(MARK, "plain")
        self.book.close()
        return without_dates(self.made.getvalue())


def _lesson_xlsx(types: Sequence[EventType]) -> bytes:
    sheet = _Sheet(LESSON_TITLE, [30, 90], types)
    for title, name in _pairs(HandIn, _ANSWERS):
        sheet.box(title, name)
    return sheet.bytes()


def _record_xlsx(types: Sequence[EventType]) -> bytes:
    sheet = _Sheet(RECORD_TITLE, [share * 6 for share in _SHARES], types)
    for title, name in _pairs(MeetingRecord, _HEAD):
        sheet.box(title, name)
    sheet.table(_titles(MeetingRow, _COLUMNS))
    return sheet.bytes()


def _pairs(model: type[HandIn | MeetingRecord], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(_titles(model, names), names, strict=True)
