"""What a reader needs to know about a collection, and the plainest collection: in memory."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Protocol

from builder.search.constants import SHARED
from builder.search.document import Document
from builder.search.impacts import impacts_of, readings_of, spoken_texts
from builder.search.pinyin import WHOLE
from builder.search.words import Synonyms, synonym_readings

Facets = tuple[tuple[str, str], ...]
"""Facet and value of a document, as often as there are values."""


class Index(Protocol):
    """Live documents only: what was deleted counts nowhere."""

    @property
    def count(self) -> int:
        """How many documents there are."""

    @property
    def synonyms(self) -> Synonyms:
        """Groups of words that mean the same."""

    def postings(self, term: str) -> Mapping[str, int]:
        """Ids of the documents that hold a term, with its impact."""

    def readings(self, pinyin: str) -> Mapping[str, int]:
        """What a pinyin term stands for, with how often and how prominently it does."""

    def kind(self, id_: str) -> str:
        """The kind of a document that `postings` gave."""

    def facets(self, id_: str) -> Facets:
        """What a document that `postings` gave can be narrowed by."""

    def document(self, id_: str) -> Document:
        """The document of an id that `postings` gave."""


class MemoryIndex:
    """An index of documents at hand; built anew each time."""

    def __init__(
        self,
        documents: Iterable[Document],
        synonyms: Synonyms = (),
        impacts: Callable[[Document], Mapping[str, int]] = impacts_of,
    ) -> None:
        self._impacts = impacts
        self.documents = {document.id: document for document in documents}
        self._synonyms = synonyms

    @property
    def count(self) -> int:
        """How many documents there are."""
        return len(self.documents)

    @property
    def synonyms(self) -> Synonyms:
        """Groups of words that mean the same."""
        return self._synonyms

    def postings(self, term: str) -> Mapping[str, int]:
        """Ids of the documents that hold a term, with its impact."""
        return self.terms.get(term, {})

    def readings(self, pinyin: str) -> Mapping[str, int]:
        """What a pinyin term stands for, with how often and how prominently it does."""
        return self.all_readings.get(pinyin, {})

    def kind(self, id_: str) -> str:
        """The kind of a document that `postings` gave."""
        return self.documents[id_].kind

    def facets(self, id_: str) -> Facets:
        """What a document that `postings` gave can be narrowed by."""
        return self.documents[id_].facets

    def document(self, id_: str) -> Document:
        """The document of an id that `postings` gave."""
        return self.documents[id_]

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, int]]:
        """All postings."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for id_, document in self.documents.items():
            for term, impact in self._impacts(document).items():
                found[term][id_] = impact
        return dict(found)

    @cached_property
    def all_readings(self) -> Mapping[str, Mapping[str, int]]:
        """All pinyin terms."""
        spoken = map(spoken_texts, self.documents.values())
        return count_readings(map(readings_of, spoken), self.synonyms)


def count_readings(
    found: Iterable[Iterable[tuple[str, str, int]]], synonyms: Synonyms
) -> Mapping[str, Mapping[str, int]]:
    """Pinyin terms of all documents and synonyms, with what they stand for and how often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for readings in found:
        for pinyin, reading, weight in readings:
            counts[pinyin][reading] += weight
    for pinyin, words in synonym_readings(synonyms).items():
        counts[pinyin].update(dict.fromkeys(words, WHOLE))
    return dict(counts)


def likely_readings(readings: Mapping[str, int]) -> list[tuple[str, int]]:
    """The readings worth looking at, and how likely each is in percent of the likeliest."""
    best = sorted(readings, key=lambda reading: (-readings[reading], reading))
    most = readings[best[0]] if best else 1
    return [(reading, readings[reading] * 100 // most) for reading in best[: SHARED["readings"]]]
