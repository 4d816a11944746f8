"""What came of one event: which lines did not hold, what else went wrong, what was promised."""

from typing import Annotated, Any

from pydantic import Field

from builder.model.event import Mark
from builder.model.record import Part
from builder.model.values import Flag, Minute, Opinion, Text, Whole


class Promised(Part):
    """A promise made on the spot (S0-3): to whom, what, and until when."""

    matter: Text = Field(title="承诺了什么")
    to: str = Field("", title="向谁承诺")
    made: Minute | None = Field(None, title="承诺时间")
    due: Minute = Field(title="答应的时间")
    owner: str = Field("", title="谁办")
    done: Minute | None = Field(None, title="回告时间")


class Leak(Part):
    """A known slip that happened again: the lesson it was known by."""

    lesson: Annotated[str, Field(pattern=r"^[0-9]{4}/[a-z0-9-]{1,80}$")] = Field(title="哪一条案例")
    late: Flag = Field(False, title="发现了，但来不及")
    note: str = Field("", title="说明")


class RunRecord(Part):
    """One file in the data folder for each event that is over; it names lines, never texts."""

    event: Text = Field(title="活动编号")
    title: str = Field("", title="活动名称")
    hash: str = Field("", title="清单校验")
    exceptions: dict[str, Mark] = Field(default_factory=dict, title="例外")
    opinions: dict[str, Opinion] = Field(default_factory=dict, title="对条目的意见")
    problems: tuple[Text, ...] = Field((), title="问题")
    leaks: tuple[Leak, ...] = Field((), title="没拦住的")
    promises: tuple[Promised, ...] = Field((), title="承诺")
    minutes: Whole = Field(0, ge=0, title="用时（分钟）")
    draft: dict[str, Any] = Field(default_factory=dict, title="活动草稿")
    """The event without names, on the way to the maintainer; kept, it is a file of its own."""
