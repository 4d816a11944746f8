"""What documents are put together from: texts, blocks and the event types of a record."""

from collections.abc import Iterable, Iterator, Mapping

from builder.model import Section
from builder.model.lesson import SECTION_ANCHORS
from builder.model.record import Record
from builder.search.document import Block
from builder.views.prose import plain_text


def type_facets(titles: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The facets of titles of event types."""
    return tuple(("event-type", title) for title in titles)


def types_of(record: Record, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Titles of the event types a record names, by reference or by bare id."""
    references = (
        f"event-types/{text.removeprefix('event-types/')}"
        for text in getattr(record, "event_types", ())
    )
    return tuple(titles[r] for r in references if r in titles)


def own_headings(sections: Iterable[Section]) -> tuple[str, ...]:
    """Headings the author chose; the fixed ones say nothing about a page."""
    titles = (plain_text(section.title) for section in sections if section.title)
    return tuple(title for title in titles if title not in SECTION_ANCHORS)


def section_blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """A section without an id of its own is found at the last one above it."""
    anchor = ""
    for section in sections:
        title = plain_text(section.title)
        anchor = section.anchor or SECTION_ANCHORS.get(title, anchor)
        yield Block(anchor, title, plain_text(section.markdown))


def filled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that have a text."""
    return tuple(block for block in blocks if block.text)


def joined(parts: Iterable[str]) -> str:
    """The parts that say something, as one text."""
    return "；".join(part for part in parts if part)
