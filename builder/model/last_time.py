"""What went wrong at the event that this one was made from by 再办一次."""

from typing import Annotated

from pydantic import Field

from builder.model.limits import MOST_LINES
from builder.model.mark import State
from builder.model.record import Part
from builder.model.shape import Most
from builder.model.values import MaybeWords, Minute, Name


class LastLine(Part):
    """One line that was not simply done, in the words of that sheet."""

    line: Name = Field(title="哪一行")
    """Its key, as marks are kept."""
    text: Name = Field(title="内容")
    state: State = Field(title="状态")
    note: MaybeWords = Field("", title="说明")


class LastTime(Part):
    """When it was held, and what did not hold; lessons since then are told too."""

    start: Minute = Field(title="上次开始的时间")
    lines: Annotated[tuple[LastLine, ...], Most(MOST_LINES)] = Field((), title="上次没做好的")
