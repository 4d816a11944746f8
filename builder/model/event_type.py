"""An event type: the questions, workstreams and pause points of one sort of event."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from builder.model.due import DueText
from builder.model.record import Part, Record
from builder.model.reference import Ground, Link, Names
from builder.model.values import Day, Slug, Text

Category = Literal["公务接待", "会务", "值班", "应急"]
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

    @model_validator(mode="after")
    def _choices_have_options(self) -> "Question":
        if self.kind == "选择" and len(self.options) < 2:
            raise ValueError("选择题至少要有两个可选答案")
        return self

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


class EventType(Record):
    """`checklists/event-types/<slug>.yml`."""

    title: Text = Field(title="活动类型")
    category: Category = Field(title="门类")
    summary: Text = Field(title="适用")
    extends: Annotated[str, Names("event-types")] = Field(
        "", title="沿用哪个类型", description="只认一层；同名的以本类型为准"
    )
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
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
    closing: str = Field("", title="收口语")
    review_questions: tuple[Text, ...] = Field((), title="总结会问")
    minimal: tuple[Text, ...] = Field(
        (), title="最简版", description="最简版保留的条目；红线和必查项总在"
    )
    limits: tuple[Limit, ...] = Field((), title="限额")
    outside: tuple[Outside, ...] = Field((), title="外发单")

    @model_validator(mode="after")
    def _stands_alone_or_extends(self) -> "EventType":
        wanted = {"pauses": "检查节点", "modules": "收入的主题", "closing": "收口语"}
        missing = [label for name, label in wanted.items() if not getattr(self, name)]
        if missing and not self.extends:
            raise ValueError(f"没有写{'、'.join(missing)}；只有沿用别的类型（extends）时才可不写")
        return self


def extended(event_type: EventType, types: Mapping[str, EventType]) -> EventType:
    """An event type with what it takes over from the one it extends; one level, never further.

    Questions, 环节 and 节点 of the same name are the child's; lists are joined; what the child
    leaves empty is the parent's. Doing it twice changes nothing.
    """
    parent = types.get(event_type.extends)
    if not parent or parent is event_type:
        return event_type
    named = {name: _by_name(parent, event_type, name) for name in _NAMED}
    joined = {name: _joined(parent, event_type, name) for name in _JOINED}
    closing = event_type.closing or parent.closing
    return event_type.model_copy(update={**named, **joined, "closing": closing})


_NAMED = ("questions", "workstreams", "pauses")
_JOINED = ("modules", "reading", "review_questions", "minimal", "limits", "outside")


def _by_name(parent: EventType, child: EventType, field: str) -> tuple[Part, ...]:
    parts = {getattr(part, "name", ""): part for part in getattr(parent, field)}
    parts |= {getattr(part, "name", ""): part for part in getattr(child, field)}
    return tuple(parts.values())


def _joined(parent: EventType, child: EventType, field: str) -> tuple[object, ...]:
    return tuple(dict.fromkeys((*getattr(parent, field), *getattr(child, field))))
