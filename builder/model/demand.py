"""What a clause or a lesson demands of the sheets: a line that looks at this, then, in time."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from builder.model.condition import Condition, When
from builder.model.record import Part
from builder.model.reference import EventTypeId
from builder.model.values import Text

_AT = re.compile(r"^(约)?(T[+-]\d{1,4}m|T0|D[+-]\d{1,4}|D0)$")


def _check_at(text: str) -> str:
    if not _AT.match(text):
        raise ValueError("时点须写成 T-15m（活动前 15 分钟）、T0、D+5（第 5 天），可加“约”")
    return text


At = Annotated[str, AfterValidator(_check_at)]


END = "结束"
"""Before the event, or the stretch that the line belongs to, is over."""


def _check_limit(text: str) -> str:
    return text if text == END else _check_at(text)


Limit = Annotated[str, AfterValidator(_check_limit)]


class Demand(Part):
    """One line that must be there; `qianshi check` complains where none is."""

    look: tuple[Text, ...] = Field(
        title="看什么", description="那一行的字里有其中一个词", min_length=1
    )
    event_types: tuple[EventTypeId, ...] = Field(
        (), title="在哪几类活动里", description="每一类都要有；不写就是有一行就行"
    )
    when: When = Field(Condition(), title="什么情形下", description="不写就是一概要有")
    until: Limit | None = Field(
        None,
        title="最晚什么时候",
        description="时点的写法同案例的时间线（前一天要看完的写 D+0），或写“结束”；不写就不论早晚",
    )
