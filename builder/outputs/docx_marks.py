"""The marks of WordprocessingML that python-docx has no words for."""

import re
from copy import deepcopy
from typing import Any

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
    """A page field in five runs; WPS shows nothing when they share one."""
    for kind in ("begin", "instr", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "instr":
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = f" {code} "
        elif kind == "text":
            run.text = "1"
            continue
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)


def add_contents_field(document: Any, lines: list[str]) -> None:
    """A contents field over two levels of headings, with the titles to read until it is updated."""
    paragraph = document.add_paragraph()
    begin = _field_mark(paragraph, "begin")
    begin.set(qn("w:dirty"), "true")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = ' TOC \\o "1-2" \\h \\z \\u '
    paragraph.add_run()._r.append(instruction)
    _field_mark(paragraph, "separate")
    for line in lines:
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line)
        paragraph = document.add_paragraph()
    _field_mark(paragraph, "end")


def _field_mark(paragraph: Any, kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
    return mark


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
