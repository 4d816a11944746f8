"""A lesson as somebody hands it in: two answers, the rest optional."""

from typing import Annotated

from pydantic import Field

from builder.model.record import Part
from builder.model.values import PartialDay, Text

FORMAT = 1
LONGEST = 4000
"""Characters in one answer; more than two A4 pages is a report, not a lesson."""

Answer = Annotated[Text, Field(max_length=LONGEST)]
OptionalAnswer = Annotated[str, Field(max_length=LONGEST)]


class HandIn(Part):
    """The file that the page 记一条经验 saves. State, reviewer and dates are never in it."""

    format: int = Field(FORMAT, title="格式版本")
    receipt: Annotated[str, Field(pattern=r"^[0-9]{8}-[0-9a-f]{8}$")] = Field(title="回执号")
    what: Answer = Field(title="出了什么事")
    prevent: Answer = Field(title="下次哪一步、谁、看什么能拦住")
    event_type: str = Field("", title="活动类型")
    month: PartialDay = Field(title="发生在哪个月")
    title: Annotated[str, Field(max_length=24)] = Field("", title="标题")
    pause: str = Field("", title="检查节点")
    handled: OptionalAnswer = Field("", title="当时怎么处置的")
    causes: OptionalAnswer = Field("", title="原因")
    role: Annotated[str, Field(max_length=40)] = Field("", title="由谁提出")
