"""A lesson: one slip, near miss or good practice, and what stops it next time."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from builder.model.demand import At, Demand
from builder.model.layer import TAKEN, layer_of
from builder.model.limits import LONGEST_TITLE
from builder.model.record import Part, Record
from builder.model.reference import EventTypeId, ItemId, Names, TaskId
from builder.model.values import (
    ACCEPTED,
    SLUG,
    Confidence,
    Control,
    Day,
    Flag,
    Kind,
    PastDate,
    Phase,
    Severity,
    SourceExtent,
    State,
    Text,
)

SECTION_ANCHORS = {
    "经过": "story",
    "应急处置": "response",
    "原因分析": "causes",
    "整改措施": "measures",
    "长效机制": "mechanism",
    "启示": "insight",
}
"""Headings of a lesson's body in their order (S4-39: four steps of a review) and their anchors."""
ALWAYS_NEEDED = "经过"
"""The only section that must stand; of the others, those of which something is known."""


class Moment(Part):
    """One point of the timeline."""

    at: At = Field(title="时点", description="T-15m 指活动开始前 15 分钟，D+5 指第 5 天")
    what: Text = Field(title="发生了什么")
    known_to: tuple[Text, ...] = Field(
        (), title="当时谁知道", description="岗位；桌面推演时这一刻的卡给他们"
    )
    seen: str = Field(
        "",
        title="当时看见、听见什么",
        description="桌面推演卡上的话：只写那一刻知道的，不写后来的事和结果；不写就用“发生了什么”",
    )
    turn: Literal["发现", "处置", "化解", ""] = Field("", title="转折")


class Detected(Part):
    """Who noticed, and how much time was left."""

    role: Text = Field(title="由谁发现")
    slack: Text = Field(title="当时还剩多少时间")


class Catch(Part):
    """When and by whom it could still have been stopped, and what a line has to look at for that.

    `qianshi prove` plays the lesson against the sheets by it.
    """

    since: At | None = Field(None, title="最早看得见", description="时点的写法同时间线")
    until: At | None = Field(
        None,
        title="最晚还来得及",
        description="不写就是时间线上发现的时候；出事早于发现的，写出事的时候",
    )
    until_on: Mapping[EventTypeId, At] = Field(
        default_factory=dict,
        title="在哪类活动里最晚",
        description="活动类型: 时点；那一类从别的时候算起的，如收文从收到算，开会从开会算",
    )
    by: tuple[Text, ...] = Field((), title="谁看得见", description="岗位；不写就不论谁")
    look: tuple[Text, ...] = Field(
        (), title="看什么", description="如“话筒”：检查项或任务里有其中一个词，就算看它"
    )
    demands: tuple[Demand, ...] = Field(
        (), title="单子上要有", description="为它写的行里，少了一行就报错的"
    )


class Promise(Part):
    """A promise that was made to somebody, and what became of it."""

    made: Text = Field(title="何时承诺了什么")
    due: Text = Field(title="应于何时兑现")
    transferred_to: str = Field("", title="转给谁办")
    reported_back: str = Field("", title="何时怎样回告")


class Causes(Part):
    """Why it happened (S4-39 keeps the two apart)."""

    subjective: tuple[Text, ...] = Field((), title="主观原因")
    objective: tuple[Text, ...] = Field((), title="客观原因")


class Citation(Part):
    """Where a case was read, and how sure we are of it."""

    text: Text = Field(title="出处")
    confidence: Confidence = Field(title="可信程度")


class Measure(Part):
    """Something that was decided afterwards."""

    what: Text = Field(title="措施")
    owner: Text = Field(title="责任角色")
    due: Day | None = Field(None, title="期限")
    done: Day | None = Field(None, title="完成日期")


_KEY = r"^[0-9a-f]{4}(-[0-9a-f]{4}){4}$"
LESSON_ID = rf"^([0-9]{{4}}|undated)/{SLUG.strip('^$')}$"
Level = Literal["本单位", "本系统", "全省"]
"""How far a lesson may go; `qianshi share` sends what is meant for those it sends to."""


class Taken(Part):
    """Where a lesson of another office comes from; written by `qianshi take`."""

    office: Text = Field(title="哪个单位的")
    key: Annotated[str, StringConstraints(pattern=_KEY)] = Field(title="那个单位的指纹")
    id: Annotated[str, StringConstraints(pattern=LESSON_ID)] = Field(title="在那里的编号")
    version: Text = Field(title="那里的哪一版")
    through: str = Field("", title="经谁转来")
    also: tuple[Text, ...] = Field((), title="还有谁记过同一件事")
    withdrawn: Flag = Field(False, title="已撤回")


class Lesson(Record):
    """`lessons/<year>/<slug>.md`."""

    title: Annotated[Text, Field(max_length=LONGEST_TITLE)] = Field(
        title="标题", description="写失误，不写人"
    )
    kind: Kind = Field(title="类别")
    event_types: tuple[EventTypeId, ...] = Field((), title="活动类型")
    phase: Phase = Field(title="阶段")
    bottom_lines: tuple[Text, ...] = Field((), title="底线")
    occurred: PastDate = Field(
        title="发生时间", description="查不到的填“不详”，文件放进 lessons/undated/"
    )
    revised: Day = Field(title="最近修订")
    entered: Day | None = Field(
        None, title="收录日期", description="哪天进的库；收录时自动写，不写按最近修订"
    )
    origin: Literal["本单位", "来源文献", "公开通报", "外单位"] = Field(title="来源")
    source: Citation | None = Field(None, title="出处")
    source_extent: SourceExtent | None = Field(
        None, title="来源读了多少", description="读者在出处旁边看到"
    )
    source_note: str = Field(
        "", title="来源备注", description="给维护的人：哪里没读到、哪里截断；任何页面都不显示"
    )
    summary: str = Field("", title="一句话")
    timeline: tuple[Moment, ...] = Field((), title="时间线")
    no_timeline_reason: str = Field("", title="没有时间线的原因")
    detected: Detected | None = Field(None, title="发现")
    catch: Catch = Field(Catch(), title="本可拦住")
    outcome: str = Field("", title="结果")
    severity: Severity = Field(title="影响")
    lucky: str = Field("", title="侥幸之处")
    promise: Promise | None = Field(None, title="承诺")
    factors: tuple[Text, ...] = Field((), title="因素")
    causes: Causes = Field(Causes(), title="原因")
    when: Text = Field(title="下次哪一步")
    do: Text = Field(title="谁做什么")
    because: Text = Field(title="因为什么")
    control: Control = Field("检查项", title="办法强度")
    items: tuple[ItemId, ...] = Field((), title="产生的检查项")
    tasks: tuple[TaskId, ...] = Field((), title="产生的任务")
    no_item_reason: str = Field("", title="不列入检查单的理由")
    held_out: Flag = Field(
        False, title="留作检验", description="不用它写检查项和任务，留着检验检查单拦不拦得住"
    )
    repeats: Annotated[str, Names("lessons")] = Field("", title="重复了哪一条")
    measures: tuple[Measure, ...] = Field((), title="整改")
    owner: str = Field("", title="维护角色")
    review_due: Day | None = Field(None, title="下次复核")
    state: State = Field("草稿", title="状态")
    tags: tuple[Text, ...] = Field((), title="关键词")
    level: Level = Field(
        "本单位", title="发到哪里", description="不写就留在本单位；别的由 qianshi share 发出去"
    )
    taken: Taken | None = Field(
        None, title="外单位发来的", description="由 qianshi take 写，不用手改"
    )
    receipt: str = Field("", title="回执号", description="由网页提交的经验自动填写")
    aliases: tuple[Text, ...] = Field((), title="曾用地址")

    def last_chance(self, event_type: str) -> str:
        """The point by which it had to be stopped, as events of a type count; "" if unknown."""
        turns = {moment.turn: moment.at for moment in reversed(self.timeline)}
        said = (self.catch.until_on.get(event_type), self.catch.until)
        known = (*said, *(turns.get(turn) for turn in ("发现", "处置", "化解")))
        return next((at for at in known if at), "")

    @property
    def entered_on(self) -> date:
        """When the office could first read it; the day of its last change where nobody says."""
        return self.entered or self.revised

    @property
    def is_suspect(self) -> bool:
        """Whether it came from another office, and nobody here has made it the office's own."""
        return self.taken is not None and layer_of(self.path) == TAKEN

    @property
    def is_published(self) -> bool:
        """Neither a draft nor retired."""
        return self.state == ACCEPTED
