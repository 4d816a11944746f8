"""Lessons that tell of something like another lesson, for the foot of its page."""

from collections import Counter
from collections.abc import Mapping, Sequence

from builder.cache import NO_CACHE, Cache, Results, data
from builder.model import Reference
from builder.search.analysis import PIECE, text_terms, tokens
from builder.search.constants import SIMILAR_FLOOR
from builder.search.document import Document
from builder.search.entries import Entry, entry_of
from builder.search.impacts import idf
from builder.search.index import MemoryIndex

_RELATED: Results[dict[str, tuple[str, ...]]] = data("related", dict[str, tuple[str, ...]])
COMMON = 100
"""A term that more lessons hold says little about any, and would cost the square of them all."""


def related_lessons(
    entries: Sequence[Entry], limit: int, cache: Cache = NO_CACHE
) -> Mapping[str, tuple[str, ...]]:
    """Lesson id to the ids of the nearest lessons, nearest first; lessons without any are absent.

    What is compared is what a lesson is about: its title, its advice and its tags.
    """
    lessons = [_about(entry) for entry in entries if entry.facts.kind == "lesson"]
    return cache.recall(_RELATED, f"{limit} {lessons!r}", lambda: _related(lessons, limit, cache))


def _related(lessons: Sequence[Document], limit: int, cache: Cache) -> dict[str, tuple[str, ...]]:
    index = MemoryIndex(lessons, impacts=lambda document: entry_of(document, cache).impacts())
    found = {Reference.at(lesson.id).id: _nearest(lesson, index, limit) for lesson in lessons}
    return {id_: nearest for id_, nearest in found.items() if nearest}


def _about(entry: Entry) -> Document:
    facts = entry.facts
    return Document(entry.id, facts.kind, facts.title, tags=facts.tags, advice=facts.advice)


def _nearest(lesson: Document, index: MemoryIndex, limit: int) -> tuple[str, ...]:
    """The lessons that share enough of this one's words, by the weight of what they share."""
    text = " ".join((lesson.title, lesson.advice, *lesson.tags))
    terms = {t for t in text_terms(tokens(text)) if len(t) > 1 and not t.startswith(PIECE)}
    weights = {term: idf(index.count, len(index.postings(term))) for term in terms}
    scores: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for term in sorted(terms):
        held = index.postings(term)
        for id_, impact in held.items() if len(held) <= COMMON else ():
            scores[id_] += weights[term] * impact
            common[id_] += weights[term]
    least = sum(weights.values()) * SIMILAR_FLOOR
    near = [id_ for id_ in scores if id_ != lesson.id and common[id_] * 100 >= least]
    best = sorted(near, key=lambda id_: (-scores[id_], id_))
    return tuple(Reference.at(id_).id for id_ in best[:limit])
