"""A text box at the foot of the type area: for 版记, which python-docx has no words for.

Word, WPS and LibreOffice keep a box where it is told; a paragraph in a frame LibreOffice lets slip.
"""

from docx.oxml.ns import nsdecls
from docx.shared import Length

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def foot_box(paragraphs: str, width: Length, height: Length) -> str:
    """A paragraph that holds the box; `paragraphs` is what stands in it."""
    size = f'cx="{width:d}" cy="{height:d}"'
    shape = (
        f'<wps:wsp xmlns:wps="{_SHAPE}"><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/></wps:wsp>'
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor>'
    )
    return (
        f'<w:p {nsdecls("w", "wp", "a")}><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>'
        f'</w:pPr><w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:wps="{_SHAPE}"'
        f' Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>'
        "</w:p>"
    )
