"""A block: a kind of stretch (用餐, 座谈) or a circumstance (外宾, 媒体) of events."""

from pydantic import Field

from builder.model.scope import Scope
from builder.model.values import Flag, Slug, Text


class Block(Scope):
    """`checklists/blocks/<slug>.yml`. Its lines count from the start and end of its segment."""

    title: Text = Field(title="环节块", description="也是草稿里时段的名称")
    timed: Flag = Field(True, title="有自己的时间", description="“否”是情形：外宾、媒体、户外")
    apart: Flag = Field(
        False, title="不算在起止里", description="住宿等：活动何时开始、结束不看它，除非只有它"
    )
    own_leaders: Flag = Field(False, title="本单位领导参加")
    sets: tuple[Slug, ...] = Field(
        (), title="表明的情况", description="有这一块，这些条件就为“是”，没有就为“否”"
    )
    people_word: str = Field(
        "", title="参加人员的说法", description="开单时这一段的参加人员叫什么，如“上台领奖的人”"
    )
    seating: tuple[Slug, ...] = Field(
        (), title="座次", description="这一段要排的座次，checklists/layouts.yml 里的代号"
    )
    counts: Slug | None = Field(None, title="点数成的数", description="如参观几处：sites")

    @property
    def called(self) -> str:
        """What a stretch of it is called on paper."""
        return self.stretch_word or self.title
