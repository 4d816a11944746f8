"""What came of a 桌面推演: which lines somebody spoke up with. It counts for no real event."""

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from builder.model.limits import MOST_LINES
from builder.model.record import Part
from builder.model.shape import Most
from builder.model.values import MaybeWords, Minute, Name, Whole

Heard = Literal["拦住", "没拦住", "没人提"]
"""Spoken up with in time; too late or not done; by nobody."""
HEARD: tuple[Heard, ...] = get_args(Heard)
MOST_QUESTIONS = 3
_LINE = re.compile(r"(item|task) [a-z0-9-]{1,80}/[a-z0-9-]{1,80}")


def _check_keys(lines: dict[str, Heard]) -> dict[str, Heard]:
    if not all(_LINE.fullmatch(key) for key in lines):
        raise ValueError("行须写成“item 文件/条目”或“task 文件/任务”")
    return lines


class DrillRecord(Part):
    """The file that the page saves; it names the lesson and lines, never who sat at the table."""

    drill: Name = Field(title="推演号")
    lesson: Annotated[str, Field(pattern=r"^([0-9]{4}|undated)/[a-z0-9-]{1,80}$")] = Field(
        title="哪一条案例"
    )
    type: Name = Field(title="活动类型")
    held: Minute = Field(title="几时开始的")
    lines: Annotated[dict[str, Heard], Most(MOST_LINES), AfterValidator(_check_keys)] = Field(
        default_factory=dict, title="该有人提的行"
    )
    answers: Annotated[tuple[MaybeWords, ...], Most(MOST_QUESTIONS)] = Field(
        (), title="复盘三问的回答"
    )
    people: Whole = Field(0, ge=0, title="几个人参加")
    minutes: Whole = Field(0, ge=0, title="用时（分钟）")

    @property
    def counts(self) -> str:
        """`拦住 1，没拦住 0，没人提 2`."""
        heard = list(self.lines.values())
        return "，".join(f"{word} {heard.count(word)}" for word in HEARD)
