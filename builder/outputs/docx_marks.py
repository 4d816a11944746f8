"""The marks of WordprocessingML that python-docx has no words for."""

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

_LATIN, _CHINESE = "Arial", "微软雅黑"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters XML cannot hold; a name may carry one when it was pasted from somewhere."""


def written(text: str) -> str:
    """Text as XML can hold it."""
    return _FORBIDDEN.sub("", text)


def tick_cell() -> str:
    """The box to tick; a character, so that WPS and Word draw the same one."""
    return "□"


def set_fonts(document: Any) -> None:
    """12 pt, one face for Latin and one for Chinese: without `eastAsia` Word picks its own."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = _LATIN, Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), _CHINESE)
    fonts.set(qn("w:hAnsi"), _LATIN)
    style.paragraph_format.space_after = Pt(3)


def add_page_field(paragraph: Any, code: str) -> None:
    """The number of this page (PAGE), or of all (NUMPAGES)."""
    add_field(paragraph, code, "1")


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """A field in five runs; WPS shows nothing when they share one. `shown` until it is updated."""
    _field_mark(paragraph, "begin")
    _instruction(paragraph, code)
    _field_mark(paragraph, "separate")
    paragraph.add_run(shown)
    _field_mark(paragraph, "end")


def add_bookmark(paragraph: Any, number: int) -> None:
    """A place that contents and index refer to by `bookmark_name`."""
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), str(number))
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), bookmark_name(number))
        paragraph._p.append(mark)


def bookmark_name(number: int) -> str:
    """What a place is called inside the document."""
    return f"qs{number}"


def update_on_open(document: Any) -> None:
    """Word asks, when the document is opened, whether to update its fields."""
    mark = OxmlElement("w:updateFields")
    mark.set(qn("w:val"), "true")
    document.settings.element.append(mark)


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A heading as the contents name it: its level, its words, its bookmark, its page so far."""

    level: int
    title: str
    number: int
    page: int


def add_contents(document: Any, lines: list[ContentsLine], width: int) -> None:
    """A line a heading, its page at the end of a line `width` EMU wide.

    Each page is a field of its own: LibreOffice counts those by itself, a TOC field it leaves.
    """
    for level in (1, 2):
        _contents_style(document, level, width)
    for line in lines:
        paragraph = document.add_paragraph(style=f"toc {line.level}")
        paragraph.add_run(written(line.title)).add_tab()
        add_field(paragraph, f"PAGEREF {bookmark_name(line.number)} \\h", str(line.page))


def _contents_style(document: Any, level: int, width: int) -> None:
    style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles["Normal"]
    layout = style.paragraph_format
    layout.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    layout.left_indent = Pt(0 if level == 1 else 14)
    layout.space_before, layout.space_after = Pt(8 if level == 1 else 0), Pt(1)
    style.font.bold = level == 1


def _instruction(paragraph: Any, code: str) -> None:
    mark = OxmlElement("w:instrText")
    mark.set(qn("xml:space"), "preserve")
    mark.text = f" {code} "
    paragraph.add_run()._r.append(mark)


def _field_mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def keep_with_next(paragraph: Any) -> None:
    """A heading never stays behind alone at the foot of a page."""
    paragraph.paragraph_format.keep_with_next = True


def add_table(
    document: Any, titles: list[str], shares: list[int], rows: list[list[str]], strong: list[bool]
) -> None:
    """A ruled table as wide as the page; its head comes again on every page, no row is cut."""
    table = document.add_table(rows=1, cols=len(titles))
    table.style, table.autofit = "Table Grid", False
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    for column, cell, share in zip(table.columns, table.rows[0].cells, shares, strict=True):
        column.width = cell.width = int(room * share / sum(shares))
    _fill(table.rows[0], titles, bold=True)
    _mark_row(table.rows[0], "w:tblHeader")
    patterns = {bold: _pattern(table, bold=bold) for bold in (False, True)}
    for cells, bold in zip(rows, strong, strict=True):
        row = deepcopy(patterns[bold])
        for cell, text in zip(row.tc_lst, cells, strict=True):
            cell.p_lst[0].r_lst[0].text = written(text)
        table._tbl.append(row)
    _keep_last_row(table)
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(4)
    keep_with_next(after)


def _pattern(table: Any, *, bold: bool) -> Any:
    """A row to copy; python-docx is slow to make each row anew."""
    row = table.add_row()
    _fill(row, [" "] * len(row.cells), bold=bold)
    _mark_row(row, "w:cantSplit")
    table._tbl.remove(row._tr)
    return row._tr


def _keep_last_row(table: Any) -> None:
    """What closes a list stands below its last row, never alone on the next page."""
    for cell in table.rows[-1].cells:
        for paragraph in cell.paragraphs:
            keep_with_next(paragraph)


def _fill(row: Any, texts: list[str], *, bold: bool) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].add_run(written(text)).bold = bold
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _mark_row(row: Any, mark: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(mark))
