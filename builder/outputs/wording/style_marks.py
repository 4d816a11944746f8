"""Styles of texts as WordprocessingML, and the marks that they are made of."""

from docx.oxml.ns import nsdecls
from docx.shared import Mm

from builder.outputs.wording.looks import EM, RED, Look


def style_id(role: str) -> str:
    """What a role's style is called inside the document."""
    return f"QS-{role}"


def face(name: str) -> str:
    """One face for Latin and Chinese."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def style(role: str, look: Look) -> str:
    """The style of one role."""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    closer = f'<w:spacing w:val="{twips(EM - 16)}"/>' if look.size == 16 else ""
    kind = f'w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}"'
    return (
        f"<w:style {nsdecls('w')} {kind}>"
        f'<w:name w:val="{look.label}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_setting(look)}</w:pPr>"
        f'<w:rPr>{face(look.face)}{colour}{closer}<w:sz w:val="{look.size * 2:.0f}"/>'
        f'<w:szCs w:val="{look.size * 2:.0f}"/></w:rPr></w:style>'
    )


def _setting(look: Look) -> str:
    """In the order that the schema wants."""
    line = f' w:line="{twips(look.line)}" w:lineRule="exact"' if look.line else ""
    return "".join(
        (
            "<w:keepNext/>" if look.kept else "",
            "<w:pageBreakBefore/>" if look.on_new_page else "",
            f"<w:pBdr>{_RULES[look.rule]}</w:pBdr>" if look.rule else "",
            _TO_THE_RIGHT if look.rule == "both" else "",
            f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}"{line}/>',
            f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}"'
            f' w:firstLine="{twips(look.first)}"/>',
            f'<w:jc w:val="{look.align}"/>',
        )
    )


def twips(points: float) -> int:
    """A length as Word counts it: twentieths of a point."""
    return round(points * 20)


def rule(side: str, kind: str, eighths: int, space: int, colour: str = "000000") -> str:
    """A line on one side of a paragraph: its width in eighths of a point, and the room between."""
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


_TO_THE_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{Mm(156).twips - 280}"/></w:tabs>'
_RULES = {
    "red": rule("bottom", "single", 12, 11, RED),
    "top": rule("top", "single", 8, 1),
    "both": rule("top", "single", 6, 1) + rule("bottom", "single", 8, 1),
}
