"""What came of one event: which lines did not hold, what else went wrong, what was promised."""

from typing import Annotated, Any

from pydantic import Field

from builder.model.limits import MOST_LINES, MOST_NAMES
from builder.model.mark import Mark
from builder.model.record import Part
from builder.model.shape import Most
from builder.model.values import (
    Flag,
    MaybeName,
    MaybeWords,
    Minute,
    Name,
    Opinion,
    Whole,
    Words,
)


class Promised(Part):
    """A promise made on the spot (S0-3): to whom, what, and until when."""

    matter: Words = Field(title="承诺了什么")
    to: MaybeName = Field("", title="向谁承诺")
    made: Minute | None = Field(None, title="承诺时间")
    due: Minute = Field(title="答应的时间")
    owner: MaybeName = Field("", title="谁办")
    done: Minute | None = Field(None, title="回告时间")


class Leak(Part):
    """A known slip that happened again: the lesson it was known by."""

    lesson: Annotated[str, Field(pattern=r"^[0-9]{4}/[a-z0-9-]{1,80}$")] = Field(title="哪一条案例")
    late: Flag = Field(False, title="发现了，但来不及")
    note: MaybeWords = Field("", title="说明")


class RunRecord(Part):
    """One file in the data folder for each event that is over; it names lines, never texts."""

    event: Name = Field(title="活动编号")
    title: MaybeName = Field("", title="活动名称")
    hash: MaybeName = Field("", title="清单校验")
    exceptions: Annotated[dict[str, Mark], Most(MOST_LINES)] = Field(
        default_factory=dict, title="例外"
    )
    done: Annotated[tuple[Name, ...], Most(MOST_LINES)] = Field((), title="说明做了的行")
    """Lines of which somebody said afterwards, beside the paper, that they were done."""
    opinions: Annotated[dict[str, Opinion], Most(MOST_LINES)] = Field(
        default_factory=dict, title="对条目的意见"
    )
    problems: Annotated[tuple[Words, ...], Most(MOST_NAMES)] = Field((), title="问题")
    leaks: Annotated[tuple[Leak, ...], Most(MOST_NAMES)] = Field((), title="没拦住的")
    promises: Annotated[tuple[Promised, ...], Most(MOST_NAMES)] = Field((), title="承诺")
    minutes: Whole = Field(0, ge=0, title="用时（分钟）")
    draft: dict[str, Any] = Field(default_factory=dict, title="活动草稿")
    """The event without names, on the way to the maintainer; kept, it is a file of its own."""
