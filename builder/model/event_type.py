"""An event type: what is asked, who works and where one pauses, whatever the day is made of."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from builder.model.record import Part
from builder.model.reference import Names
from builder.model.ruling import Questions, questions_field
from builder.model.scope import Count, Scope
from builder.model.values import Clock, Flag, Slug, Text

Category = Literal["公务接待", "会务", "值班", "应急"]


class PresetSegment(Part):
    """One stretch of a preset day."""

    kind: Text = Field(title="环节块", description="它的名称，如“座谈”")
    at: Clock = Field(title="开始", description="如 09:00")
    day: Count = Field(0, title="第几天", description="0 是头一天")
    length: Count = Field(0, title="多长（分钟）", description="不填则照环节块的通常时长")


class Preset(Part):
    """一天的样子: several blocks that are filled in at once."""

    title: Text = Field(title="名称", description="如“上午来、座谈、午餐、下午走”")
    segments: tuple[PresetSegment, ...] = Field(title="时段", min_length=1)
    circumstances: tuple[Text, ...] = Field((), title="情形")


class EventType(Scope):
    """`checklists/event-types/<slug>.yml`."""

    title: Text = Field(title="活动类型")
    category: Category = Field(title="门类")
    order: Count = Field(100, title="排在第几", description="同一门类里，数小的在前")
    extends: Annotated[str, Names("event-types")] = Field(
        "", title="沿用哪个类型", description="只认一层；同名的以本类型为准"
    )
    blocks: tuple[Slug, ...] = Field((), title="可选的环节块")
    presets: tuple[Preset, ...] = Field((), title="一天的样子")
    desk: Flag = Field(False, title="案头工作", description="检查节点也落在办公时间内")
    own_leaders: Flag = Field(
        True, title="本单位领导参加", description="写否：领导只是知悉，单子、通知不请他到场"
    )
    without: tuple[Slug, ...] = Field(
        (), title="不印的单子", description="对这类活动没有意义的，如 outline、itinerary"
    )
    closing: str = Field("", title="结束语")
    answers: Questions = questions_field("照问的人说的话写，如“领导来调研要准备什么”")
    retired: Mapping[Slug, Text] = Field(
        default_factory=dict,
        title="不再问的问题",
        description="代号: 当时的问法；旧草稿里答过的，打开时抄进备注",
    )

    @model_validator(mode="after")
    def _stands_alone_or_extends(self) -> "EventType":
        wanted = {"pauses": "检查节点", "modules": "收入的主题", "closing": "结束语"}
        if self.blocks:
            wanted = {"closing": "结束语"}
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
    single = {name: getattr(event_type, name) or getattr(parent, name) for name in _SINGLE}
    return event_type.model_copy(update={**named, **joined, **single})


_NAMED = ("questions", "workstreams", "pauses")
_JOINED = (
    *("blocks", "presets", "modules", "reading"),
    *("review_questions", "minimal", "limits", "outside", "without"),
)
_SINGLE = ("closing", "length", "retired", "stretch_word")


def _by_name(parent: EventType, child: EventType, field: str) -> tuple[Part, ...]:
    parts = {getattr(part, "name", ""): part for part in getattr(parent, field)}
    parts |= {getattr(part, "name", ""): part for part in getattr(child, field)}
    return tuple(parts.values())


def _joined(parent: EventType, child: EventType, field: str) -> tuple[object, ...]:
    return tuple(dict.fromkeys((*getattr(parent, field), *getattr(child, field))))
