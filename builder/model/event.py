"""One event on one day: what the coordinator enters once, and every paper is made from."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from builder.model.last_time import LastTime
from builder.model.limits import MOST_LINES, MOST_NAMES, MOST_PEOPLE, MOST_SEGMENTS
from builder.model.mark import Mark
from builder.model.record import Part
from builder.model.shape import FromText, Most, NotBefore, Ruled
from builder.model.values import Answer, Flag, MaybeName, MaybeWords, Minute, Name, Opinion, Whole

FORMAT = 2
"""Version of the draft file's schema; a newer file is refused with a message."""


class Person(Part):
    """Who fills a role in this event."""

    name: Name = Field(title="姓名")
    seconded: Flag = Field(False, title="借调或实习")


class Brief(Part):
    """What one of our leaders has to know of a segment he attends: his 领导提示卡 says it."""

    seat: MaybeName = Field("", title="位置", description="如“主宾右一”")
    meets: MaybeName = Field("", title="谁迎")
    counterpart: MaybeName = Field("", title="对方", description="姓名、职务，生僻字写读音")
    says: MaybeName = Field("", title="讲什么、做什么")
    minutes: Annotated[Whole, Field(ge=1)] | None = Field(None, title="几分钟")
    dress: MaybeName = Field("", title="着装")


class Segment(Ruled):
    """A stretch of the event with its own time, place, people and answers."""

    rules: ClassVar = (NotBefore("end", "start", "结束早于开始"),)
    id: MaybeName = Field("", title="代号", description="区别几个同样的环节块，如 s2")
    kind: Name = Field(title="环节", description="环节块的名称；别的说法也行，只是没有它的清单")
    title: MaybeName = Field("", title="名称", description="如“看重点实验室”")
    start: Minute = Field(title="开始")
    end: Minute | None = Field(None, title="结束")
    place: MaybeName = Field("", title="地点")
    people: Annotated[tuple[Name, ...], Most(MOST_PEOPLE)] = Field((), title="参加人员")
    car: MaybeName = Field("", title="用车", description="车的代称，不写车牌")
    leaders: Annotated[tuple[Name, ...], Most(MOST_PEOPLE)] = Field((), title="参加的本单位领导")
    briefs: Annotated[dict[Name, Brief], Most(MOST_PEOPLE)] = Field(
        default_factory=dict, title="领导提示", description="按领导姓名"
    )
    answers: Annotated[dict[str, Answer], Most(MOST_NAMES)] = Field(
        default_factory=dict, title="回答"
    )


class Circumstance(Part):
    """What the event is under without a time of its own: 外宾, 媒体, 户外."""

    answers: Annotated[dict[str, Answer], Most(MOST_NAMES)] = Field(
        default_factory=dict, title="回答"
    )


class OwnLine(Part):
    """A line that stands on this event's sheet only."""

    id: Name = Field(title="代号")
    text: Name = Field(title="内容")
    expect: MaybeName = Field("", title="应看到")
    pause: MaybeName = Field("", title="检查节点", description="节点的代号；不写就要写时限")
    due: Minute | None = Field(None, title="时限")
    who: MaybeName = Field("", title="谁做", description="角色或姓名")


class Issued(Part):
    """A version that was given out."""

    number: Whole = Field(title="第几次发出", ge=1)
    hash: Name = Field(title="校验")
    at: Minute = Field(title="发出时间")
    event: Annotated[dict[str, Any], Most(MOST_NAMES)] = Field(
        default_factory=dict, title="发出时的样子"
    )
    """The draft as it was, without what was ticked; of the last one only."""


class Event(Part):
    """The draft file of the page 开检查单 and of `qianshi checklist` (JSON, or YAML)."""

    format: Whole = Field(FORMAT, title="格式版本")
    id: MaybeName = Field("", title="编号")
    made: Minute | None = Field(None, title="开单时间", description="此前已过时限的任务按急单排")
    revision: Whole = Field(1, title="第几版", ge=1)
    type: Name = Field(title="活动类型")
    title: MaybeName = Field("", title="活动名称")
    minimal: Flag = Field(False, title="最简版")
    answers: Annotated[dict[str, Answer], Most(MOST_NAMES)] = Field(
        default_factory=dict, title="回答"
    )
    segments: Annotated[tuple[Segment, ...], Most(MOST_SEGMENTS)] = Field(
        title="时段", min_length=1
    )
    circumstances: Annotated[dict[Name, Circumstance], Most(MOST_SEGMENTS)] = Field(
        default_factory=dict, title="情形"
    )
    promise: Minute | None = Field(None, title="承诺答复时间")
    people: Annotated[dict[str, Annotated[Person, FromText("name")]], Most(MOST_NAMES)] = Field(
        default_factory=dict, title="人员"
    )
    guests: MaybeWords = Field("", title="来宾")
    leaders: Annotated[tuple[Name, ...], Most(MOST_NAMES)] = Field((), title="须告知的本单位领导")
    notes: MaybeWords = Field("", title="备注")
    marks: Annotated[dict[str, Mark], Most(MOST_LINES)] = Field(default_factory=dict, title="勾选")
    """By line: the id of a task, or `<pause> <item id>`."""
    last_time: LastTime | None = Field(None, title="上次")
    """Of the event that this one was made from."""
    opinions: Annotated[dict[str, Opinion], Most(MOST_LINES)] = Field(
        default_factory=dict, title="对条目的意见"
    )
    """By line as well; the maintainer reads them, no list changes by them."""
    added: Annotated[tuple[OwnLine, ...], Most(MOST_NAMES)] = Field((), title="本次加的行")
    struck: Annotated[dict[str, Name], Most(MOST_LINES)] = Field(
        default_factory=dict, title="本次划去的行"
    )
    """By line, with the reason."""
    edited: Annotated[dict[str, Name], Most(MOST_LINES)] = Field(
        default_factory=dict, title="本次改写的行"
    )
    """By line, with the words of this event."""
    issued: Annotated[tuple[Issued, ...], Most(MOST_NAMES)] = Field((), title="发出过的版")
    calendar: Annotated[dict[str, Minute], Most(MOST_LINES)] = Field(
        default_factory=dict, title="日历里给出的"
    )
    """Entries that calendar files were given out with, by uid, and the latest time of each: what
    fell away is called off even for somebody who took in an early file and no other."""
    unfinished: Annotated[
        tuple[Annotated[dict[str, MaybeWords], Most(MOST_NAMES)], ...], Most(MOST_SEGMENTS)
    ] = Field((), title="没填完的时段")
    """What was half typed on the page when the draft was saved; nothing counts from it."""
