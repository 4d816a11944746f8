"""The Word document around a text: page, styles, running lines; where the text goes is marked.

Made once a layout and handed to the page too, which puts its text in by itself: nothing of the
layout is said twice. What python-docx ships beside (thumbnail, five hundred styles) is left out.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, get_args
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from builder.model.wording import Layout
from builder.outputs.wording.foot_box import foot_box
from builder.outputs.wording.looks import (
    EM,
    FALLBACKS,
    FANG,
    RED,
    SONG,
    XIAO,
    Look,
    looks_of,
    mark_size,
)

TEXT_HERE = "文稿正文放在这里"
"""Stands where the text goes; a paragraph of its own."""
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_UNUSED = ("stylesWithEffects", "customXml", "numbering", "webSettings", "thumbnail", "theme")
Frame = dict[str, str]
"""The parts of the document by path; each is XML."""


def frame_of(layout: Layout, office: str, *, wide: bool = False) -> Frame:
    """The document without its text."""
    document = Document()
    _leave_out(document)
    _fonts(document)
    for role, look in looks_of(layout, office, wide=wide).items():
        document.styles.element.append(parse_xml(_style(role, look)))
    _page(document, layout, wide=wide)
    _running_lines(document, layout, office)
    _say_nothing_of_makers(document)
    for part in (*_above(layout, office), _paragraph("", TEXT_HERE), *_below(layout, office)):
        document.element.body.insert_element_before(parse_xml(part), "w:sectPr")
    return _parts(document)


def frames(office: str) -> dict[str, Frame]:
    """Every frame there is, by its layout; 横 stands behind the name of one that lies across."""
    made = {layout: frame_of(layout, office) for layout in get_args(Layout)}
    return made | {"文稿横": frame_of("文稿", office, wide=True)}


def style_id(role: str) -> str:
    """What a role's style is called inside the document."""
    return f"QS-{role}"


def _above(layout: Layout, office: str) -> Iterator[str]:
    """版头: what stands above 标题."""
    if layout == "文件":
        yield _paragraph("urgency", "〔紧急程度〕")
        yield _paragraph("mark", f"{office}文件")
    if layout != "文稿":
        kind = "函" if layout == "函" else "发"
        yield _paragraph("code", f"〔机关代字〕{kind}〔年份〕〔序号〕号")


def _below(layout: Layout, office: str) -> Iterator[str]:
    """版记: at the foot of the last page, wherever the text ends."""
    if layout == "文件":
        lines = _paragraph("copies", "　抄送：〔抄送机关〕。")
        lines += _paragraph("issued", f"　{office}\t〔印发日期〕印发")
        yield foot_box(lines, Mm(156), Mm(19))


def _paragraph(role: str, text: str) -> str:
    style = f'<w:pPr><w:pStyle w:val="{style_id(role)}"/></w:pPr>' if role else ""
    shown = escape(text).replace("\t", "</w:t><w:tab/><w:t>")
    return f"<w:p {nsdecls('w')}>{style}<w:r><w:t>{shown}</w:t></w:r></w:p>"


def _leave_out(document: Any) -> None:
    for owner in (document.part, document.part.package):
        for id_, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                del owner.rels[id_]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1":
            styles.remove(style)
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)


def _fonts(document: Any) -> None:
    """Faces by name, with those that stand in for them; everything is 仿宋 unless it says more."""
    defaults = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_face(FANG)}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    styles = document.styles.element
    styles.replace(styles.find(qn("w:docDefaults")), defaults)
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    table = next(
        relation.target_part
        for relation in document.part.rels.values()
        if relation.reltype.endswith("/fontTable")
    )
    table._blob = f"{_XML}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _face(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _style(role: str, look: Look) -> str:
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    closer = f'<w:spacing w:val="{_twips(EM - 16)}"/>' if look.size == 16 else ""
    kind = f'w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}"'
    return (
        f"<w:style {nsdecls('w')} {kind}>"
        f'<w:name w:val="{look.label}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_setting(look)}</w:pPr>"
        f'<w:rPr>{_face(look.face)}{colour}{closer}<w:sz w:val="{look.size * 2:.0f}"/>'
        f'<w:szCs w:val="{look.size * 2:.0f}"/></w:rPr></w:style>'
    )


def _setting(look: Look) -> str:
    """In the order that the schema wants."""
    line = f' w:line="{_twips(look.line)}" w:lineRule="exact"' if look.line else ""
    return "".join(
        (
            "<w:keepNext/>" if look.kept else "",
            "<w:pageBreakBefore/>" if look.on_new_page else "",
            f"<w:pBdr>{_RULES[look.rule]}</w:pBdr>" if look.rule else "",
            _TO_THE_RIGHT if look.rule == "both" else "",
            f'<w:spacing w:before="{_twips(look.before)}" w:after="{_twips(look.after)}"{line}/>',
            f'<w:ind w:left="{_twips(look.left)}" w:right="{_twips(look.right)}"'
            f' w:firstLine="{_twips(look.first)}"/>',
            f'<w:jc w:val="{look.align}"/>',
        )
    )


def _twips(points: float) -> int:
    return round(points * 20)


def _rule(side: str, kind: str, eighths: int, space: int, colour: str = "000000") -> str:
    """A line on one side of a paragraph: its width in eighths of a point, and the room between."""
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


_TO_THE_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{Mm(156).twips - 280}"/></w:tabs>'
_RULES = {
    "red": _rule("bottom", "single", 12, 11, RED),
    "top": _rule("top", "single", 8, 1),
    "both": _rule("top", "single", 6, 1) + _rule("bottom", "single", 8, 1),
}


def _page(document: Any, layout: Layout, *, wide: bool) -> None:
    """A4: 37 mm above, 28 mm where it is bound, 156 by 225 mm of text; a table may lie across."""
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    if wide:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
        page.header_distance, page.footer_distance = Mm(10), Mm(12)
        return
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    page.header_distance, page.footer_distance = Mm(30 if layout == "函" else 20), Mm(_BELOW)
    zoom = document.settings.element.find(qn("w:zoom"))
    zoom.addnext(parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))


_BELOW = 19
"""Millimetres below a footer: the red line of a 函 stands 20 mm above the edge of the page."""
_ABOVE_IT = 18.5
"""Points between it and a page number, whose dashes stand 7 mm below the text."""


def _running_lines(document: Any, layout: Layout, office: str) -> None:
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
    run = f'<w:rPr>{_face(SONG)}<w:sz w:val="28"/></w:rPr>'
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
        f'<w:pPr><w:spacing w:after="{_twips(_ABOVE_IT)}" w:line="280" w:lineRule="exact"/>'
        f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>{field}',
    )


def _letterhead(page: Any, office: str) -> None:
    """Above the name and a double line, thick over thin; below another, thin over thick."""
    size = mark_size(office, 44) * 2
    wide = f'<w:ind w:left="{-Mm(8).twips}" w:right="{-Mm(6).twips}"/><w:jc w:val="center"/>'
    above = _rule("bottom", "thickThinSmallGap", 24, 11, RED)
    _become(
        page.first_page_header.paragraphs[0],
        f'<w:pPr><w:pBdr>{above}</w:pBdr><w:spacing w:after="0"/>{wide}</w:pPr>'
        f'<w:r><w:rPr>{_face(XIAO)}<w:color w:val="{RED}"/><w:sz w:val="{size:.0f}"/></w:rPr>'
        f"<w:t>{escape(office)}</w:t></w:r>",
    )
    below = _rule("top", "thinThickSmallGap", 24, 0, RED)
    _become(
        page.first_page_footer.paragraphs[0],
        f'<w:pPr><w:pBdr>{below}</w:pBdr><w:spacing w:line="40" w:lineRule="exact"/>{wide}</w:pPr>',
    )


def _become(paragraph: Any, inside: str) -> None:
    made = parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")
    paragraph._p.getparent().replace(paragraph._p, made)


def _say_nothing_of_makers(document: Any) -> None:
    properties = document.core_properties
    properties.title = properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = properties.last_printed = _MOMENT


def _parts(document: Any) -> Frame:
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as archive:
        return {name: archive.read(name).decode() for name in sorted(archive.namelist())}
