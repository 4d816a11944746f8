"""An event type: the questions, workstreams and pause points of one sort of event."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from builder.model.due import DueText
from builder.model.record import Part, Record
from builder.model.values import Day, Slug, Text

Category = Literal["公务接待", "会务", "值班", "应急"]
YES, NO = "是", "否"


class Question(Part):
    """Something the coordinator is asked when she opens a sheet."""

    name: Slug = Field(title="代号")
    text: Text = Field(title="问题")
    why: Text = Field(title="为什么问")
    kind: Literal["是否", "数字", "选择"] = Field("是否", title="答法")
    options: tuple[Text, ...] = Field((), title="可选答案")
    default: str = Field("", title="预填答案")

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
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    questions: Annotated[tuple[Question, ...], AfterValidator(_unique_names)] = Field(
        (), title="开单时问"
    )
    workstreams: Annotated[tuple[Workstream, ...], AfterValidator(_unique_names)] = Field(
        (), title="环节"
    )
    pauses: Annotated[tuple[Pause, ...], AfterValidator(_unique_names)] = Field(
        title="检查节点", min_length=1
    )
    modules: tuple[Slug, ...] = Field(title="收入的主题", min_length=1)
    reading: tuple[Text, ...] = Field((), title="必读")
    closing: Text = Field(title="收口语")
    review_questions: tuple[Text, ...] = Field((), title="总结会问")
