"""The strokes of a drawing as inline SVG: no style attributes, colours from the page."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Anchor = Literal["start", "middle", "end"]
WIDE = 416
"""Of most drawings: on a telephone still large enough to be read."""
LINE = 20
"""From one line of words to the next."""
HALF = 7.5
"""Half the width of a Chinese character."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A finished drawing."""

    wide: int
    high: int
    strokes: Markup
    said: tuple[str, ...]
    """The same in words, for whoever cannot see it and for search."""
    millimetres: int = 0
    """How wide it has to be on paper; 0 where that does not matter."""


def join(strokes: Iterable[Markup]) -> Markup:
    """Strokes one above the other, the last on top."""
    return Markup().join(strokes)


def box(kind: str, x: float, y: float, wide: float, high: float) -> Markup:
    """A rectangle by its upper left corner."""
    return Markup(
        '<rect class="qs-drawing__{kind}" x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}"></rect>'
    ).format(kind=kind, x=x, y=y, w=wide, h=high)


def disc(kind: str, x: float, y: float, radius: float) -> Markup:
    """A circle by its middle."""
    return Markup(
        '<circle class="qs-drawing__{kind}" cx="{x:g}" cy="{y:g}" r="{r:g}"></circle>'
    ).format(kind=kind, x=x, y=y, r=radius)


def path(kind: str, points: Iterable[tuple[float, float]], *, closed: bool = False) -> Markup:
    """Straight lines from point to point."""
    drawn = "L".join(f"{x:.5g} {y:.5g}" for x, y in points)
    return Markup('<path class="qs-drawing__{kind}" d="M{drawn}{end}"></path>').format(
        kind=kind, drawn=drawn, end="Z" if closed else ""
    )


def words(kind: str, x: float, y: float, text: str, anchor: Anchor = "middle") -> Markup:
    """One line of words; y is the line it stands on."""
    return Markup(
        '<text class="qs-drawing__{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{text}</text>'
    ).format(kind=kind, x=x, y=y, anchor=anchor, text=text)


def lines(kind: str, x: float, y: float, text: str, columns: int) -> Markup:
    """Words broken at a width in half-width columns, the first line at y."""
    return join(words(kind, x, y + LINE * n, line) for n, line in enumerate(wrap(text, columns)))


def upright(x: float, top: float, foot: float, text: str) -> Markup:
    """A measured height with what it is, to its right."""
    ticks = [path("measure", [(x - 5, y), (x + 5, y)]) for y in (top, foot)]
    told = words("small", x + 9, (top + foot) / 2 + 5, text, "start")
    return join([path("measure", [(x, top), (x, foot)]), *ticks, told])


def level(left: float, right: float, y: float, text: str) -> Markup:
    """A measured width with what it is, below it."""
    ticks = [path("measure", [(x, y - 5), (x, y + 5)]) for x in (left, right)]
    told = words("small", (left + right) / 2, y + 18, text)
    return join([path("measure", [(left, y), (right, y)]), *ticks, told])


def arrow(kind: str, start: tuple[float, float], end: tuple[float, float]) -> Markup:
    """A line with a head at its end."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    wings = [
        (end[0] - 10 * math.cos(angle + turn), end[1] - 10 * math.sin(angle + turn))
        for turn in (-0.45, 0.45)
    ]
    return path(kind, [start, end]) + path("head", [wings[0], end, wings[1]], closed=True)


def wrap(text: str, columns: int) -> list[str]:
    """Break text at a width in half-width columns; closing punctuation stays on its line."""
    broken, line, used = [], "", 0
    for character in text:
        width = 1 if character.isascii() else 2
        if used + width > columns and character not in "，。；：、！？）”》":
            broken.append(line)
            line, used = "", 0
        line, used = line + character, used + width
    return [*broken, line] if line else broken
