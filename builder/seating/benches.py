"""Where seats stand: side by side, one behind another, around a table.

Left and right are those of whoever sits there. Units are pixels of the picture, y grows downwards.
`browser/seating/seating-benches.js` is the twin.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, floor, pi, sin
from typing import TypeVar

from builder.seating.shapes import MarkKind, Ranked, Seat, SeatingMark

ACROSS = DEEP = 58
"""From one seat to the next, and from one row to the next."""
LEFT_HAND = {"下": (1, 0), "上": (-1, 0), "左": (0, 1), "右": (0, -1)}
"""Where the left hand points, on the picture, of somebody who faces this way."""
Point = tuple[int, int]
G = TypeVar("G")


@dataclass
class Drawing:
    """What a rule fills."""

    seats: list[Seat] = field(default_factory=list)
    marks: list[SeatingMark] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def seat(self, who: Ranked, x: int, y: int, where: str) -> None:
        """Put somebody in a place."""
        label, name, post, first = who["label"], who["name"], who["post"], who["rank"] == 1
        seat = Seat(label=label, name=name, post=post, where=where, first=first, x=x, y=y)
        self.seats.append(seat)

    def mark(self, kind: MarkKind, at: Point, size: Point = (0, 0), text: str = "") -> None:
        """Draw a table, a door, an empty seat around a point."""
        (x, y), (width, height) = at, size
        self.marks.append(SeatingMark(kind=kind, x=x, y=y, width=width, height=height, text=text))

    def words(self, x: int, y: int, text: str) -> None:
        """Write a word."""
        self.mark("words", (x, y), text=text)


def steps_outward(count: int) -> list[int]:
    """For each of `count` people in order, half seats from the middle to the second one's side.

    Of an odd number the first sits in the middle, of an even one he shares it with the second.
    """
    shift = 1 - count % 2
    return [(i + 1 if i % 2 else -i) - shift for i in range(count)]


def outward(
    drawing: Drawing, people: Sequence[Ranked], at: Point, facing: tuple[str, str], row: str
) -> None:
    """A row around its middle. `facing` is where it looks and at whose hand the second sits."""
    dx, dy = LEFT_HAND[facing[0]]
    sign = sign_of(facing)
    for who, steps in zip(people, steps_outward(len(people)), strict=True):
        along = sign * steps
        number = (along + len(people) - 1) // 2 + 1
        x, y = at[0] + abs(dx) * along * ACROSS // 2, at[1] + abs(dy) * along * DEEP // 2
        drawing.seat(who, x, y, f"{row}{'左' if dx else '上'}起第 {number}")


def sign_of(facing: tuple[str, str]) -> int:
    """Whether a hand of whoever looks that way points to the right or down, or (-1) does not."""
    dx, dy = LEFT_HAND[facing[0]]
    return (dx + dy) * (1 if facing[1] == "左" else -1)


def onward(drawing: Drawing, people: Sequence[Ranked], at: Point, step: Point, row: str) -> None:
    """One beside the other, away from where the first sits."""
    for number, who in enumerate(people):
        x, y = at[0] + step[0] * number, at[1] + step[1] * number
        place = f"{'内' if step[0] else '上'}起第 {number + 1}" if len(people) > 1 else ""
        drawing.seat(who, x, y, row + place)


def evenly(people: Sequence[G], most: int) -> list[Sequence[G]]:
    """In as many parts as needed, alike in size."""
    count = -(-len(people) // most)
    return filled(people, -(-len(people) // count)) if count else []


def rows_of(people: Sequence[G], most: int) -> list[Sequence[G]]:
    """In as many rows as needed; of several, each but the last uneven where there is room."""
    rows = evenly(people, most)
    size = len(rows[0]) if rows else 0
    return filled(people, size + 1) if len(rows) > 1 and size % 2 == 0 and size < most else rows


def filled(people: Sequence[G], most: int) -> list[Sequence[G]]:
    """Rows that are full but for the last."""
    return [people[i : i + most] for i in range(0, len(people), most)]


def around(middle: Point, count: int) -> Iterator[Point]:
    """The places at a round table, clockwise from the one that is farthest from the door."""
    radius = radius_of(count)
    for number in range(count):
        angle = 2 * pi * number / count
        x, y = floor(radius * sin(angle) + 0.5), floor(radius * cos(angle) + 0.5)
        yield middle[0] + x, middle[1] - y


def radius_of(count: int) -> int:
    """Of the circle on which so many seats do not touch each other."""
    return max(88, count * 11)


def half_width(count: int) -> int:
    """From the middle of a row to its end."""
    return count * ACROSS // 2
