"""A task: one dated line of desk work before or after the event."""

from pydantic import Field

from builder.model.condition import Condition, When
from builder.model.due import DueText
from builder.model.record import Record
from builder.model.reference import Ground
from builder.model.values import Flag, Slug, Text


class Task(Record):
    """An entry of `checklists/tasks/<topic>.yml`; its id is `<topic>/<name>`."""

    name: Slug = Field(title="代号")
    text: Text = Field(title="任务")
    due: DueText = Field(title="时限")
    workstream: Slug = Field(title="环节")
    document: str = Field("", title="形成的文件")
    when: When = Field(Condition(), title="适用条件")
    red_line: Flag = Field(False, title="红线")
    ground: tuple[Ground, ...] = Field((), title="依据")

    @property
    def topic(self) -> str:
        """The file the task stands in; event types take tasks in by topic."""
        return self.id.partition("/")[0]
