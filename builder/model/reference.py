"""A pointer from one record to another, written as the path a reader would type."""

from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, WithJsonSchema

PRACTICE = "惯例"
"""An honest ground: nobody claims a law or a case."""

FOLDERS = ("lessons", "guides", "regulations", "event-types", "forms", "cards")


@dataclass(frozen=True, slots=True)
class Reference:
    """`lessons/2013/flag-at-half-mast`, or `regulations/national-flag-law#art-18`."""

    folder: str
    id: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Split a reference; raises ValueError when it names no known folder."""
        path, _, anchor = text.partition("#")
        folder, _, id_ = path.partition("/")
        if folder not in FOLDERS or not id_:
            raise ValueError(f"引用须以 {'、'.join(f'{f}/' for f in FOLDERS)} 开头")
        return cls(folder, id_, anchor)

    def __str__(self) -> str:
        return f"{self.folder}/{self.id}" + (f"#{self.anchor}" if self.anchor else "")


def _check_ground(text: str) -> str:
    if text != PRACTICE:
        Reference.parse(text)
    return text


Ground = Annotated[
    str,
    AfterValidator(_check_ground),
    WithJsonSchema({"type": "string", "pattern": f"^({PRACTICE}|({'|'.join(FOLDERS)})/.+)$"}),
]
"""A lesson, a clause of a regulation, or 惯例."""
