"""What stands on every page of a document: its number, and the double red lines of a 函."""

from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from builder.model.wording import Layout
from builder.outputs.wording.looks import RED, SONG, XIAO, mark_size
from builder.outputs.wording.style_marks import face, rule, twips

BELOW = 19
"""Millimetres below a footer: the red line of a 函 stands 20 mm above the edge of the page."""
_ABOVE_IT = 18.5
"""Points between it and a page number, whose dashes stand 7 mm below the text."""


def add_running_lines(document: Any, layout: Layout, office: str) -> None:
    """Page numbers, right on odd pages and left on even ones; a 函 has none on its first page."""
    document.settings.odd_and_even_pages_header_footer = True
    page = document.sections[0]
    _number(page.footer.paragraphs[0], "right")
    _number(page.even_page_footer.paragraphs[0], "left")
    if layout == "函":
        page.different_first_page_header_footer = True
        _letterhead(page, office)


def _number(paragraph: Any, side: str) -> None:
    """`— 1 —` in 4 号 宋体, one character in."""
    run = f'<w:rPr>{face(SONG)}<w:sz w:val="28"/></w:rPr>'
    field = "".join(
        f"<w:r>{run}{inner}</w:r>"
        for inner in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    _become(
        paragraph,
        f'<w:pPr><w:spacing w:after="{twips(_ABOVE_IT)}" w:line="280" w:lineRule="exact"/>'
        f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>{field}',
    )


def _letterhead(page: Any, office: str) -> None:
    """Above the name and a double line, thick over thin; below another, thin over thick."""
    size = mark_size(office, 44) * 2
    wide = f'<w:ind w:left="{-Mm(8).twips}" w:right="{-Mm(6).twips}"/><w:jc w:val="center"/>'
    above = rule("bottom", "thickThinSmallGap", 24, 11, RED)
    _become(
        page.first_page_header.paragraphs[0],
        f'<w:pPr><w:pBdr>{above}</w:pBdr><w:spacing w:after="0"/>{wide}</w:pPr>'
        f'<w:r><w:rPr>{face(XIAO)}<w:color w:val="{RED}"/><w:sz w:val="{size:.0f}"/></w:rPr>'
        f"<w:t>{escape(office)}</w:t></w:r>",
    )
    below = rule("top", "thinThickSmallGap", 24, 0, RED)
    _become(
        page.first_page_footer.paragraphs[0],
        f'<w:pPr><w:pBdr>{below}</w:pBdr><w:spacing w:line="40" w:lineRule="exact"/>{wide}</w:pPr>',
    )


def _become(paragraph: Any, inside: str) -> None:
    made = parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")
    paragraph._p.getparent().replace(paragraph._p, made)
