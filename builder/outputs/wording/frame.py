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
from builder.outputs.docx_marks import written as as_xml_holds
from builder.outputs.wording.foot_box import foot_box
from builder.outputs.wording.looks import FALLBACKS, FANG, looks_of
from builder.outputs.wording.running_lines import BELOW, add_running_lines
from builder.outputs.wording.style_marks import face, style, style_id

TEXT_HERE = "文稿正文放在这里"
"""Stands where the text goes; a paragraph of its own."""
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_UNUSED = ("stylesWithEffects", "customXml", "numbering", "webSettings", "thumbnail", "theme")
Frame = dict[str, str]
"""The parts of the document by path; each is XML."""


def frame_of(layout: Layout, office: str, *, wide: bool = False) -> Frame:
    """The document without its text."""
    office = as_xml_holds(office)
    document = Document()
    _leave_out(document)
    _fonts(document)
    for role, look in looks_of(layout, office, wide=wide).items():
        document.styles.element.append(parse_xml(style(role, look)))
    _page(document, layout, wide=wide)
    add_running_lines(document, layout, office)
    _say_nothing_of_makers(document)
    for part in (*_above(layout, office), _paragraph("", TEXT_HERE), *_below(layout, office)):
        document.element.body.insert_element_before(parse_xml(part), "w:sectPr")
    return _parts(document)


def frames(office: str) -> dict[str, Frame]:
    """Every frame there is, by its layout; 横 stands behind the name of one that lies across."""
    made = {layout: frame_of(layout, office) for layout in get_args(Layout)}
    return made | {"文稿横": frame_of("文稿", office, wide=True)}


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
    named = f'<w:pPr><w:pStyle w:val="{style_id(role)}"/></w:pPr>' if role else ""
    shown = escape(text).replace("\t", "</w:t><w:tab/><w:t>")
    return f"<w:p {nsdecls('w')}>{named}<w:r><w:t>{shown}</w:t></w:r></w:p>"


def _leave_out(document: Any) -> None:
    for owner in (document.part, document.part.package):
        for id_, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                del owner.rels[id_]
    styles = document.styles.element
    for shipped in styles.findall(qn("w:style")):
        if shipped.get(qn("w:default")) != "1":
            styles.remove(shipped)
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)


def _fonts(document: Any) -> None:
    """Faces by name, with those that stand in for them; everything is 仿宋 unless it says more."""
    defaults = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{face(FANG)}"
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
    page.header_distance, page.footer_distance = Mm(30 if layout == "函" else 20), Mm(BELOW)
    zoom = document.settings.element.find(qn("w:zoom"))
    zoom.addnext(parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))


def _say_nothing_of_makers(document: Any) -> None:
    properties = document.core_properties
    properties.title = properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = properties.last_printed = _MOMENT


def _parts(document: Any) -> Frame:
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as archive:
        return {name: archive.read(name).decode() for name in sorted(archive.namelist())}
