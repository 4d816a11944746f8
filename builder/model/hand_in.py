"""A lesson as somebody hands it in: two answers, the rest optional."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from builder.model.limits import LONGEST_TITLE
from builder.model.record import Part
from builder.model.shape import Most, Reads
from builder.model.values import (
    MaybeOpinion,
    MaybeWords,
    PartialDay,
    Whole,
    Words,
    real_day,
)

FORMAT = 2
FORM_MARK, FORM = "表样第", 2
"""What a blank form says of its version; the first one said nothing."""
RECEIPT = r"^[0-9]{8}-[0-9a-f]{8}$"


def day_of(receipt: str) -> date:
    """The day on which a letter was written; its receipt begins with it."""
    return real_day(receipt[:8])


def _check_receipt(text: str) -> str:
    day_of(text)
    return text


Receipt = Annotated[str, Field(pattern=RECEIPT), AfterValidator(_check_receipt), Reads("receipt")]
LONGEST_LEFT = 20_000
"""Characters of a filled-in form that stand in none of its boxes."""
LeftOut = Annotated[str, Field(max_length=LONGEST_LEFT)]
ShortName = Annotated[str, Field(max_length=80)]
LINE = r"^[a-z0-9][a-z0-9-]*(/[a-z0-9-]+)?(@[A-Za-z0-9-]{1,40})?( [a-z0-9-]+/[a-z0-9-]+)?$"
LineName = Annotated[str, Field(max_length=200, pattern=LINE)]
"""A line of a sheet: the id of a task, or `<pause> <item id>`; `@s1` behind the first says in which
segment it stands."""


class HandIn(Part):
    """The file that the page 记一条经验 saves. State, reviewer and dates are never in it."""

    format: Whole = Field(FORMAT, title="格式版本")
    receipt: Receipt = Field(title="回执号")
    what: Words = Field(title="出了什么事")
    prevent: Words = Field(title="下次哪一步、谁、看什么能拦住")
    event_type: ShortName = Field("", title="活动类型")
    month: PartialDay = Field(title="发生在哪个月")
    title: Annotated[str, Field(max_length=LONGEST_TITLE)] = Field("", title="标题")
    pause: ShortName = Field("", title="检查节点")
    handled: MaybeWords = Field("", title="当时怎么处置的")
    causes: MaybeWords = Field("", title="原因")
    role: Annotated[str, Field(max_length=40)] = Field("", title="由谁提出")
    repeats: Annotated[str, Field(pattern=r"^([0-9]{4}/[a-z0-9-]{1,80})?$")] = Field(
        "", title="又发生了哪一条"
    )
    lines: Annotated[tuple[LineName, ...], Most(60)] = Field((), title="检查单上没做好的条目")
    opinion: MaybeOpinion = Field("", title="对条目的意见")
    """It is about the one line named in `lines`, and becomes no lesson."""
    record: Annotated[str, Field(pattern=rf"^({RECEIPT[1:-1]})?$")] = Field(
        "", title="来自哪份总结会记录单"
    )
    adds_to: Annotated[str, Field(pattern=rf"^({RECEIPT[1:-1]})?$")] = Field(
        "", title="补充的是哪一份"
    )
    """The receipt of the hand-in that was given back and that this one tells better."""
    left_out: LeftOut = Field("", title="没有收进的内容")
    """What a form held besides its boxes; the reviewer sees it, no lesson keeps it."""
