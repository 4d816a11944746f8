"""When a line belongs on a sheet: `media = 是`, `guests >= 10`, all or any of them."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator

from builder.model.record import Part

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


def _check_comparison(text: str) -> str:
    Comparison.parse(text)
    return text


ComparisonText = Annotated[str, AfterValidator(_check_comparison)]


class Condition(Part):
    """All, or any, of some comparisons; no comparison at all is always true."""

    all: tuple[ComparisonText, ...] = ()
    any: tuple[ComparisonText, ...] = ()


def _from_list(value: Any) -> Any:
    return {"all": value} if isinstance(value, (list, tuple)) else value


When = Annotated[Condition, BeforeValidator(_from_list)]
"""In YAML a bare list of comparisons means all of them."""
