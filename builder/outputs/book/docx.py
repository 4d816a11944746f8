"""The book as a Word document: cover, contents, headings, running heads, page numbers, index."""

from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from builder.outputs.book.pdf import pages_of
from builder.outputs.book.pieces import Book, BookBlock, Photo, Picture, Piece, Points, Prose, Run
from builder.outputs.book.readings import by_letter
from builder.outputs.docx_marks import (
    ContentsLine,
    add_bookmark,
    add_contents,
    add_field,
    add_page_field,
    bookmark_name,
    keep_with_next,
    set_fonts,
    tick_cell,
    update_on_open,
    written,
)
from builder.outputs.docx_table import add_table
from builder.outputs.drawings import pictures_of, width_of
from builder.outputs.paper import Table
from builder.outputs.zip_dates import without_dates

_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_WIDE, _LEFT, _RIGHT = Mm(210), Mm(24), Mm(20)
_SIZES = {1: 22, 2: 15, 3: 12}
_INDEX = "索引"
_PAGES = (
    "打开时 Word 问是否更新域，选“是”；WPS 按 Ctrl+A，再按 F9。"
    "更新以前，目录和索引里是 PDF 版的页码，可能差几页。"
)
Progress = Callable[[str], None]


def render_docx(book: Book, tell: Progress) -> bytes:
    """The book as .docx; `tell` hears of every part that is begun."""
    tell("数页码……")
    return _Writer(book, pages_of(book)).write(tell)


class _Writer:
    """One book on its way into a document.

    `pages` are those of the PDF: they stand in contents and index until Word counts its own.
    """

    def __init__(self, book: Book, pages: dict[int, int]) -> None:
        self.book = book
        self.pages = pages
        self.document = Document()
        svgs = [b["svg"] for p in book.pieces for b in p["blocks"] if b["kind"] == "picture"]
        self.pictures = dict(zip(svgs, pictures_of(svgs), strict=True))

    def write(self, tell: Progress) -> bytes:
        """Cover, contents, every piece, index."""
        document = self.document
        _set_up(document, self.book)
        _cover(document, self.book)
        self._contents()
        for number, piece in enumerate(self.book.pieces):
            if piece["level"] == 1:
                tell(piece["title"])
            self._piece(number, piece)
        self._index()
        update_on_open(document)
        made = BytesIO()
        document.save(made)
        return without_dates(made.getvalue())

    def _contents(self) -> None:
        document = self.document
        head = document.add_paragraph().add_run("目录")
        head.bold, head.font.size = True, Pt(22)
        document.add_paragraph().add_run(_PAGES).font.size = Pt(9)
        lines = [
            ContentsLine(piece["level"], piece["title"], number, self.pages[number])
            for number, piece in enumerate(self.book.pieces)
            if piece["level"] in (1, 2)
        ]
        index = max(self.pages.values()) + 1
        lines.append(ContentsLine(1, _INDEX, len(self.book.pieces), index))
        add_contents(document, lines, _WIDE - _LEFT - _RIGHT)

    def _piece(self, number: int, piece: Piece) -> None:
        if piece["level"]:
            head = self.document.add_heading(written(piece["title"]), piece["level"])
            head.paragraph_format.page_break_before = piece["fresh"] or None
            if piece["terms"] or piece["level"] < 3:
                add_bookmark(head, number)
        for block in piece["blocks"]:
            self._block(block)

    def _block(self, block: BookBlock) -> None:
        if block["kind"] == "prose":
            _prose(self.document, block)
        elif block["kind"] == "points":
            _points(self.document, block)
        elif block["kind"] == "picture":
            self._picture(block)
        elif block["kind"] == "photo":
            self._photo(block)
        else:
            _table(self.document, block)

    def _picture(self, block: Picture) -> None:
        picture, told = self.pictures[block["svg"]], "；".join(block["rows"])
        self._shown(picture, width_of(picture), f"{block['caption']}：{told}", block["caption"])

    def _photo(self, block: Photo) -> None:
        data, width = b64decode(block["data"]), Mm(block["across"])
        self._shown(data, width, block["words"], block["caption"])

    def _shown(self, picture: bytes, width: Length, words: str, caption: str) -> None:
        """A picture, `words` for whoever cannot see it, and the caption on the same page."""
        drawn = self.document.add_paragraph()
        keep_with_next(drawn)
        shape = drawn.add_run().add_picture(BytesIO(picture), width=width)
        shape._inline.docPr.set("descr", written(words))
        self.document.add_paragraph().add_run(written(caption)).font.size = Pt(9)

    def _index(self) -> None:
        """Terms by reading in three columns, each with the pages its chapters begin on."""
        places: dict[str, list[int]] = {}
        for number, piece in enumerate(self.book.pieces):
            for term in piece["terms"]:
                places.setdefault(term, []).append(number)
        add_bookmark(self.document.add_heading(_INDEX, 1), len(self.book.pieces))
        _columns(self.document, 3)
        for letter, terms in by_letter(self.book.terms):
            head = self.document.add_paragraph()
            head.paragraph_format.space_before = Pt(6)
            head.add_run(letter).bold = True
            keep_with_next(head)
            for term in terms:
                self._term(term, places[term])

    def _term(self, term: str, places: list[int]) -> None:
        paragraph = self.document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.space_after, layout.left_indent, layout.first_line_indent = Pt(0), Mm(4), Mm(-4)
        paragraph.add_run(written(f"{term}　"))
        for count, number in enumerate(places):
            paragraph.add_run("、" if count else "")
            add_field(paragraph, f"PAGEREF {bookmark_name(number)} \\h", str(self.pages[number]))
        for run in paragraph.runs:
            run.font.size = Pt(9)


def _columns(document: Any, count: int) -> None:
    section = document.add_section(WD_SECTION.CONTINUOUS)
    section.different_first_page_header_footer = False
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "340")


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
    page.page_width, page.page_height = _WIDE, Mm(297)
    page.left_margin, page.right_margin = _LEFT, _RIGHT
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


def _prose(document: Any, block: Prose) -> None:
    paragraph = document.add_paragraph()
    _runs(paragraph, block["runs"])
    if block["look"] == "quiet":
        for run in paragraph.runs:
            run.font.size = Pt(9)
    elif block["look"] == "boxed":
        paragraph.paragraph_format.left_indent = Mm(5)


def _points(document: Any, block: Points) -> None:
    for number, runs in enumerate(block["points"], block["first"]):
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
    for text, face in runs:
        run = paragraph.add_run(written(text))
        run.bold, run.font.strike = face == "bold", face == "struck" or None
