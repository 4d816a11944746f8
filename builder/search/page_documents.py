"""What can be found and is no record with a page: tools, roles, standards, words, seats, papers."""

from collections.abc import Iterator

from builder.cache import NO_CACHE, Cache
from builder.model import Library
from builder.model.seating import Layouts
from builder.model.standard import Standards
from builder.model.vocabulary import Vocabulary
from builder.search.document import Block, Document
from builder.search.pieces import filled, joined
from builder.search.slugs import slug_of
from builder.search.tools import TOOLS
from builder.views.glossary import GLOSSARY
from builder.views.role_pages import RolePage, role_pages_of

GLOSSARY_PAGE = "reference/glossary.html"
SEATS_PAGE = "seats.html"
STANDARDS_PAGE = "reference/standards.html"
_PRINTED = {"活动": ("checklist.html", "开检查单"), "演练": ("drill.html", "桌面推演")}
"""Page and its title, by what a paper is printed of."""
AFTER_OTHERS = 90
"""Percent of the points of a role: its page gathers what stands elsewhere."""


def page_documents(library: Library, cache: Cache = NO_CACHE) -> Iterator[Document]:
    """All of them; an address may end in a part of its page."""
    for tool in TOOLS:
        yield Document(
            tool.address, "page", tool.title, summary=tool.summary, questions=tool.answers
        )
    yield from _roles(library, cache)
    yield from _standards(library)
    yield from _seats(library)
    for number, (word, meaning) in enumerate(GLOSSARY, 1):
        yield Document(f"{GLOSSARY_PAGE}#word-{number}", "word", word, summary=meaning)
    for paper in library.papers.values():
        page, where = _PRINTED[paper.about]
        yield Document(f"{page}#paper-{paper.id}", "paper", paper.title, where)


def _roles(library: Library, cache: Cache) -> Iterator[Document]:
    asked = {row.role: row.answers for row in library.one(Vocabulary).asked}
    for page in role_pages_of(library):
        yield _role(page, asked.get(page.role, ()), cache)


def _role(page: RolePage, questions: tuple[str, ...], cache: Cache) -> Document:
    return Document(
        f"roles/{slug_of(page.role, cache)}.html",
        "role",
        page.role,
        context="岗位须知",
        blocks=filled(Block("duties", part, joined(lines)) for part, lines in page.duties),
        questions=(f"{page.role}干什么", *questions),
        boost=AFTER_OTHERS,
    )


def _standards(library: Library) -> Iterator[Document]:
    for row in library.one(Standards).rows:
        yield Document(
            f"{STANDARDS_PAGE}#{row.name}",
            "standard",
            row.label,
            context=row.area,
            summary=row.text if row.value else f"{row.gap}：{row.unset}",
            blocks=filled((Block("", "只供参考", row.known),)),
            questions=row.answers,
        )


def _seats(library: Library) -> Iterator[Document]:
    for layout in library.one(Layouts).rows:
        yield Document(
            f"{SEATS_PAGE}#layout={layout.name}",
            "layout",
            layout.title,
            context="座次",
            summary=layout.summary,
            blocks=filled((Block("", "排的时候", joined(layout.notes)),)),
            questions=layout.answers,
        )
