"""One event on one day: what the coordinator enters once, and every paper is made from."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from builder.model.record import Part
from builder.model.shape import FromText, Needs, NotBefore, Ruled
from builder.model.values import Answer, Flag, Minute, Opinion, Text, Whole

FORMAT = 1
"""Version of the draft file's schema; a newer file is refused with a message."""


class Person(Part):
    """Who fills a role in this event."""

    name: Text = Field(title="姓名")
    seconded: Flag = Field(False, title="借调或实习")


class Segment(Ruled):
    """A stretch of the event with its own time and place."""

    rules: ClassVar = (NotBefore("end", "start", "结束早于开始"),)
    kind: Text = Field(title="环节")
    start: Minute = Field(title="开始")
    end: Minute | None = Field(None, title="结束")
    place: str = Field("", title="地点")
    people: tuple[Text, ...] = Field((), title="参加人员")
    car: str = Field("", title="用车", description="车的代称，不写车牌")


class Mark(Ruled):
    """What was ticked on the screen for one line, with a word on what is wrong."""

    rules: ClassVar = (Needs("note", "state", "不涉及", "本次不涉及的，须写明理由"),)
    state: Literal["完成", "有问题", "未做", "不涉及"] = Field(title="状态")
    note: str = Field("", title="说明")


class Event(Part):
    """The draft file of the page 开检查单 and of `qianshi checklist` (JSON, or YAML)."""

    format: Whole = Field(FORMAT, title="格式版本")
    id: str = Field("", title="编号")
    made: Minute | None = Field(None, title="开单时间", description="此前已过时限的任务按急单排")
    revision: Whole = Field(1, title="第几版", ge=1)
    type: Text = Field(title="活动类型")
    title: str = Field("", title="活动名称")
    minimal: Flag = Field(False, title="最简版")
    answers: dict[str, Answer] = Field(default_factory=dict, title="回答")
    segments: tuple[Segment, ...] = Field(title="时段", min_length=1)
    promise: Minute | None = Field(None, title="承诺答复时间")
    people: dict[str, Annotated[Person, FromText("name")]] = Field(
        default_factory=dict, title="人员"
    )
    guests: str = Field("", title="来宾")
    leaders: tuple[Text, ...] = Field((), title="须告知的本单位领导")
    notes: str = Field("", title="备注")
    marks: dict[str, Mark] = Field(default_factory=dict, title="勾选")
    """By line: the id of a task, or `<pause> <item id>`."""
    opinions: dict[str, Opinion] = Field(default_factory=dict, title="对条目的意见")
    """By line as well; the maintainer reads them, no list changes by them."""
    unfinished: tuple[dict[str, str], ...] = Field((), title="没填完的时段")
    """What was half typed on the page when the draft was saved; nothing counts from it."""
