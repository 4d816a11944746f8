"""首次设置: what an office is asked once about its own limits, money, seats, rooms and cars."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import Field

from builder.model.library import Library
from builder.model.record import Part
from builder.model.standard import Area, Standard
from builder.model.values import MaybeWords, Slug, Words


@dataclass(frozen=True, slots=True)
class Question:
    """One standard as it is asked."""

    standard: Standard
    ways: tuple[str, ...]
    """The only answers, where customs differ and the drawing must know which; else any words."""

    @property
    def text(self) -> str:
        """In the words of the file, or by the name of the standard."""
        return self.standard.ask or f"{self.standard.label}？"


class OwnValue(Part):
    """What the office answered."""

    value: Words = Field(title="本单位的值")
    ground: MaybeWords = Field("", title="本单位的依据")


class OwnValues(Part):
    """The file that the page 本单位时限与标准 saves and `qianshi standards` takes."""

    format: Literal[1] = Field(1, title="版式")
    standards: dict[Slug, OwnValue] = Field(title="回答")


def questions_of(library: Library) -> dict[Area, list[Question]]:
    """Every standard under its area, in the order in which they are asked; no empty area."""
    asked = list(_questions(library))
    return {
        area: rows
        for area in get_args(Area)
        if (rows := [x for x in asked if x.standard.area == area])
    }


def _questions(library: Library) -> Iterator[Question]:
    ways = {
        custom.standard: tuple(option.label for option in custom.options)
        for custom in library.seating_customs
        if custom.standard
    }
    for standard in library.standards.values():
        yield Question(standard, ways.get(standard.name, ()))
