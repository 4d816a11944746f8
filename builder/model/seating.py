"""座次图: who sits where, as the rows a picture is drawn from; customs that differ are options."""

from typing import Literal

from pydantic import Field, model_validator

from builder.model.record import Part
from builder.model.reference import Ground
from builder.model.values import Slug, Text

Layout = Literal["主席台", "会谈", "会见", "签字", "宴会", "乘车"]
ROWS = {"主席台": 1, "会谈": 2, "会见": 3, "签字": 2, "宴会": 1}
"""How many rows each layout is drawn from; a car has as many as it has."""


class SeatOption(Part):
    """One custom. Rows are as drawn: from the top, each from the left; 宴会 is clockwise."""

    label: Text = Field(title="哪一种排法")
    rows: tuple[tuple[str, ...], ...] = Field(title="一排一行", min_length=1, max_length=8)
    note: str = Field("", title="说明")


class SeatingPlan(Part):
    """A picture in a guide; more than one option means that customs differ."""

    section: Slug = Field(title="放在哪一节后面")
    title: Text = Field(title="场合")
    layout: Layout = Field(title="样式")
    ground: Ground = Field(title="依据")
    options: tuple[SeatOption, ...] = Field(title="排法", min_length=1, max_length=3)

    @model_validator(mode="after")
    def _as_many_rows_as_drawn(self) -> "SeatingPlan":
        wanted = ROWS.get(self.layout)
        if wanted and any(len(option.rows) != wanted for option in self.options):
            raise ValueError(f"“{self.layout}”要写 {wanted} 排")
        return self
