"""A guide: how a piece of work is done, step by step."""

from typing import Literal

from pydantic import Field

from builder.model.record import Record
from builder.model.reference import EventTypeId, Link
from builder.model.ruling import Questions, questions_field
from builder.model.seating import SeatingPlan
from builder.model.values import Day, Text

Area = Literal["办会与接待", "办文与保密", "值班与应急", "办公室自身", "其他"]
"""The parts of an office's work (S1-8), in the order the index of guides shows them."""


class Guide(Record):
    """`content/guides/<slug>.md`; its steps are the headings that carry an explicit id."""

    title: Text = Field(title="指引")
    summary: Text = Field(title="一句话")
    area: Area = Field("其他", title="板块", description="指引目录里放在哪一块")
    event_types: tuple[EventTypeId, ...] = Field((), title="活动类型")
    owner: Text = Field(title="维护角色")
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    clauses: tuple[Link, ...] = Field((), title="依据条款")
    tags: tuple[Text, ...] = Field((), title="关键词")
    plans: tuple[SeatingPlan, ...] = Field((), title="座次图")
    answers: Questions = questions_field("照问的人说的话写，如“新来的先看什么”")
