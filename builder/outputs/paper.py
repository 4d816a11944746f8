"""What every paper is made of, whatever it is printed with: sections of blocks of plain text.

`browser/sheet/sheet-papers.js` and its neighbours make the same sections from the same result, and
`tests/browser/test_papers_agree.py` compares them. Blocks are plain JSON; a block says what it
is, never how it looks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

from builder.model import Event
from builder.model.roster import NOBODY, Roster
from builder.program import Result
from builder.program.result import ResultPause, ResultSegment, ResultTask
from builder.program.urgency import REPAIR

ABOUT_HEALTH = re.compile("忌口|过敏|健康|病")
"""Words of what is known of a guest and stands on no paper that goes round."""
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


class Copy(TypedDict):
    """A text to copy and send."""

    kind: Literal["copy"]
    to: str
    channel: str
    text: str


Block = Facts | Words | Lines | PauseBlock | TaskBlock | Table | Sign | Copy


class Section(TypedDict):
    """A part that begins on a page of its own, with its own running head."""

    title: str
    aside: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is known about one event when it is printed."""

    result: Result
    event: Event
    printed: str
    """`YYYY-MM-DD HH:MM`."""
    before: "Entry | None" = None
    """The same event as it was last time, where there was one."""
    roster: Roster = NOBODY
    """Whose numbers may stand on it."""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One row of `PAPERS`."""

    name: str
    label: str
    """In Chinese, as a door offers it."""
    make: Callable[[Entry], list[Section]]
    pocket: bool = False
    """Whether it is also printed on A5."""
    compact: bool = False
    """Whether print sets it small and in two columns, to be read at a desk."""
    pocket_points: int = 12
    """Its type on A5; smaller for what must not turn over."""


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
    compact: bool = False
    pocket_points: int = 12
    address: str = ""
    """What a QR code on it leads to; "" for no code."""


def words(kind: Literal["remark", "heading", "para"], text: str, aside: str = "") -> Words:
    """A block of running text."""
    return Words(kind=kind, text=text, aside=aside)


def facts(*pairs: tuple[str, str]) -> Facts:
    """Labels with what is known; the unknown is left out."""
    return Facts(kind="facts", pairs=[list(pair) for pair in pairs if pair[1]])


def table(columns: list[Column], rows: list[Row]) -> Table:
    """A table block."""
    return Table(kind="table", columns=columns, rows=rows)


def column(title: str, share: int, kind: ColumnKind = "text") -> Column:
    """A column of a table."""
    return Column(title=title, share=share, kind=kind)


def row(*cells: str, strong: bool = False) -> Row:
    """A row of a table."""
    return Row(cells=list(cells), strong=strong)


def section(entry: Entry, title: str, blocks: list[Block]) -> Section:
    """A section of one event, its time at the right of the running head."""
    return Section(title=title, aside=entry.result["start_text"], blocks=blocks)


def schedule(segments: Sequence[ResultSegment]) -> Iterator[tuple[ResultSegment, str]]:
    """Stretches by time, each with its clock; the day stands before the first of each day."""
    day = ""
    for segment in segments:
        yield segment, ("" if segment["day"] == day else segment["day"]) + segment["clock"]
        day = segment["day"]


def notes_for_others(event: Event) -> list[str]:
    """The notes, for a paper that many read: of health only that there is something."""
    notes = [line.strip() for line in event.notes.split("\n") if line.strip()]
    told = [line for line in notes if not ABOUT_HEALTH.search(line)]
    return told if len(told) == len(notes) else [*told, "有忌口或健康上的事，问联络员"]


def when_to_do(task: ResultTask) -> str:
    """Until when, for somebody who reads it today: a line already late is for now."""
    return "现在" if task["state"] else f"{task['due_text']}前"


def what_to_do(task: ResultTask) -> str:
    """The task, or what repairs it where it is too late for the task itself."""
    return task["fallback"] if task["state"] == REPAIR else task["text"]
