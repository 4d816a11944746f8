"""A wording: a text that the office sends or says, with blanks that an event fills in.

`{place|〔地点〕}` is a blank and what stands there while the event does not know it; `[…{car}…]`
is left out when a blank in it is empty. What no event knows is written `〔联系人〕`, to be filled
in by hand: nothing of a text that goes out is ever silently empty.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from builder.model.paper_spec import PaperPart
from builder.model.phrase import Phrase
from builder.model.record import Part, Record
from builder.model.reference import BlockId, EventTypeId, Ground
from builder.model.ruling import Questions, questions_field
from builder.model.values import Day, Flag, Text

Layout = Literal["函", "文件", "文稿"]
"""函 and 文件 are the two page forms of GB/T 9704; a 文稿 is anything else."""
_KINDS = ("para", "lines", "say", "table", "heading", "each")
"""What a text is made of."""


def _parts_of_texts(parts: tuple[PaperPart, ...]) -> tuple[PaperPart, ...]:
    pieces = [*parts, *(piece for part in parts for piece in part.parts)]
    if strange := [piece.kind for piece in pieces if piece.kind not in _KINDS]:
        raise ValueError(f"文稿里不用 {strange[0]}，只用 {'、'.join(_KINDS)}")
    return parts


TextParts = Annotated[tuple[PaperPart, ...], AfterValidator(_parts_of_texts)]


class Annex(Part):
    """附件: what follows a 公文 on a page of its own."""

    title: Text = Field(title="附件名称")
    parts: TextParts = Field(title="附件正文", min_length=1)


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
    subject: Phrase = Field(title="标题", min_length=1)
    to: Phrase = Field("", title="主送", description="函、文件才有")
    parts: TextParts = Field(title="正文", min_length=1, description="写法同单子的 parts")
    note: Phrase = Field("", title="附注", description="联系人和电话，印在成文日期下面的括号里")
    annexes: tuple[Annex, ...] = Field((), title="附件")
    must: tuple[Text, ...] = Field((), title="必须写明")
    never: tuple[Text, ...] = Field((), title="不要写")
    faults: tuple[Text, ...] = Field((), title="常见的错")
    ground: tuple[Ground, ...] = Field((), title="依据")
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    tags: tuple[Text, ...] = Field((), title="关键词")
    answers: Questions = questions_field("照问的人说的话写，如“通知怎么写”")

    @model_validator(mode="after")
    def _addressed(self) -> "Wording":
        official = self.layout != "文稿"
        if official != bool(self.to):
            raise ValueError("函、文件要写主送 to，文稿不写")
        if not official and (self.note or self.annexes):
            raise ValueError("note、annexes 只有函、文件才有")
        if official and self.wide:
            raise ValueError("函、文件不横排")
        return self
