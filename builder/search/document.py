"""One thing that can be found, and the address it is found at."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text under one heading of a page."""

    anchor: str
    """The id of the heading to jump to, or "" for the top of the page."""
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What search knows about a page, or about a part of a page with an address of its own."""

    id: str
    """Address relative to the site's root, such as `regulations/flag-law.html#art-18`."""
    kind: str
    title: str
    context: str = ""
    """Where it belongs, for the reader's eye: the regulation of a clause, the type of an item."""
    tags: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    advice: str = ""
    summary: str = ""
    questions: tuple[str, ...] = ()
    """Those it answers; looked through, never shown."""
    blocks: tuple[Block, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    """What results can be narrowed by, such as ("year", "2013"); the kind is one by itself."""
    boost: int = 100
    """Percent of its points that it keeps: what no longer holds comes after what does."""

    @property
    def digest(self) -> str:
        """Changes when anything of the document changes."""
        return sha256(repr(self).encode()).hexdigest()

    @property
    def passages(self) -> tuple[Block, ...]:
        """Everything a snippet can be cut from, in reading order."""
        tops = (Block("", "", text) for text in (self.summary, self.advice) if text)
        return (*tops, *self.blocks)
