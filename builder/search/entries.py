"""What a site's index needs of every document, kept from build to build.

An entry knows a document by a name that changes with it. The document itself is made only when
something about it is not known yet, which after one edit is the case for one of them.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from typing import NamedTuple

from builder.cache import NO_CACHE, Cache, Results, data
from builder.model import Library
from builder.model.kinds import address_of
from builder.search.document import Document
from builder.search.documents import documents_beside_lessons, lesson_document, type_titles
from builder.search.impacts import impacts_of, readings_of, spoken_texts

Readings = tuple[tuple[str, str, int], ...]
"""As `Reading`, but plain."""


class Facts(NamedTuple):
    """Small things about a document."""

    kind: str
    title: str
    tags: tuple[str, ...]
    advice: str
    facets: tuple[tuple[str, str], ...]
    size: int
    """Characters of `plain` in ASCII."""
    spoken: tuple[str, ...]
    """The texts that can be found by pinyin."""


_DOCUMENTS: Results[list[Document]] = data("documents", list[Document])
_FACTS: Results[Facts] = data("facts", Facts)
_IMPACTS: Results[dict[str, int]] = data("impacts", dict[str, int])
_READINGS: Results[Readings] = data("readings", Readings)


@dataclass(frozen=True)
class Entry:
    """One document of a site's index."""

    id: str
    name: str
    """Changes with the document."""
    make: Callable[[], Document]
    cache: Cache = NO_CACHE

    @cached_property
    def facts(self) -> Facts:
        """What indexing asks of every document."""
        return self.cache.recall(_FACTS, self.name, lambda: _facts(self.document))

    @cached_property
    def document(self) -> Document:
        """The whole of it."""
        return self.make()

    @property
    def plain(self) -> list[object]:
        """What the browser shows of it."""
        return plain_of(self.document)

    def impacts(self) -> dict[str, int]:
        """Every term with its impact."""
        return self.cache.recall(_IMPACTS, self.name, lambda: impacts_of(self.document))

    def readings(self) -> Readings:
        """Pinyin terms with the characters they stand for."""
        spoken = self.facts.spoken
        return self.cache.recall(_READINGS, repr(spoken), lambda: readings_of(spoken))


def impacts_kept(name: str, cache: Cache) -> dict[str, int] | None:
    """The impacts of a document of former days, by its name."""
    return cache.find(_IMPACTS, name)


def spoken_kept(name: str, cache: Cache) -> tuple[str, ...] | None:
    """The same for what of it can be found by pinyin."""
    facts = cache.find(_FACTS, name)
    return facts.spoken if facts else None


def entries_of(library: Library, cache: Cache = NO_CACHE) -> list[Entry]:
    """Everything a reader may find, in code-point order of the addresses."""
    return sorted(_entries(library, cache), key=lambda entry: entry.id)


def entry_of(document: Document, cache: Cache = NO_CACHE) -> Entry:
    """The entry of a document at hand."""
    return Entry(document.id, document.digest, lambda: document, cache)


def plain_of(document: Document) -> list[object]:
    """Address, title, context and the passages with their anchors and headings."""
    passages = [[block.anchor, block.heading, block.text] for block in document.passages]
    return [document.id, document.title, document.context, passages]


def _entries(library: Library, cache: Cache) -> Iterator[Entry]:
    titles = type_titles(library)
    known = sha256(repr(sorted(titles.items())).encode()).hexdigest()
    for lesson in library.accepted_lessons.values():
        name = f"{lesson.id} {library.digests[lesson.path]} {known}"
        make = partial(lesson_document, lesson, titles)
        yield Entry(address_of(lesson), name, make, cache)
    others = cache.recall(
        _DOCUMENTS, library.digest_beside_lessons, lambda: [*documents_beside_lessons(library)]
    )
    yield from (entry_of(document, cache) for document in others)


def _facts(document: Document) -> Facts:
    return Facts(
        document.kind,
        document.title,
        document.tags,
        document.advice,
        document.facets,
        len(json.dumps(plain_of(document), separators=(",", ":"))),
        spoken_texts(document),
    )
