"""How each piece of a text is set: the faces, sizes and places of GB/T 9704-2012.

Lengths are points (3 号 is 16, 2 号 is 22, 4 号 is 14). A type area of 156 by 225 mm holds 22 lines
of 28 characters, so a line is 28.95 points high whatever the face.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from builder.model.wording import Layout
from builder.program.wording_format import Role as TextRole

LINE, EM = 28.95, 15.75
"""Of a character of 3 号, drawn together a little: 28 times 16 points would be too wide."""
RED = "FF0000"
FANG, KAI, HEI, XIAO, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
FALLBACKS = {
    FANG: "仿宋,FangSong,华文仿宋,STFangsong",
    KAI: "楷体,KaiTi,华文楷体,STKaiti",
    HEI: "SimHei,华文黑体,STHeiti",
    XIAO: "方正小标宋_GBK,小标宋,华文中宋,STZhongsong",
    SONG: "SimSun,新宋体,NSimSun",
}
"""What stands in for a face that a machine lacks, best first; a document cannot carry them."""
_MARK = 442.0
"""Width of the type area: 发文机关标志 stands on one line."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one role is set."""

    label: str
    """What Word calls the style."""
    face: str = FANG
    size: float = 16
    line: float = LINE
    """Height of a line; 0 lets it follow the characters."""
    align: Literal["both", "left", "center", "right"] = "both"
    first: float = 0
    """How far the first line is indented."""
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    colour: str = ""
    rule: Literal["", "red", "top", "both"] = ""
    """Lines across: the red one of 文件 below it, those of 版记 above it or on both sides."""
    kept: bool = False
    """Whether it stays with what follows."""
    on_new_page: bool = False


Role = TextRole | Literal["table", "urgency", "mark", "code", "copies", "issued"]
"""Those of texts, cells of tables, and the parts of 版头 and 版记."""
Looks = Mapping[Role, Look]


def looks_of(layout: Layout, office: str, *, wide: bool = False) -> Looks:
    """The looks of every role that a layout has."""
    if layout == "文稿":
        return _draft(wide=wide)
    return _official(office) | (_letter() if layout == "函" else _document(office))


def mark_size(text: str, most: float) -> float:
    """As large as one line allows."""
    return min(most, _MARK // max(1, len(text)))


def _official(office: str) -> dict[Role, Look]:
    signed, dated = _signature(len(office))
    para = Look("公文正文", first=2 * EM)
    return {
        "title": Look("公文标题", XIAO, 22, 33, "center", before=2 * LINE, after=LINE),
        "to": Look("主送机关", align="left"),
        "para": para,
        "level1": replace(para, label="一级标题", face=HEI, kept=True),
        "level2": replace(para, label="二级标题", face=KAI, kept=True),
        "attachment": Look("附件说明", left=2 * EM, before=LINE),
        "signed": Look("发文机关署名", align="right", right=signed, before=LINE, kept=True),
        "dated": Look("成文日期", align="right", right=dated, kept=True),
        "note": replace(para, label="附注"),
        "annex": Look("附件", HEI, align="left", on_new_page=True),
        "annex-title": Look("附件标题", XIAO, 22, 33, "center", before=LINE, after=LINE),
        "table": Look("表格文字", size=12, line=0, align="left"),
    }


def _signature(length: int) -> tuple[float, float]:
    """Right indents of 署名 and 成文日期, which the seal covers.

    The date stands four characters in, the name centred above it; a name wider than the date keeps
    two characters, and the date moves below its middle. A date is taken to be eight characters.
    """
    signed = max(2.0, 8 - length / 2)
    return signed * EM, (signed + length / 2 - 4) * EM


def _letter() -> dict[Role, Look]:
    """信函格式: the name stands in the head, above a double line."""
    return {"code": Look("发文字号", align="right", before=14)}


def _document(office: str) -> dict[Role, Look]:
    """文件格式: 35 mm down the name in red, the number, a red line; 版记 at the foot."""
    size = mark_size(f"{office}文件", 56)
    foot = Look("抄送机关", size=14, line=24, align="left", rule="top")
    return {
        "urgency": Look("紧急程度", HEI, align="left"),
        "mark": Look("发文机关标志", XIAO, size, 0, "center", before=68, colour=RED),
        "code": Look("发文字号", align="center", before=LINE, rule="red"),
        "copies": foot,
        "issued": replace(foot, label="印发机关和印发日期", rule="both"),
    }


def _draft(*, wide: bool) -> dict[Role, Look]:
    """A table in the main is set smaller than what is read aloud."""
    para = Look("正文文字", size=14, line=24) if wide else Look("正文文字", line=28, first=2 * EM)
    return {
        "title": Look("文稿标题", XIAO, 22, 33, "center", after=12),
        "para": para,
        "level1": replace(para, label="一级标题", face=HEI, kept=True),
        "level2": replace(para, label="二级标题", face=KAI, kept=True),
        "head": replace(para, label="小标题", face=HEI, before=8, kept=True),
        "use": replace(para, label="何时用", face=KAI, size=12, line=20, kept=True),
        "table": Look("表格文字", size=12, line=0, align="left"),
    }
