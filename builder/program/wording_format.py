"""A compiled wording and what comes of it, which Python and the page make alike: plain JSON."""

from typing import Literal, TypedDict

from builder.model.wording import Layout
from builder.program.paper_format import PaperProgram


class WordingProgram(PaperProgram):
    """A text as a paper whose first section is its body; each further one is a 附件."""

    id: str
    """Of the record; `name` says beside it that this is no paper of another sort."""
    layout: Layout
    wide: bool
    office: str
    types: list[str]
    """Ids of the event types it is for."""
    kinds: list[str]
    """Titles of the blocks it is for; where there is neither, it is for every event."""
    subject: str
    to: str
    note: str


Role = Literal[
    "title",
    "to",
    "para",
    "level1",
    "level2",
    "head",
    "use",
    "attachment",
    "signed",
    "dated",
    "note",
    "annex",
    "annex-title",
]
"""标题, 主送, a paragraph, headings of two levels, a heading of a 文稿 and when that is used,
附件说明, 署名, 成文日期, 附注, 附件 and its title. 版头 and 版记 belong to the layout.
"""


class WrittenLine(TypedDict):
    """One paragraph."""

    role: Role
    text: str


class WrittenTable(TypedDict):
    """A table; empty cells are filled in by hand."""

    role: Literal["table"]
    titles: list[str]
    shares: list[int]
    """Parts of the width."""
    rows: list[list[str]]


class Written(TypedDict):
    """A text that was filled in: lines with what each of them is."""

    name: str
    """What a file of it is called."""
    layout: Layout
    wide: bool
    office: str
    lines: list[WrittenLine | WrittenTable]
