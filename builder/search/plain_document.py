"""Any record as a thing that can be found, by what its fields and its body say."""

from collections.abc import Mapping

from builder.model import Library
from builder.model.facts import facts_of, title_of
from builder.model.kinds import address_of, kind_of
from builder.model.record import Record
from builder.search.document import Block, Document
from builder.search.pieces import (
    filled,
    joined,
    own_headings,
    section_blocks,
    type_facets,
    types_of,
)


def plain_document(record: Record, library: Library, titles: Mapping[str, str]) -> Document:
    """A kind without a function of its own: its title, what it says, its body."""
    facts = [x for x in facts_of(record) if x.values]
    own_types = types_of(record, titles)
    said = (Block("", x.title, joined(x.values)) for x in facts)
    return Document(
        id=address_of(record),
        kind=kind_of(type(record)).name,
        title=title_of(record),
        context=joined(own_types),
        tags=(*getattr(record, "tags", ()), *own_types),
        headings=own_headings(record.sections),
        summary=str(getattr(record, "summary", "")),
        blocks=filled((*said, *section_blocks(record.sections))),
        facets=type_facets(own_types),
    )
