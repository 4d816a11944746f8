"""A wording: a text that the office sends or says, with blanks that an event fills in.

`{place|〔地点〕}` is a blank and what stands there while the event does not know it; `[…{car}…]`
is left out when a blank in it is empty. What no event knows is written `〔联系人〕`, to be filled
in by hand: nothing of a text that goes out is ever silently empty.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from builder.model.record import Part, Record
from builder.model.reference import EventTypeId, Ground, Names
from builder.model.values import Day, Flag, Slug, Text

Layout = Literal["函", "文件", "文稿"]
"""函 and 文件 are the two page forms of GB/T 9704; a 文稿 is anything else."""
BlockId = Annotated[Slug, Names("blocks")]


class WordingColumn(Part):
    """A column of a table; without a text it is filled in by hand."""

    title: Text = Field(title="栏目")
    share: int = Field(3, title="占几份宽", ge=1, le=12)
    text: str = Field("", title="填什么", description="空着就是手填的栏")


class WordingPart(Part):
    """One piece of a text: paragraphs, a paragraph for each row of a list, or a table."""

    heading: str = Field("", title="小标题")
    use: str = Field("", title="什么时候用", description="印在小标题旁，不随正文复制")
    para: str = Field("", title="段落", description="一行一段")
    lines: str = Field("", title="逐行写的清单", description="清单的一行成一段，如 segments")
    text: str = Field("", title="每一行怎样写")
    table: str = Field("", title="表里列的清单", description="如 segments；不写就是手填的表")
    columns: tuple[WordingColumn, ...] = Field((), title="表的栏目")
    empty: int = Field(0, title="留几个空行", ge=0, le=30)
    when: str = Field("", title="哪一栏不空才要")

    @model_validator(mode="after")
    def _one_of_them(self) -> "WordingPart":
        bodies = [name for name in ("para", "lines", "columns") if getattr(self, name)]
        if len(bodies) > 1 or not (bodies or self.heading):
            raise ValueError("一段写 para、lines、columns 中的一样，或者只写 heading")
        if bool(self.lines) != bool(self.text):
            raise ValueError("lines 和 text 要一起写")
        if bool(self.columns) != bool(self.table or self.empty):
            raise ValueError("表要写 columns，再写 table 或 empty，才有行")
        return self


class Annex(Part):
    """附件: what follows a 公文 on a page of its own."""

    title: Text = Field(title="附件名称")
    parts: tuple[WordingPart, ...] = Field(title="附件正文", min_length=1)


class Wording(Record):
    """`content/wording/<slug>.yml`."""

    title: Text = Field(title="文稿")
    summary: Text = Field(title="什么时候用")
    layout: Layout = Field("文稿", title="版式", description="函、文件照 GB/T 9704 排")
    wide: Flag = Field(False, title="横排", description="栏目多的表")
    order: int = Field(50, title="排在第几", ge=0)
    event_types: tuple[EventTypeId, ...] = Field((), title="活动类型")
    blocks: tuple[BlockId, ...] = Field(
        (), title="环节块", description="有其中一块的活动也用；两样都不写，哪一类活动都用"
    )
    subject: Text = Field(title="标题")
    to: str = Field("", title="主送", description="公文才有")
    parts: tuple[WordingPart, ...] = Field(title="正文", min_length=1)
    note: str = Field("", title="附注", description="联系人和电话")
    signed: Flag = Field(False, title="有落款", description="公文总有")
    annexes: tuple[Annex, ...] = Field((), title="附件")
    copies: str = Field("", title="抄送", description="文件才有")
    must: tuple[Text, ...] = Field((), title="必须写明")
    never: tuple[Text, ...] = Field((), title="不要写")
    faults: tuple[Text, ...] = Field((), title="常见的错")
    ground: tuple[Ground, ...] = Field((), title="依据")
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    tags: tuple[Text, ...] = Field((), title="关键词")

    @property
    def is_official(self) -> bool:
        """Whether it is a 公文, with 主送, 署名 and 成文日期."""
        return self.layout != "文稿"

    @model_validator(mode="after")
    def _addressed(self) -> "Wording":
        if self.is_official != bool(self.to):
            raise ValueError("函、文件要写主送 to，文稿不写")
        return self
