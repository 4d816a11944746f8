"""A paper as an office writes it: which lines, grouped how, which columns, which words.

Rows come from lists (`program/lists/`), texts have blanks (`model/phrase.py`). `program/papers.py`
compiles it, `outputs/papers/` and `browser/sheet/sheet-papers.js` read what comes of it.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from builder.model.phrase import Phrase
from builder.model.record import Part, Record
from builder.model.values import Flag, Slug, Text

_TEXT = {"type": "string"}
Wanted = Annotated[
    tuple[Phrase, ...],
    BeforeValidator(lambda value: (value,) if isinstance(value, str) else value),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}),
]
"""One text, or several of which any will do."""
PartKind = Literal[
    "facts", "lines", "say", "table", "tick",
    "para", "remark", "sign", "copy", "each", "picture", "heading",
]  # fmt: skip
About = Literal["活动", "演练"]
"""Whose lists a paper is made of: those of an event, or of a 桌面推演."""
KINDS_OF_PART: tuple[PartKind, ...] = get_args(PartKind)
"""What a part of a paper can be; a heading alone, or before one of the others."""


class Rows(Part):
    """Which rows of a list are meant; below them the fields of a row are at hand as blanks."""

    where: Mapping[Text, Wanted] = Field(
        default_factory=dict,
        title="只取哪些行",
        description="这一栏是这个词的行，如 {mode: 念单}；几个词任一个都行；是或否写“是”“否”",
    )
    but: Mapping[Text, Wanted] = Field(
        default_factory=dict, title="不取哪些行", description="写法同 where，如 {kind: 住宿}"
    )
    least: int = Field(
        0, title="至少几行才印", ge=0, description="行数不到就当一行也没有；不写就是有几行印几行"
    )
    first: int = Field(0, title="最多几行", ge=0, description="不写就是全部")
    more: Phrase = Field(
        "", title="多出来的怎么说", description="另有 {more} 段；{more} 多出几行，{count} 共几行"
    )


class Joined(Rows):
    """A text made of the rows of a list, or of several texts; empty ones are left out."""

    rows: str = Field("", title="哪个清单")
    text: Phrase = Field("", title="每行写什么")
    say: tuple[Phrase, ...] = Field((), title="几句话")
    between: str = Field("、", title="中间用什么隔开")


class PaperColumn(Part):
    """One column of a table."""

    title: str = Field("", title="栏名")
    share: int = Field(title="宽度的份数", ge=1)
    kind: Literal["text", "box", "blank"] = Field(
        "text", title="哪种栏", description="box 打勾的方框，blank 留空手填"
    )
    text: Phrase = Field("", title="写什么")
    once: Phrase = Field("", title="同上一行不同才写在前面", description="如日期 {day}")


class PaperPiece(Rows):
    """Something that stands on a paper; left out whole where it has nothing to say."""

    facts: Mapping[Phrase, Phrase] = Field(
        default_factory=dict, title="栏目和内容", description="如 {地点: “{place}”}；空的不印"
    )
    pairs: str = Field(
        "", title="栏目和内容，取自清单", description="清单名；配 label 和 text，排在 facts 前面"
    )
    lines: str = Field("", title="一条一条，取自清单", description="清单名；配 text")
    say: tuple[Phrase, ...] = Field((), title="一条一条，直接写", description="空的不印")
    table: str = Field("", title="表格，取自清单", description="清单名；配 columns")
    tick: Literal["pauses", "tasks", ""] = Field(
        "", title="可打勾的清单", description="pauses 检查单，tasks 分工倒排表"
    )
    para: Phrase = Field("", title="一段话")
    remark: Phrase = Field("", title="前面有“注意：”的一段话")
    picture: str = Field("", title="座位图", description="座次 seatings 的一栏，写 plan")
    sign: tuple[Text, ...] = Field((), title="签名处")
    copy_: Phrase = Field(
        "", alias="copy", title="复制后发出去的文字", description="配 to 和 channel"
    )
    heading: Phrase = Field("", title="小标题", description="下面有内容才印；也可单独写")
    chapter: Flag = Field(
        False, title="小标题编章号", description="一、二、三顺下去；没有内容的不占号"
    )
    aside: Phrase = Field("", title="小标题右边的字")
    text: Phrase = Field("", title="每行写什么")
    label: Phrase = Field("", title="每行的栏目")
    columns: tuple[PaperColumn, ...] = Field((), title="表格的栏")
    empty: int = Field(
        0, title="表格再留几个空行", ge=0, le=30, description="手填；没有清单的表格只有空行"
    )
    strong: str = Field("", title="哪一栏不空就加粗")
    numbered: Flag = Field(False, title="编号")
    none: Phrase = Field("", title="一行也没有时写什么")
    to: Phrase = Field("", title="发给谁")
    channel: str = Field("", title="怎么发", description="短信没有换行")
    with_: Mapping[Text, Joined] = Field(
        default_factory=dict, alias="with", title="每行里拼好的文字", description="名字: 怎么拼"
    )
    when: str = Field("", title="什么不空才印", description="清单或栏目的名字")
    unless: str = Field("", title="什么空着才印", description="清单或栏目的名字")

    @property
    def kind(self) -> PartKind:
        """Which of the parts it is; a heading alone is one too."""
        return self._kinds[0]

    @property
    def _kinds(self) -> list[PartKind]:
        other = {
            "copy": self.copy_,
            "facts": self.facts or self.pairs,
            "table": self.table or self.empty,
        }
        given = {x: other[x] if x in other else getattr(self, x, None) for x in KINDS_OF_PART}
        return [x for x, value in given.items() if value]

    @model_validator(mode="after")
    def _is_one_thing(self) -> "PaperPiece":
        kinds = self._kinds
        if not kinds or len([x for x in kinds if x != "heading"]) > 1:
            raise ValueError(f"每一部分写一样：{'、'.join(KINDS_OF_PART)}")
        if "table" in kinds and not self.columns:
            raise ValueError("表格要写 columns")
        return self


class PaperPart(PaperPiece):
    """A piece, or a group of them that comes again for each row of a list."""

    alone: Flag = Field(False, title="接在别的单子后面时不印", description="前面已经说过的")
    each: str = Field("", title="每行来一遍", description="清单名；配 parts")
    parts: tuple[PaperPiece, ...] = Field((), title="每遍印什么")


class PaperSpec(Record):
    """`checklists/papers/<slug>.yml`."""

    title: Text = Field(title="单子")
    about: About = Field("活动", title="印什么的", description="演练：桌面推演的单子")
    order: int = Field(100, title="排在第几")
    pocket: int = Field(0, title="A5 口袋版的字号", ge=0, le=16, description="不写就只有 A4")
    one_side: Flag = Field(
        False, title="每张只印一面", description="印不下的缩小字号，A4 不小于 10.5 磅"
    )
    code: Flag = Field(False, title="右上角可以印二维码")
    of: tuple[Slug, ...] = Field((), title="后面接哪几张", description="别的单子的代号")
    own_page: Flag = Field(False, title="接在别的单子后面时另起一页")
    each: str = Field("", title="每行一张", description="清单名；下面可用那一行的各栏")
    where: Mapping[Text, Wanted] = Field(default_factory=dict, title="只取哪些行")
    name: Phrase = Field("", title="每张的标题", description="不写就是单子的名字")
    aside: Phrase = Field("{start_text}", title="标题右边的字")
    when: str = Field("", title="什么不空才印", description="清单或栏目的名字")
    with_: Mapping[Text, Joined] = Field(
        default_factory=dict, alias="with", title="拼好的文字", description="名字: 怎么拼"
    )
    parts: tuple[PaperPart, ...] = Field((), title="印什么")

    @model_validator(mode="after")
    def _says_something(self) -> "PaperSpec":
        if not self.parts and not self.of:
            raise ValueError("单子要写 parts（印什么）或 of（接哪几张）")
        return self
