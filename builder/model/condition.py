"""When a line belongs on a sheet: `media = 是`, `guests >= 10`, all or any of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from builder.model.record import Part
from builder.model.values import schema_pattern

Operator = Literal["=", "!=", ">=", "<=", ">", "<"]

_COMPARISON = re.compile(r"^(?P<name>[a-z][a-z0-9-]*) (?P<op>=|!=|>=|<=|>|<) (?P<value>\S.*)$")
_LONGEST_NUMBER = 9
NUMBER = re.compile(rf"^[0-9]{{1,{_LONGEST_NUMBER}}}\Z")
"""A number that is compared as one, here and in the browser; anything else is a text."""
_ORDERS: Mapping[str, tuple[int, ...]] = {">=": (0, 1), "<=": (0, -1), ">": (1,), "<": (-1,)}
"""Signs of answer minus value that satisfy an operator."""


def satisfies(answer: str, operator: str, value: str) -> bool:
    """Whether an answer satisfies `operator value`; no answer satisfies none.

    The only comparison there is; `browser/evaluate/evaluate-facts.js` holds its twin.
    """
    if not answer:
        return False
    numbers = bool(NUMBER.match(answer) and NUMBER.match(value))
    difference = int(answer) - int(value) if numbers else int(answer != value)
    order = (difference > 0) - (difference < 0)
    if operator in ("=", "!="):
        return (order == 0) == (operator == "=")
    return numbers and order in _ORDERS[operator]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to one question compared with a fixed value."""

    question: str
    operator: Operator
    value: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `name op value`; raises ValueError with an example of the right form.

        A value of digits, also full-width ones, is kept as the plain number that it is.
        """
        match = _COMPARISON.match(text)
        if not match:
            raise ValueError("条件须写成“media = 是”或“guests >= 10”，比较号两边各空一格")
        operator: Operator = match["op"]  # type: ignore[assignment]
        value = _plain_number(match["value"])
        if operator not in ("=", "!=") and not NUMBER.match(value):
            raise ValueError(f"“{operator}”只能和不超过九位的数字比较")
        return cls(match["name"], operator, value)


def _plain_number(value: str) -> str:
    return str(int(value)) if value.isdecimal() and len(value) <= _LONGEST_NUMBER else value


def _check_comparison(text: str) -> str:
    Comparison.parse(text)
    return text


ComparisonText = Annotated[str, AfterValidator(_check_comparison)]


class Condition(Part):
    """All, or any, of some comparisons; no comparison at all is always true."""

    all: tuple[ComparisonText, ...] = ()
    any: tuple[ComparisonText, ...] = ()

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison of both groups, parsed."""
        return tuple(Comparison.parse(text) for text in (*self.all, *self.any))

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether the answers, by name of question, put a line on the sheet."""

        def one(text: str) -> bool:
            comparison = Comparison.parse(text)
            answer = answers.get(comparison.question, "")
            return satisfies(answer, comparison.operator, comparison.value)

        return all(map(one, self.all)) and (not self.any or any(map(one, self.any)))


def _from_list(value: Any) -> Any:
    return {"all": value} if isinstance(value, (list, tuple)) else value


_LIST = {"type": "array", "items": {"type": "string", "pattern": schema_pattern(_COMPARISON)}}

When = Annotated[
    Condition,
    BeforeValidator(_from_list),
    WithJsonSchema(
        {
            "anyOf": [
                _LIST,
                {
                    "type": "object",
                    "properties": {"all": _LIST, "any": _LIST},
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""In YAML a bare list of comparisons means all of them."""
