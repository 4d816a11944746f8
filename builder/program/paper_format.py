"""The shape of a compiled paper, which Python and the page interpret alike: plain JSON.

Texts are phrases (`model/phrase.py`); "" and empty lists stand for what was not written.
"""

from typing import Literal, TypedDict

from builder.model.paper_spec import PartKind


class JoinedTexts(TypedDict):
    """Rows of a list or some texts, one after the other."""

    rows: str
    """Name of a list; "" where `say` has the texts."""
    where: dict[str, list[str]]
    """By field of a row, the texts of which one must be its value."""
    but: dict[str, list[str]]
    """The same of rows that are left out."""
    least: int
    """None at all where there are fewer."""
    first: int
    """At most so many; 0 for all."""
    more: str
    """Said of those beyond: `{more}` is how many they are, `{count}` how many there are in all."""
    text: str
    say: list[str]
    between: str


class PaperCells(TypedDict):
    """A column of a table; `once` stands before `text` where it differs from the row above."""

    title: str
    share: int
    kind: Literal["text", "box", "blank"]
    text: str
    once: str


class PaperPartProgram(TypedDict):
    """One part; which of the fields count depends on its kind."""

    kind: PartKind
    of: JoinedTexts
    with_texts: dict[str, JoinedTexts]
    """Texts that the words of each row may name."""
    heading: str
    """Stands above where the part has something to say."""
    chapter: bool
    """Numbered through its section: 一、 二、."""
    aside: str
    text: str
    """Of a paragraph, a remark, a text to copy."""
    facts: list[list[str]]
    label: str
    columns: list[PaperCells]
    empty: int
    """Rows of a table that are filled in by hand, below the others."""
    strong: str
    """The field of a row that makes it bold; "" for none."""
    numbered: bool
    none: str
    """Said where there are no rows; "" leaves the part out."""
    picture: str
    """The field of a row that is a plan of seats."""
    labels: list[str]
    to: str
    channel: str
    when: str
    """A name whose value must not be empty."""
    unless: str
    parts: list["PaperPartProgram"]


class PaperSection(TypedDict):
    """One section, or one for each row of a list."""

    each: JoinedTexts
    name: str
    aside: str
    runs_on: bool
    """Whether it is of a paper that follows another one, and so needs no page of its own."""
    when: str
    with_texts: dict[str, JoinedTexts]
    parts: list[PaperPartProgram]


class PaperProgram(TypedDict):
    """A paper, ready to be made of any entry."""

    name: str
    label: str
    """In Chinese, as a door offers it."""
    pocket: int
    """Its type on A5 in points, smaller for what must not turn over; 0 where there is no A5."""
    one_side: bool
    """Whether a section that is longer than a side is set smaller."""
    code: bool
    """Whether it has room for a QR code."""
    sections: list[PaperSection]
