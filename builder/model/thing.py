"""Things that lines make and other lines need: 名单, 座次图, 桌签; and their states in order."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from builder.model.record import Part, Record
from builder.model.values import Day, Text, schema_pattern

_STATE = re.compile(r"^[^/\s]+/[^/\s]+$")
_SLACK = re.compile(r"^(\d{1,4})(m|h)$")

EventField = Literal["start", "end", "place", "guests", "leaders", "people", "car"]


def _check_state(text: str) -> str:
    if not _STATE.match(text):
        raise ValueError("物件的状态写成“物件/状态”，如“桌签/印好”")
    return text


def _check_slack(text: str) -> str:
    if not _SLACK.match(text):
        raise ValueError("间隔写成“30m”或“2h”")
    return text


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_ONE = {"type": "string", "pattern": schema_pattern(_STATE)}
StateText = Annotated[str, AfterValidator(_check_state)]
"""`座次图/批准`."""
States = Annotated[
    tuple[StateText, ...],
    BeforeValidator(_one_or_more),
    WithJsonSchema({"anyOf": [_ONE, {"type": "array", "items": _ONE}]}),
]
"""One state, or a list of them."""
SlackText = Annotated[
    str,
    AfterValidator(_check_slack),
    WithJsonSchema({"type": "string", "pattern": schema_pattern(_SLACK)}),
]


APPROVED = ("批准", "批下")
"""States that somebody above has to give."""


class Thing(Part):
    """One thing with what becomes of it."""

    name: Text = Field(title="物件")
    states: tuple[Text, ...] = Field(title="状态", description="按先后次序", min_length=1)
    slack: Mapping[Text, SlackText] = Field(
        default_factory=dict,
        title="间隔",
        description="做到这个状态之后，至少隔多久才轮到用它的行，如 30m、2h",
    )
    touched_by: tuple[EventField, ...] = Field(
        (), title="随什么而变", description="活动的这些栏改了，物件就要重做"
    )

    approved_by: str = Field(
        "", title="谁批", description="批准、批下它的职务或机关；单位自己定的不写"
    )

    @model_validator(mode="after")
    def _approved_only_if_it_can_be(self) -> "Thing":
        if self.approved_by and not set(APPROVED).intersection(self.states):
            raise ValueError(f"写了谁批，状态里要有“{'”或“'.join(APPROVED)}”")
        return self

    @model_validator(mode="after")
    def _slack_of_own_states(self) -> "Thing":
        if strange := [state for state in self.slack if state not in self.states]:
            raise ValueError(f"间隔里的“{'、'.join(strange)}”不在状态里")
        return self

    def slack_after(self, state: str) -> int:
        """Minutes between reaching a state and the first line that needs it."""
        match = _SLACK.match(self.slack.get(state, "0m"))
        return int(match[1]) * (60 if match[2] == "h" else 1) if match else 0


def _unique_names(rows: tuple[Thing, ...]) -> tuple[Thing, ...]:
    names = [row.name for row in rows]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise ValueError(f"物件写了两次：{'、'.join(twice)}")
    return rows


class Things(Record):
    """`checklists/things.yml`."""

    revised: Day = Field(title="最近修订")
    rows: Annotated[tuple[Thing, ...], AfterValidator(_unique_names)] = Field(title="物件")
