"""When something is due, relative to the event: `start-3wd 12:00`, `end+1d`, `start-30m`."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, WithJsonSchema

from builder.model.values import schema_pattern

Unit = Literal["m", "h", "d", "wd"]

_DUE = re.compile(
    r"^(?P<anchor>start|end|event-start|event-end|arrive|promise|seg:[^\s+-]+)"
    r"(?:(?P<sign>[+-])(?P<amount>\d{1,4})(?P<unit>m|h|d|wd))?"
    r"(?: (?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d))?$"
)
OFFICE_CLOSES = 17 * 60
"""Minutes after midnight meant by a day without a clock time."""
START_AT, END_AT = 9 * 60, 11 * 60
"""Of the event on a timetable that only shows an order."""
_TUESDAY = 1


@dataclass(frozen=True, slots=True)
class Due:
    """An offset from an anchor of the event, or of the segment of the block that brings the line.

    In a block `start` and `end` are its segment's, `event-start` and `event-end` the event's.
    `m` and `h` count minutes and hours; `d` calendar days; `wd` working days strictly before or
    after the anchor's date (day 0 is the anchor's own date). Days without a clock mean 17:00.
    """

    anchor: str
    amount: int
    unit: Unit
    clock: int | None
    """Minutes after midnight, only for days."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the grammar `ANCHOR±N(m|h|d|wd)[ HH:MM]`; raises ValueError with what to write."""
        match = _DUE.match(text)
        if not match:
            raise ValueError(
                "时限须写成“start-3wd 12:00”：基点 start、end、event-start、event-end、arrive、"
                "promise 或 seg:环节，"
                "加减数字和 m（分）、h（时）、d（天）、wd（工作日）"
            )
        unit: Unit = match["unit"] or "m"  # type: ignore[assignment]
        clock = int(match["hour"]) * 60 + int(match["minute"]) if match["hour"] else None
        if clock is not None and unit in ("m", "h"):
            raise ValueError("按分钟、小时计的时限不能再写时刻")
        if clock is None and unit in ("d", "wd"):
            clock = OFFICE_CLOSES
        amount = int(match["amount"] or 0) * (-1 if match["sign"] == "-" else 1)
        return cls(match["anchor"], amount, unit, clock)

    @property
    def shown_at(self) -> int:
        """The minute on a timetable that shows what comes before what.

        Its event lasts from nine to eleven on a Tuesday, and no day beside it is off. What counts
        from a promise that somebody made is never too late.
        """
        if self.anchor == "promise":
            return -1
        at = END_AT if self.anchor in ("end", "event-end") else START_AT
        if self.unit in ("m", "h"):
            return at + self.amount * (60 if self.unit == "h" else 1)
        weekends = 2 * ((self.amount + _TUESDAY) // 5) if self.unit == "wd" else 0
        return (self.amount + weekends) * 1440 + (self.clock or 0)


def _check_due(text: str) -> str:
    Due.parse(text)
    return text


DueText = Annotated[
    str,
    AfterValidator(_check_due),
    WithJsonSchema({"type": "string", "pattern": schema_pattern(_DUE)}),
]
