"""The marks of WordprocessingML that python-docx has no words for."""

import re
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
