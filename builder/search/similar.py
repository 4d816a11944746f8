"""Lessons that tell of something like a given text: is it that again?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from builder.cache import NO_CACHE, Cache, Results, data
from builder.model import Library
from builder.search.analysis import Token, tokens
from builder.search.constants import SHARED, SIMILAR_FLOOR, SIMILAR_SHOWN
from builder.search.document import Document
from builder.search.documents import documents_of
from builder.search.impacts import idf, impacts_of, terms_of

_LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class LessonIndex:
    """Lessons by their words, and how many documents of whatever kind have a word."""

    count: int
    """How many documents there are."""
    frequencies: Mapping[str, int]
    """By term, how many documents hold it."""
    postings: Mapping[str, Mapping[str, int]]
    """By term, ids of the lessons that hold it, with its impact."""
    titles: Mapping[str, str]
    """By id of a lesson."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A lesson that shares words with a text."""

    id: str
    title: str
    score: int
    shared: tuple[str, ...]
    """Stretches of the text that stand in the lesson too, the weightiest first."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two neighbouring characters, or a word, of the text."""

    term: str
    start: int
    end: int


_KEPT: Results[LessonIndex] = data("lesson-index", LessonIndex)


def lesson_index(library: Library, cache: Cache = NO_CACHE) -> LessonIndex:
    """The index of what readers may find; one file that changes makes it anew."""
    lessons = (library.digests[lesson.path] for lesson in library.accepted_lessons.values())
    known = " ".join((library.digest_beside_lessons, *lessons))
    return cache.recall(_KEPT, known, lambda: index_lessons(documents_of(library)))


def index_lessons(documents: Iterable[Document]) -> LessonIndex:
    """The index of the lessons among some documents."""
    every = {document.id: document for document in documents}
    impacts = {id_: impacts_of(one) for id_, one in every.items() if one.kind == _LESSON}
    held = (impacts.get(id_) or terms_of(one) for id_, one in every.items())
    frequencies = Counter(chain.from_iterable(held))
    postings: dict[str, dict[str, int]] = defaultdict(dict)
    for id_, found in impacts.items():
        for term, impact in found.items():
            postings[term][id_] = impact
    titles = {id_: every[id_].title for id_ in impacts}
    return LessonIndex(len(every), frequencies, postings, titles)


def similar(index: LessonIndex, text: str, limit: int = 3) -> tuple[Similar, ...]:
    """The lessons that have most in common with a text, if it is more than chance.

    What is far behind the best one is left out.
    """
    pairs = list(_pairs(tokens(text)))
    wanted = list(dict.fromkeys(pair.term for pair in pairs))[: SHARED["similarTerms"]]
    postings = {term: index.postings.get(term, {}) for term in wanted}
    weights = {term: idf(index.count, index.frequencies.get(term, 0)) for term in wanted}
    least = sum(weights.values()) * SIMILAR_FLOOR
    scores: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for term, found in postings.items():
        for id_, impact in found.items():
            scores[id_] += weights[term] * impact
            common[id_] += weights[term]
    alike = [id_ for id_, weight in common.items() if weight * 100 >= least]
    near = max((scores[id_] for id_ in alike), default=0) * SHARED["near"]
    best = sorted((i for i in alike if scores[i] * 100 >= near), key=lambda i: (-scores[i], i))
    told = (
        Similar(id_, index.titles[id_], scores[id_], _shared(id_, text, pairs, postings))
        for id_ in best[:limit]
    )
    return tuple(one for one in told if _says_something(one.shared, text))


def _says_something(shared: tuple[str, ...], text: str) -> bool:
    """One short stretch, such as 食堂的, is chance; two, or a clause, are not."""
    enough = min(SHARED["similarStretch"], len(text))
    return len(shared) > 1 or (bool(shared) and len(shared[0]) >= enough)


def _pairs(found: Iterable[Token]) -> Iterable[_Pair]:
    previous: Token | None = None
    for token in found:
        if token.sort == "han" and previous:
            yield _Pair(previous.text + token.text, previous.start, token.end)
        elif token.sort == "word" and len(token.text) > 1:
            yield _Pair(token.text, token.start, token.end)
        previous = token if token.sort == "han" else None


def _shared(
    id_: str, text: str, pairs: Iterable[_Pair], postings: Mapping[str, Mapping[str, int]]
) -> tuple[str, ...]:
    """Overlapping pairs grow together; the longest stretches say most."""
    stretches: list[tuple[int, int]] = []
    for pair in pairs:
        if id_ not in postings.get(pair.term, ()):
            continue
        if stretches and pair.start < stretches[-1][1]:
            stretches[-1] = stretches[-1][0], pair.end
        else:
            stretches.append((pair.start, pair.end))
    words = dict.fromkeys(text[start:end] for start, end in stretches)
    return tuple(sorted(words, key=lambda word: -len(word))[:SIMILAR_SHOWN])
