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


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to one question compared with a fixed value."""

    question: str
    operator: Operator
    value: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `name op value`; raises ValueError with an example of the right form."""
        match = _COMPARISON.match(text)
        if not match:
            raise ValueError("条件须写成“media = 是”或“guests >= 10”，比较号两边各空一格")
        operator: Operator = match["op"]  # type: ignore[assignment]
        if operator not in ("=", "!=") and not match["value"].isdecimal():
            raise ValueError(f"“{operator}”只能和数字比较")
        return cls(match["name"], operator, match["value"])

    def holds(self, answer: str) -> bool:
        """Whether an answer satisfies the comparison; no answer satisfies none."""
        if not answer:
            return False
        if self.operator in ("=", "!="):
            return _same(answer, self.value) == (self.operator == "=")
        if not (answer.isdecimal() and self.value.isdecimal()):
            return False
        difference = int(answer) - int(self.value)
        return {">": difference > 0, "<": difference < 0, ">=": difference >= 0}.get(
            self.operator, difference <= 0
        )


def _same(answer: str, value: str) -> bool:
    if answer.isdecimal() and value.isdecimal():
        return int(answer) == int(value)
    return answer == value


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
            return comparison.holds(answers.get(comparison.question, ""))

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
