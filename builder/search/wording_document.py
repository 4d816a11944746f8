"""A text that the office sends, as it is found: by what it says, its blanks left out."""

from collections.abc import Iterator, Mapping

from builder.model import Library
from builder.model.kinds import address_of
from builder.model.phrase import bare
from builder.model.wording import Wording
from builder.search.document import Block, Document
from builder.search.pieces import filled, joined, type_facets, types_of


def wording_document(wording: Wording, library: Library, titles: Mapping[str, str]) -> Document:
    """With what must and must not stand in it."""
    blocks = (
        Block("", "正文", joined(_said(wording))),
        Block("must", "必须写明", joined(wording.must)),
        Block("never", "不要写", joined(wording.never)),
        Block("faults", "常见的错", joined(wording.faults)),
    )
    return Document(
        id=address_of(wording),
        kind="wording",
        title=wording.title,
        context=joined(types_of(wording, titles)),
        tags=(*wording.tags, *types_of(wording, titles)),
        summary=wording.summary,
        questions=wording.answers,
        blocks=filled(blocks),
        facets=type_facets(types_of(wording, titles)),
    )


def _said(wording: Wording) -> Iterator[str]:
    yield bare(wording.subject)
    whole = (*wording.parts, *(part for annex in wording.annexes for part in annex.parts))
    for part in (piece for group in whole for piece in (group, *group.parts)):
        yield from (bare(text) for text in (part.heading, part.para, part.text, *part.say))
        yield from (column.title for column in part.columns)
