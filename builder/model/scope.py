"""What an event type and a block have in common: what is asked, who works, where one pauses."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from builder.model.due import Due, DueText
from builder.model.limits import LEAST_SLACK
from builder.model.record import Part, Record
from builder.model.reference import Ground, Link
from builder.model.values import Day, Slug, Text

YES, NO = "是", "否"
Count = Annotated[int, Field(ge=0, le=999_999)]


class Question(Part):
    """Something the coordinator is asked when she opens a sheet."""

    name: Slug = Field(title="代号")
    text: Text = Field(title="问题")
    why: Text = Field(title="为什么问")
    kind: Literal["是否", "数字", "选择"] = Field("是否", title="答法")
    options: tuple[Text, ...] = Field((), title="可选答案")
    default: str = Field("", title="预填答案")
    about: Literal["", "天气", "来宾"] = Field(
        "", title="讲的是什么", description="变了的话，变更通知单照它找要重查的行"
    )
    touches: tuple[Text, ...] = Field((), title="改了要重做的物件", description="物件表里的名称")

    @model_validator(mode="after")
    def _choices_have_options(self) -> "Question":
        if self.kind == "选择" and len(self.options) < 2:
            raise ValueError("选择题至少要有两个可选答案")
        return self

    @property
    def brought_by(self) -> str:
        """The id of the block that brings it to an event type; "" for the type's own."""
        return ""

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to answer it."""
        return True

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers on offer; empty for a number."""
        return {"是否": (YES, NO), "选择": self.options, "数字": ()}[self.kind]


class Workstream(Part):
    """环节: a strand of work with its three roles (S4-61: one does, one helps, one checks)."""

    name: Slug = Field(title="代号")
    title: Text = Field(title="环节")
    lead: Text = Field(title="责任角色")
    assist: Text = Field(title="协助角色")
    check: Text = Field(title="检查角色")


class Pause(Part):
    """检查节点: a natural break at which a few items are read aloud or walked."""

    name: Slug = Field(title="代号")
    title: Text = Field(title="节点")
    at: DueText = Field(title="时间")
    place: Text = Field(title="地点")
    caller: Text = Field(title="念单人或巡场人")
    mode: Literal["念单", "巡场"] = Field(title="方式")

    @property
    def brought_by(self) -> str:
        """The id of the block that brings it to an event type; "" for the type's own."""
        return ""

    @property
    def key(self) -> str:
        """What tells it from others on the sheets of one event type."""
        return self.name

    @property
    def leaves_slack(self) -> bool:
        """Whether what is found there can still be repaired before the guest is there."""
        at = Due.parse(self.at)
        before = at.anchor not in ("end", "promise")
        return not (before and at.unit == "m" and -LEAST_SLACK < at.amount <= 0)


class LimitStep(Part):
    """One row of a threshold table: up to so many guests, so many; without `to`, all beyond."""

    to: Count | None = Field(None, title="客人不超过几人")
    allowed: Count | None = Field(None, title="至多几人")
    one_in: Annotated[Count, Field(ge=1)] | None = Field(
        None, title="至多几分之一", description="除不尽的向下取整"
    )

    @model_validator(mode="after")
    def _one_rule(self) -> "LimitStep":
        if (self.allowed is None) == (self.one_in is None):
            raise ValueError("每一行写 allowed（至多几人）或 one_in（至多几分之一），二者取一")
        return self


class Limit(Part):
    """A number that another number allows: 陪餐人数 by 来宾人数 (2013 规定第10条)."""

    title: Text = Field(title="限额", description="如“陪餐人数”")
    guests: Slug = Field(title="按哪个问题的人数算")
    companions: Slug = Field(title="限制哪个问题的人数")
    table: tuple[LimitStep, ...] = Field(title="限额表", min_length=1)
    ground: Ground = Field(title="依据")


class Outside(Part):
    """外发单: a paper for somebody outside, with nothing but the lines that name them."""

    to: Text = Field(title="发给谁")
    segments: tuple[Text, ...] = Field((), title="相关时段")


def _unique_names(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    names = [getattr(part, "name", "") for part in parts]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise ValueError(f"代号重复：{'、'.join(twice)}")
    return parts


class Scope(Record):
    """Where lines belong: a whole event of some type, or one block of it."""

    title: Text = Field(title="名称")
    summary: Text = Field(title="适用")
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    length: Count = Field(
        0, title="通常多长（分钟）", description="没有填结束时间的，按它算，并在单上说明"
    )
    stretch_word: str = Field(
        "",
        title="时段叫什么",
        description="单子上代替“活动”或环节块的名称，如“值班”“办文”“用餐”",
    )
    place_word: str = Field(
        "", title="地点的说法", description="节点地点里的这个词，换成这次填的地点，如“会场”"
    )
    questions: Annotated[tuple[Question, ...], AfterValidator(_unique_names)] = Field(
        (), title="开单时问"
    )
    workstreams: Annotated[tuple[Workstream, ...], AfterValidator(_unique_names)] = Field(
        (), title="环节"
    )
    pauses: Annotated[tuple[Pause, ...], AfterValidator(_unique_names)] = Field(
        (), title="检查节点"
    )
    modules: tuple[Slug, ...] = Field((), title="收入的主题")
    reading: tuple[Link, ...] = Field((), title="必读")
    review_questions: tuple[Text, ...] = Field((), title="总结会问")
    minimal: tuple[Text, ...] = Field(
        (), title="最简版", description="最简版保留的条目；红线和必查项总在"
    )
    limits: tuple[Limit, ...] = Field((), title="限额")
    outside: tuple[Outside, ...] = Field((), title="外发单")
