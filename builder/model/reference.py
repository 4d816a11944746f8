"""A pointer from one record to another, written as the path a reader would type."""

from dataclasses import dataclass, replace
from typing import Annotated, Literal, Self

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from builder.model.values import Text

LineKind = Literal["item", "task"]
PAGE = ".html"
"""Addresses end in it, so that the site works from a shared folder by double click."""
FOLDERS = (
    *("lessons", "guides", "regulations", "event-types"),
    *("forms", "wording", "cards", "drawings"),
)
PRACTICE = "惯例"
"""The folder of grounds that are neither law nor case: `惯例/duty-rules`."""


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """`lessons/2013/flag-at-half-mast`, or `regulations/national-flag-law#art-18`."""

    folder: str
    """One of FOLDERS, of lists such as `items`, or PRACTICE."""
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

    @property
    def is_practice(self) -> bool:
        """Whether nobody claims a law or a case; the id says whose practice it is."""
        return self.folder == PRACTICE

    @property
    def bare(self) -> "Reference":
        """The record itself, whatever place on its page is meant."""
        return replace(self, anchor="")

    def __str__(self) -> str:
        path = "/".join(part for part in (self.folder, self.id) if part)
        return path + (f"#{self.anchor}" if self.anchor else "")


OURS = Reference(PRACTICE, "本库")
"""The honest ground of a line that no source is known for: the office inferred it itself."""


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text of a record as the id of another record."""

    folder: str
    """The folder of references it is an id in."""


BlockId = Annotated[Text, Names("blocks")]
EventTypeId = Annotated[Text, Names("event-types")]
ItemId = Annotated[Text, Names("items")]
TaskId = Annotated[Text, Names("tasks")]
RegulationId = Annotated[Text, Names("regulations")]


def line_anchor(kind: LineKind, line_id: str) -> str:
    """The anchor of an item or a task on the page of its event type: `item-flag-pole-top`."""
    return f"{kind}-{line_id.replace('/', '-')}"


def line_address(event_type: str, kind: LineKind, line_id: str) -> str:
    """Where an item or a task stands, on the page of an event type."""
    return Reference("event-types", event_type, line_anchor(kind, line_id)).address


def _read_link(value: object) -> Reference:
    if isinstance(value, Reference):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a reference is a text")
    return Reference.parse(value.strip())


def _read_ground(value: object) -> Reference:
    folder, _, whose = value.strip().partition("/") if isinstance(value, str) else ("", "", "")
    return Reference(PRACTICE, whose) if folder == PRACTICE else _read_link(value)


_PATHS = f"({'|'.join(FOLDERS)})/.+"
Link = Annotated[
    Reference,
    PlainValidator(_read_link),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": f"^{_PATHS}$"}),
]
"""A record, or a place on its page. The text is parsed once, when it is read."""
Ground = Annotated[
    Reference,
    PlainValidator(_read_ground),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": f"^({PRACTICE}(/.+)?|{_PATHS})$"}),
]
"""A lesson, a clause of a regulation, or practice and whose; without whose it is a finding."""
