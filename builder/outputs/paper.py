"""What every paper is made of, whatever it is printed with: sections of blocks of plain text.

Papers are data (`checklists/papers/`, `starter/papers/`); `papers/sections.py` and
`browser/sheet/sheet-papers.js` make the same sections of them. Blocks are plain JSON; a block says
what it is, never how it looks.
"""

from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

from builder.program.entry import Entry
from builder.program.result import ResultPause, ResultTask
from builder.seating import Seating

ColumnKind = Literal["text", "due", "box", "blank"]


class Column(TypedDict):
    """`share` is its part of the width; a box column is to be ticked, a blank one filled in."""

    title: str
    share: int
    kind: ColumnKind


class Row(TypedDict):
    """`due` is the minute that a `due` column shows in words, for programs that can reckon."""

    cells: list[str]
    strong: bool
    due: NotRequired[int]


class Facts(TypedDict):
    """Labels and what is known."""

    kind: Literal["facts"]
    pairs: list[list[str]]


class Words(TypedDict):
    """A remark (`注意：` before it), a heading with something at its right, or a paragraph."""

    kind: Literal["remark", "heading", "para"]
    text: str
    aside: str


class Lines(TypedDict):
    """A list, numbered or not."""

    kind: Literal["lines"]
    numbered: bool
    texts: list[str]


class PauseBlock(TypedDict):
    """One 检查节点 of the 检查单, with its closing call."""

    kind: Literal["pause"]
    pause: ResultPause
    closing: str


class TaskBlock(TypedDict):
    """Rows of the 分工倒排表 that stand under one word, such as `现在做`, or under none."""

    kind: Literal["tasks"]
    title: str
    tasks: list[ResultTask]


class Table(TypedDict):
    """Anything with columns."""

    kind: Literal["table"]
    columns: list[Column]
    rows: list[Row]


class Sign(TypedDict):
    """A line to sign on for each label."""

    kind: Literal["sign"]
    labels: list[str]


class Seats(TypedDict):
    """A picture of who sits where; what cannot draw it has the table that follows."""

    kind: Literal["seats"]
    seating: Seating


class Copy(TypedDict):
    """A text to copy and send."""

    kind: Literal["copy"]
    to: str
    channel: str
    text: str


Block = Facts | Words | Lines | PauseBlock | TaskBlock | Table | Sign | Seats | Copy


class Section(TypedDict):
    """A part with its own running head, on a page of its own."""

    title: str
    aside: str
    runs_on: bool
    """Or below what stands before it, where there is room."""
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper, ready for any format."""

    name: str
    label: str
    title: str
    stamp: str
    sections: list[Section]
    printed: str
    entry: Entry | None = None
    """What it was made from; None where it was made from several events."""
    pocket: bool = False
    pocket_points: int = 12
    one_side: bool = False
    """Whether each section keeps to one side, in smaller type if need be."""
    address: str = ""
    """What a QR code on it leads to; "" for no code."""


def words(kind: Literal["remark", "heading", "para"], text: str, aside: str = "") -> Words:
    """A block of running text."""
    return Words(kind=kind, text=text, aside=aside)


def table(columns: list[Column], rows: list[Row]) -> Table:
    """A table block."""
    return Table(kind="table", columns=columns, rows=rows)


def column(title: str, share: int, kind: ColumnKind = "text") -> Column:
    """A column of a table."""
    return Column(title=title, share=share, kind=kind)


def row(*cells: str, strong: bool = False) -> Row:
    """A row of a table."""
    return Row(cells=list(cells), strong=strong)
