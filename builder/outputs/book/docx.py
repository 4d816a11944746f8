"""The book as a Word document: cover, contents field, headings, running heads, page numbers."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from builder.outputs.book.pieces import Book, BookBlock, Piece, Points, Prose, Run
from builder.outputs.docx_marks import (
    add_contents_field,
    add_page_field,
    add_table,
    set_fonts,
    tick_cell,
    written,
)
from builder.outputs.paper import Table
from builder.outputs.zip_dates import without_dates

_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_SIZES = {1: 22, 2: 15, 3: 12}
Progress = Callable[[str], None]


def render_docx(book: Book, tell: Progress) -> bytes:
    """The book as .docx; `tell` hears of every part that is begun."""
    document = Document()
    _set_up(document, book)
    _cover(document, book)
    _contents(document, book)
    for piece in book.pieces:
        if piece["level"] == 1:
            tell(piece["title"])
        _piece(document, piece)
    made = BytesIO()
    document.save(made)
    return without_dates(made.getvalue())


def _set_up(document: Any, book: Book) -> None:
    set_fonts(document)
    document.styles["Normal"].font.size = Pt(10.5)
    for level, size in _SIZES.items():
        _heading_style(document.styles[f"Heading {level}"], size, fresh=level == 1)
    properties = document.core_properties
    properties.title = book.title
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = properties.last_printed = _MOMENT
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(24), Mm(20)
    page.top_margin, page.bottom_margin = Mm(24), Mm(20)
    page.different_first_page_header_footer = True
    head = page.header.paragraphs[0]
    head.add_run(written(f"{book.title}　{book.office}"))
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_field(foot, "PAGE")
    for run in (*head.runs, *foot.runs):
        run.font.size = Pt(9)


def _heading_style(style: Any, size: int, *, fresh: bool) -> None:
    style.font.size, style.font.bold = Pt(size), True
    style.font.name, style.font.color.rgb = "Arial", RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for mark in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(mark), None)
    fonts.set(qn("w:eastAsia"), "微软雅黑")
    style.paragraph_format.page_break_before = fresh
    style.paragraph_format.keep_with_next = True


def _cover(document: Any, book: Book) -> None:
    for text, size, before in (
        (book.title, 38, 180),
        ("指引　案例　检查单　应急处置卡　表单", 13, 12),
        (book.office, 14, 260),
        (book.printed, 11, 6),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(before)
        run = paragraph.add_run(written(text))
        run.bold, run.font.size = size > 14, Pt(size)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _contents(document: Any, book: Book) -> None:
    head = document.add_paragraph().add_run("目录")
    head.bold, head.font.size = True, Pt(22)
    note = document.add_paragraph().add_run("页码：在 Word 或 WPS 里右键目录，选“更新域”。")
    note.font.size = Pt(9)
    titles = [(piece["level"], piece["title"]) for piece in book.pieces]
    shown = [f"{'　' * (level - 1)}{title}" for level, title in titles if level in (1, 2)]
    add_contents_field(document, [written(line) for line in shown])


def _piece(document: Any, piece: Piece) -> None:
    if piece["level"]:
        head = document.add_heading(written(piece["title"]), piece["level"])
        head.paragraph_format.page_break_before = piece["fresh"] or None
    for block in piece["blocks"]:
        _block(document, block)


def _block(document: Any, block: BookBlock) -> None:
    if block["kind"] == "prose":
        _prose(document, block)
    elif block["kind"] == "points":
        _points(document, block)
    elif block["kind"] == "picture":
        for text in (block["caption"], *block["rows"]):
            document.add_paragraph(written(text)).paragraph_format.left_indent = Mm(5)
    else:
        _table(document, block)


def _prose(document: Any, block: Prose) -> None:
    paragraph = document.add_paragraph()
    _runs(paragraph, block["runs"])
    if block["look"] == "quiet":
        for run in paragraph.runs:
            run.font.size = Pt(9)
    elif block["look"] == "boxed":
        paragraph.paragraph_format.left_indent = Mm(5)


def _points(document: Any, block: Points) -> None:
    for number, runs in enumerate(block["points"], 1):
        paragraph = document.add_paragraph(f"{number}. " if block["numbered"] else "· ")
        paragraph.paragraph_format.left_indent = Mm(6)
        paragraph.paragraph_format.first_line_indent = Mm(-6)
        _runs(paragraph, runs)


def _table(document: Any, block: Table) -> None:
    box = [column["kind"] == "box" for column in block["columns"]]
    rows = [
        [tick_cell() if b else cell for b, cell in zip(box, row["cells"], strict=True)]
        for row in block["rows"]
    ]
    titles = ["" if c["kind"] == "box" else c["title"] for c in block["columns"]]
    shares = [column["share"] for column in block["columns"]]
    add_table(document, titles, shares, rows, [row["strong"] for row in block["rows"]])


def _runs(paragraph: Any, runs: list[Run]) -> None:
    for text, bold in runs:
        paragraph.add_run(written(text)).bold = bold
