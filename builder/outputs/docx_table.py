"""Ruled tables of a Word document: as wide as the page, and made so that pages do them no harm.

Written as a text and read once: python-docx is slow to make rows cell by cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Pt

from builder.outputs.docx_marks import keep_with_next, written


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row, or with one cell alone a title across the table.

    What explains a cell stands below its first line, and is not bold where that is.
    """

    cells: list[str]
    strong: bool = False
    by_hand: bool = False
    """Filled in with a pen, and so higher."""


def add_table(
    document: Any, titles: list[str], shares: list[int], rows: list[list[str]], strong: list[bool]
) -> None:
    """A table with one row of titles above the others."""
    lines = [TableRow(cells, bold) for cells, bold in zip(rows, strong, strict=True)]
    add_rows(document, shares, [TableRow(titles, strong=True)], lines)


def add_rows(
    document: Any,
    shares: list[int],
    heads: list[TableRow],
    rows: list[TableRow],
    *,
    points: float = 12,
    whole: bool = False,
) -> None:
    """A table whose heads come again on every page, no row cut; `whole` keeps it on one page.

    No head stays behind alone, and what closes the table stands below its last row.
    """
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    widths = [Emu(int(room * share / sum(shares))).twips for share in shares]
    size = f'<w:sz w:val="{round(2 * points)}"/>' if points != 12 else ""
    made = [_row(row, widths, "<w:tblHeader/>", size, kept=True) for row in heads]
    for number, row in enumerate(rows, 1):
        kept = whole or number == len(rows)
        mark = f"<w:cantSplit/>{_BY_HAND if row.by_hand else ''}"
        made.append(_row(row, widths, mark, size, kept=kept))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    document._body._body._insert_tbl(parse_xml(_TABLE.format(grid=grid, rows="".join(made))))
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(4)
    keep_with_next(after)


_BY_HAND = '<w:trHeight w:val="454"/>'
"""The height of a row that is filled in with a pen: 8 mm."""
_TABLE = (
    f"<w:tbl {nsdecls('w')}>"
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/>'
    '<w:tblLayout w:type="fixed"/><w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0"'
    ' w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr>'
    "<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
)


def _row(row: TableRow, widths: list[int], mark: str, size: str, *, kept: bool) -> str:
    """`mark` says how the row behaves at a page's end; `kept` keeps it with what follows."""
    title = len(row.cells) == 1
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if title else ""
    of_paragraph = f'{"<w:keepNext/>" if kept else ""}<w:spacing w:after="0"/>'
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{span}</w:tcPr><w:p><w:pPr>'
        f"{of_paragraph}</w:pPr>{''.join(_runs(text, size, bold=row.strong))}</w:p></w:tc>"
        for text, width in zip(row.cells, [sum(widths)] if title else widths, strict=True)
    )
    return f"<w:tr><w:trPr>{mark}</w:trPr>{made}</w:tr>"


def _runs(text: str, size: str, *, bold: bool) -> Iterator[str]:
    first, *others = re.split("\r\n?|\n", escape(written(text)))
    weight = "<w:b/>" if bold else '<w:b w:val="0"/>'
    yield f"<w:r><w:rPr>{weight}{size}</w:rPr>{_TEXT.format(first)}</w:r>"
    below = "".join(f"<w:br/>{_TEXT.format(line)}" for line in others)
    if below:
        yield f'<w:r><w:rPr><w:b w:val="0"/>{size}</w:rPr>{below}</w:r>'


_TEXT = '<w:t xml:space="preserve">{}</w:t>'
