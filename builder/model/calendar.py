"""Days that differ from the State Council's notices as the program knows them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from builder.model.record import Record
from builder.model.values import Day

Year = Annotated[int, Field(ge=2000, le=2199)]


class OfficeCalendar(Record):
    """`checklists/calendar.yml`; an office may do without the file."""

    rest: tuple[Day, ...] = Field((), title="改为休息的日子")
    worked: tuple[Day, ...] = Field((), title="改为上班的日子")
    complete: tuple[Year, ...] = Field(
        (),
        title="假日写全了的年份",
        description="当年的假日和调休上班日都写在上面两项里了，这一年就不再推算",
    )

    @model_validator(mode="after")
    def _each_day_once(self) -> "OfficeCalendar":
        days = [*self.rest, *self.worked]
        if twice := sorted({str(day) for day in days if days.count(day) > 1}):
            raise ValueError(f"{'、'.join(twice)} 写了两次，是休息还是上班只能写一处")
        return self

    @property
    def overrides(self) -> Mapping[date, bool]:
        """Whether a day is worked, for the days that are named."""
        return dict.fromkeys(self.rest, False) | dict.fromkeys(self.worked, True)
