"""Where something was written: a file and a line, and the lines of every field in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator

Step = str | int
Location = tuple[Step, ...]


def _as_rows(lines: Mapping[Location, int]) -> list[list[Step]]:
    return [[line, *location] for location, line in lines.items()]


def _from_rows(rows: list[list[Step]]) -> dict[Location, Step]:
    return {tuple(location): line for line, *location in rows}


Lines = Annotated[Mapping[Location, int], PlainSerializer(_as_rows), PlainValidator(_from_rows)]
"""Lines by location; rows of a line and its location in JSON, which names things by texts only."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a source file, as people and editors write it: `lessons/2013/x.md:14`."""

    path: str
    """Relative to the root of the knowledge base, with forward slashes."""
    line: int
    """Counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Source:
    """One source file and the line on which each of its fields stands."""

    path: str
    lines: Lines = field(default_factory=dict)
    """Field location, such as `("timeline", 2, "at")`, to line."""

    def place(self, *location: Step) -> Place:
        """The line of a field, or of the nearest enclosing field that has one."""
        for length in range(len(location), -1, -1):
            if (line := self.lines.get(location[:length])) is not None:
                return Place(self.path, line)
        return Place(self.path, 1)


@dataclass(frozen=True, slots=True)
class LaidSource(Source):
    """Pieces of several files that are read as one."""

    laid: Mapping[Location, tuple[Source, Location]] = field(default_factory=dict)
    """By location, the file from which a piece comes and its location there."""

    def place(self, *location: Step) -> Place:
        """The line of a field in its own file, or of the nearest enclosing one."""
        for length in range(len(location), -1, -1):
            if found := self.laid.get(location[:length]):
                source, start = found
                return source.place(*start, *location[length:])
        return Place(self.path, 1)
