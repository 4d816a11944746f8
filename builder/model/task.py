"""A task: one dated line of desk work before or after the event."""

from pydantic import Field, model_validator

from builder.model.condition import Condition, When
from builder.model.due import DueText
from builder.model.record import Record
from builder.model.reference import Ground
from builder.model.thing import States
from builder.model.values import Flag, Slug, Text


class Task(Record):
    """An entry of `checklists/tasks/<topic>.yml`; its id is `<topic>/<name>`."""

    name: Slug = Field(title="代号")
    text: Text = Field(title="任务")
    due: DueText = Field(title="时限")
    statute: DueText | None = Field(
        None, title="法定期限", description="按法条的算法写；提醒放在期限前最后一个工作日"
    )
    workstream: Slug = Field(title="环节")
    document: str = Field("", title="形成的文件")
    when: When = Field(Condition(), title="适用条件")
    red_line: Flag = Field(False, title="红线")
    fallback: str = Field(
        "",
        title="来不及的补救",
        description="开单晚了改做什么：当场还能做到的一件事；没有条文，是编写时推断的",
    )
    droppable: Flag = Field(False, title="来不及时可舍")
    outside: str = Field("", title="写进谁的外发单", description="如宾馆、驾驶员、厨房")
    slip: str = Field(
        "", title="外发单上怎么写", description="收单人自己要做的；不写就照这一行的原文"
    )
    ground: tuple[Ground, ...] = Field((), title="依据")
    needs: States = Field((), title="须先有", description="物件/状态，如“座次图/批准”")
    makes: States = Field((), title="做成", description="物件/状态，如“桌签/印好”")
    each: Flag = Field(
        False, title="每段各做一次", description="几个同样的环节块各列一行；否则并成最早的一行"
    )
    any_hour: Flag = Field(
        False, title="不限办公时间", description="夜里、午间或活动当天做才对的；否则提前到办公时间"
    )

    @model_validator(mode="after")
    def _red_lines_are_never_dropped(self) -> "Task":
        if self.red_line and self.droppable:
            raise ValueError("红线任务不能写“可舍”")
        return self

    @property
    def topic(self) -> str:
        """The file the task stands in; event types take tasks in by topic."""
        return self.id.partition("/")[0]
