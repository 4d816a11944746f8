"""Letters as somebody may write them by hand, and what is said of each (`cases.yml`)."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).parent / "cases.yml"
_OFTEN = re.compile(r"^(.)×([0-9]+)$")


@dataclass(frozen=True)
class Case:
    """One letter, the sentences that it must bring, and what Python adds to the last of them."""

    kind: str
    name: str
    data: Any
    says: list[str]
    hint: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def read_cases() -> list[Case]:
    """Every case of every kind of letter."""
    groups = yaml.safe_load(_FILE.read_text("utf-8"))
    return [
        Case(kind, one["name"], _data(group["base"], one), one.get("says", []), one.get("hint", ""))
        for kind, group in groups.items()
        for one in group["cases"]
    ]


def _data(base: dict[str, Any], one: dict[str, Any]) -> Any:
    if "whole" in one:
        return one["whole"]
    whole = {**base, **{name: _written_out(x) for name, x in one.get("changes", {}).items()}}
    return {name: value for name, value in whole.items() if name not in one.get("without", ())}


def _written_out(value: Any) -> Any:
    """`旗×3` is 旗旗旗; `{×: 3, of: x}` a list of three, `{×: 3, each: x}` three fields."""
    if isinstance(value, dict) and "×" in value:
        count = value["×"]
        return (
            [value["of"]] * count if "of" in value else dict.fromkeys(names(count), value["each"])
        )
    often = _OFTEN.match(value) if isinstance(value, str) else None
    return often[1] * int(often[2]) if often else value


def names(count: int) -> list[str]:
    """So many names that are all different."""
    return [f"x{number}" for number in range(count)]
