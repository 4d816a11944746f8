"""What every record that people write has in common."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, PrivateAttr

from builder.model.place import Place, Source, Step


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of a Markdown body; the part before the first heading has no title."""

    title: str
    anchor: str
    """The explicit id written as `## 标题 {#anchor}`, or "" where the author gave none."""
    level: int
    line: int
    """Of the heading; the first line of `text` is the next one."""
    text: str
    """Markdown below the heading, without it and without comments."""
    shared: str = ""
    """Footnotes and link addresses that stand in other sections of the same body."""

    @property
    def markdown(self) -> str:
        """The text with all that it may refer to; its own lines come first."""
        return f"{self.text}\n\n{self.shared}" if self.shared else self.text


@dataclass(frozen=True, slots=True)
class Origin:
    """What a record is told at birth: its id, the file it came from, the body of that file."""

    id: str
    source: Source
    prefix: tuple[Step, ...] = ()
    """Where the record stands inside its file, such as `(3,)` for the fourth item of a list."""
    sections: tuple[Section, ...] = ()


class Part(BaseModel):
    """A frozen piece of a record; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


NOWHERE = Origin("", Source(""))
"""Of a record that was made and not read."""


class Record(Part):
    """A frozen record. Validate it with an `Origin` as context; both stay readable afterwards."""

    _origin: Origin = PrivateAttr(default_factory=lambda: NOWHERE)

    def model_post_init(self, context: Any) -> None:
        """Keep the origin that the reader passed as validation context."""
        if isinstance(context, Origin):
            self._origin = context

    @property
    def id(self) -> str:
        """The path of the record without its folder and suffix; also its address on the site."""
        return self._born.id

    @property
    def is_published(self) -> bool:
        """Whether readers may see it; what can be a draft says otherwise."""
        return True

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headed parts of the Markdown body; empty for records that are pure YAML."""
        return self._born.sections

    @property
    def path(self) -> str:
        """The file the record was read from, relative to the root."""
        return self._born.source.path

    def place(self, *location: Step) -> Place:
        """The line of one of the record's fields."""
        return self._born.source.place(*self._born.prefix, *location)

    @property
    def _born(self) -> Origin:
        """`self._origin` without pydantic's detour, which takes ten times as long."""
        origin: Origin = (self.__pydantic_private__ or {})["_origin"]
        return origin
