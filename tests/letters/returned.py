"""The blank forms that the product gives, filled in and then changed as people change them.

A Word form is opened once; each variant begins with its body as it was, and only the parts that
a reader looks at are packed again.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import docx
import openpyxl
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from tests.letters.makers import NAMES, packed

A, B = "话筒没电，讲话停了五分钟", "会前30分钟，会务员逐支试话筒看电量"
TWO = {"what": A, "prevent": B}
FILLED = {
    **TWO,
    "event_type": "升旗",
    "month": "2026-03",
    "handled": "换了备用的",
    "causes": "电池旧了",
    "title": "话筒没电",
    "role": "会务员",
}
WHOLE = {**FILLED, "event_type": "flag"}
"""The letter that comes of it."""


def without(*names: str) -> dict[str, str]:
    """The letter where some boxes were left empty."""
    return {name: text for name, text in WHOLE.items() if name not in names}


STARTS = {
    "what": "出了什么事",
    "prevent": "下次哪一步",
    "event_type": "活动类型",
    "month": "发生在哪个月",
    "handled": "当时怎么处置",
    "causes": "原因",
    "title": "标题",
    "role": "由谁提出",
}
"""How the labels of the blank form begin."""
ROWS = ({**TWO, "role": "会务员"}, {"what": "旗绳松了", "prevent": "检查员看绳结", "role": "旗手"})
DOCUMENT = "word/document.xml"
_READ = ("[Content_Types].xml", "_rels/.rels", DOCUMENT, "word/_rels/document.xml.rels")
Blanks = Mapping[str, bytes]
Edit = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Returned:
    """A form as it came back."""

    file: str
    make: Callable[[Blanks], bytes]
    becomes: Any
    """What it must become: boxes of a hand-in, rows of a record, or words of a refusal."""
    left: str = ""
    """What must stand under 没有收进的内容."""


def word(
    edit: Edit | None = None,
    boxes: Mapping[str, str] = FILLED,
    *,
    xml: Callable[[str], str] = str,
    parts: Callable[[dict[str, str]], dict[str, str]] = dict,
    slash: str = "/",
) -> Callable[[Blanks], bytes]:
    """A maker of 记一条经验 in Word; `edit` works on the document, `xml` on its text."""

    def make(blanks: Blanks) -> bytes:
        paper = _paper(blanks["lesson.docx"])
        for name, text in boxes.items():
            cells(paper.document, name)[1].text = text
        if edit:
            edit(paper.document)
        return packed(parts(paper.taken(xml)), slash, method=0)

    return make


def word_record(edit: Edit | None = None) -> Callable[[Blanks], bytes]:
    """A maker of 总结会记录单 in Word, two of its rows filled in."""

    def make(blanks: Blanks) -> bytes:
        paper = _paper(blanks["meeting-record.docx"])
        for number, row in enumerate(ROWS, 1):
            fill_row(paper.document.tables[1].rows[number], row)
        if edit:
            edit(paper.document)
        return packed(paper.taken(), method=0)

    return make


def fill_row(row: Any, boxes: Mapping[str, str]) -> None:
    """A row of a record in Word."""
    for at, name in ((0, "role"), (1, "what"), (3, "prevent")):
        row.cells[at].text = boxes[name]


class _Paper:
    """One blank form in Word, as often as it is wanted."""

    def __init__(self, data: bytes) -> None:
        self.document: Any = docx.Document(io.BytesIO(data))
        self._body = deepcopy(self.document.element.body)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {name: archive.read(name).decode() for name in _READ}

    def taken(self, xml: Callable[[str], str] = str) -> dict[str, str]:
        """The parts as they are now; the next one begins with the blank form."""
        text = serialize_part_xml(self.document.element).decode()
        body = self.document.element.body
        body[:] = list(deepcopy(self._body))
        return {**self._parts, DOCUMENT: xml(text)}


_papers: dict[bytes, _Paper] = {}


def _paper(data: bytes) -> _Paper:
    if data not in _papers:
        _papers[data] = _Paper(data)
    return _papers[data]


def row(document: Any, name: str) -> Any:
    """The row of a box."""
    rows = document.tables[0].rows
    return next(r for r in rows if r.cells[0].text.startswith(STARTS[name]))


def cells(document: Any, name: str) -> Any:
    """Label and answer of a box."""
    return row(document, name).cells


def labels(**texts: str) -> Edit:
    """Other labels for some boxes."""

    def edit(document: Any) -> None:
        found = {name: cells(document, name)[0] for name in texts}
        for name, text in texts.items():
            found[name].text = text

    return edit


def xml_of(text: str) -> Any:
    """Raw XML with the names that Word uses, as an element to be put in."""
    start, _, rest = text.partition(">")
    return parse_xml(f"{start} {NAMES}>{rest}")


def excel(edit: Callable[[Any, Any], None] | None = None) -> Callable[[Blanks], bytes]:
    """A maker of 记一条经验 in Excel; `edit` works on the workbook and its form."""

    def make(blanks: Blanks) -> bytes:
        book: Any = openpyxl.load_workbook(io.BytesIO(blanks["lesson.xlsx"]))
        for name, text in FILLED.items():
            beside(book.worksheets[0], name).value = text
        return _saved(book, edit)

    return make


def excel_record(edit: Callable[[Any, Any], None] | None = None) -> Callable[[Blanks], bytes]:
    """A maker of 总结会记录单 in Excel, two of its rows filled in."""

    def make(blanks: Blanks) -> bytes:
        book: Any = openpyxl.load_workbook(io.BytesIO(blanks["meeting-record.xlsx"]))
        sheet = book.worksheets[0]
        for number, boxes in enumerate(ROWS, head_of(sheet) + 1):
            for column, name in ((1, "role"), (2, "what"), (4, "prevent")):
                sheet.cell(number, column).value = boxes[name]
        return _saved(book, edit)

    return make


def _saved(book: Any, edit: Callable[[Any, Any], None] | None) -> bytes:
    if edit:
        edit(book, book.worksheets[0])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def beside(sheet: Any, name: str) -> Any:
    """The cell for the answer of a box."""
    rows = sheet.iter_rows()
    return next(r[1] for r in rows if str(r[0].value or "").startswith(STARTS[name]))


def head_of(sheet: Any) -> int:
    """The row in which a record names its columns."""
    rows = sheet.iter_rows()
    return int(next(r[0].row for r in rows if str(r[0].value or "").startswith("谁提的")))


def text(*lines: str) -> Callable[[Blanks], bytes]:
    """A maker of a text file."""
    return lambda _: "\n".join(lines).encode()


def raw(data: bytes) -> Callable[[Blanks], bytes]:
    """A maker of just these bytes."""
    return lambda _: data
