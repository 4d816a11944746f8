"""A filled-in text as a Word document: paragraphs and tables put into the frame of its layout.

`browser/wording/wording-docx.js` writes the same XML.
"""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from builder.outputs.docx_marks import written as as_xml_holds
from builder.outputs.wording.frame import TEXT_HERE, frame_of
from builder.outputs.wording.style_marks import style_id
from builder.program.wording_format import Written, WrittenTable

_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that equal texts are equal bytes."""
_MAIN = "word/document.xml"
_PLACE = f"<w:p><w:r><w:t>{TEXT_HERE}</w:t></w:r></w:p>"
_UPRIGHT, _ACROSS = 8845, 14570
"""Widths of the type areas in twips."""


def render(written: Written) -> bytes:
    """The text as .docx; equal texts give equal bytes."""
    frame = frame_of(written["layout"], written["office"], wide=written["wide"])
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, part in frame.items():
            text = part.replace(_PLACE, body(written)) if name == _MAIN else part
            info = ZipInfo(name, _DATE)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text)
    return made.getvalue()


def body(written: Written) -> str:
    """The text as WordprocessingML."""
    room = _ACROSS if written["wide"] else _UPRIGHT
    return "".join(
        _table(line, room) if line["role"] == "table" else _paragraph(line["role"], line["text"])
        for line in written["lines"]
    )


def _paragraph(role: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{_words(text)}</w:t></w:r></w:p>'
    )


def _words(text: str) -> str:
    return escape(as_xml_holds(text))


def _table(table: WrittenTable, room: int) -> str:
    """Its head comes again on every page, no row is cut."""
    widths = [room * share // sum(table["shares"]) for share in table["shares"]]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(table["titles"], widths, "<w:tblHeader/>", "<w:b/>")]
    rows += [_row(cells, widths, "", "") for cells in table["rows"]]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>" + _paragraph("table", "")
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _row(cells: list[str], widths: list[int], mark: str, weight: str) -> str:
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{style_id("table")}"/></w:pPr><w:r><w:rPr>{weight}</w:rPr>'
        f'<w:t xml:space="preserve">{_words(cell)}</w:t></w:r></w:p></w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    height = '<w:trHeight w:val="480" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{mark}</w:trPr>{made}</w:tr>"
