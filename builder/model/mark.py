"""What was ticked for one line of a sheet, and what the ticks of two people make together."""

from collections.abc import Mapping
from typing import ClassVar, Literal, get_args

from pydantic import Field

from builder.model.shape import Needs, Ruled
from builder.model.values import MaybeName, MaybeWords, Minute

State = Literal["完成", "有问题", "拦住", "未做", "不涉及"]
STATES: tuple[State, ...] = get_args(State)
LOOKED_AT: tuple[State, ...] = ("完成", "有问题", "拦住")
"""Somebody looked at the line."""
SHOWED: tuple[State, ...] = ("有问题", "拦住")
"""The line showed something wrong."""
CLOSED: tuple[State, ...] = ("完成", "拦住", "不涉及")
"""Nothing is left to do for the line."""
FOLLOWS: Mapping[State, tuple[State, ...]] = {
    "未做": ("完成", "有问题", "拦住"),
    "有问题": ("拦住",),
    "完成": ("拦住",),
}
"""What a later tick may make of an earlier one; anything else contradicts it."""
WEIGHT: tuple[State, ...] = ("有问题", "拦住", "未做", "不涉及", "完成")
"""Of two that contradict each other the first here stands until somebody chooses."""


class Mark(Ruled):
    """What was ticked for one line: when, by whom, with a word on what is wrong."""

    rules: ClassVar = (Needs("note", "state", "不涉及", "本次不涉及的，须写明理由"),)
    state: State = Field(title="状态")
    note: MaybeWords = Field("", title="说明")
    at: Minute | None = Field(None, title="几时点的")
    by: MaybeName = Field("", title="谁点的", description="角色或姓名")

    @property
    def words(self) -> str:
        """`有问题（08:10 技术员 没电）`."""
        about = " ".join(filter(None, ((self.at or "")[11:], self.by, self.note)))
        return f"{self.state}（{about}）" if about else self.state
