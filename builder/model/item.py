"""A check item: one line on the sheet, looked at on the spot."""

from pydantic import Field

from builder.model.condition import Condition, When
from builder.model.limits import LONGEST_WHY
from builder.model.record import Record
from builder.model.reference import Ground, Link
from builder.model.thing import States
from builder.model.values import Flag, Slug, Text


class Item(Record):
    """An entry of `checklists/items/<topic>.yml`; its id is `<topic>/<name>`."""

    name: Slug = Field(title="代号")
    text: Text = Field(title="检查项", description="动词开头，一个动作")
    expect: Text = Field(title="应看到", description="看得见的状态或数值")
    pauses: tuple[Slug, ...] = Field(title="检查节点", min_length=1)
    killer: Flag = Field(False, title="必查项")
    checker: str = Field("", title="检查角色")
    when: When = Field(Condition(), title="适用条件")
    ground: tuple[Ground, ...] = Field((), title="依据")
    why: str = Field(
        "",
        title="缘由",
        description=f"必查项的来历，不超过 {LONGEST_WHY} 字",
        max_length=LONGEST_WHY,
    )
    guide: Link | None = Field(None, title="指引")
    invalidated_by: tuple[Text, ...] = Field((), title="何时须重查")
    outside: str = Field("", title="写进谁的外发单", description="如宾馆、驾驶员、厨房")
    slip: str = Field(
        "", title="外发单上怎么写", description="收单人自己要做的；不写就照这一行的原文"
    )
    needs: States = Field((), title="须先有", description="物件/状态，如“桌签/印好”")
    makes: States = Field((), title="做成", description="当场做成的，如“彩排/走过”")

    @property
    def topic(self) -> str:
        """The file the item stands in; event types take items in by topic."""
        return self.id.partition("/")[0]
