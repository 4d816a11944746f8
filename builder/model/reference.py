"""A pointer from one record to another, written as the path a reader would type."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, WithJsonSchema

from builder.model.values import Text

LineKind = Literal["item", "task"]
PRACTICE = "惯例"
"""An honest ground: nobody claims a law or a case."""

PAGE = ".html"
"""Addresses end in it, so that the site works from a shared folder by double click."""
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

    @classmethod
    def at(cls, address: str) -> Self:
        """The record whose page an address is; raises ValueError when it is none."""
        path, hash_, anchor = address.partition("#")
        return cls.parse(path.removesuffix(PAGE) + hash_ + anchor)

    @property
    def address(self) -> str:
        """The page of the record, with its anchor: `regulations/x.html#art-18`."""
        return f"{self.folder}/{self.id}{PAGE}" + (f"#{self.anchor}" if self.anchor else "")

    def __str__(self) -> str:
        return f"{self.folder}/{self.id}" + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text of a record as the name of another record."""

    folder: str = ""
    """The folder of references it is an id in; "" where it is a whole reference."""


EventTypeId = Annotated[Text, Names("event-types")]
ItemId = Annotated[Text, Names("items")]
TaskId = Annotated[Text, Names("tasks")]
RegulationId = Annotated[Text, Names("regulations")]
ReferenceText = Annotated[Text, Names()]


def parsed(text: str) -> Reference | None:
    """A reference; None for other text, which is a finding and must not stop a preview."""
    try:
        return Reference.parse(text)
    except ValueError:
        return None


def line_anchor(kind: LineKind, line_id: str) -> str:
    """The anchor of an item or a task on the page of its event type: `item-flag-pole-top`."""
    return f"{kind}-{line_id.replace('/', '-')}"


def line_address(event_type: str, kind: LineKind, line_id: str) -> str:
    """Where an item or a task stands, on the page of an event type."""
    return Reference("event-types", event_type, line_anchor(kind, line_id)).address


def _check_ground(text: str) -> str:
    if text != PRACTICE:
        Reference.parse(text)
    return text


Ground = Annotated[
    str,
    AfterValidator(_check_ground),
    Names(),
    WithJsonSchema({"type": "string", "pattern": f"^({PRACTICE}|({'|'.join(FOLDERS)})/.+)$"}),
]
"""A lesson, a clause of a regulation, or 惯例."""
