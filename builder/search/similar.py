"""Lessons that tell of something like a given text: is it that again?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.search.analysis import Token, tokens
from builder.search.constants import SHARED, SIMILAR_FLOOR, SIMILAR_SHOWN
from builder.search.impacts import idf
from builder.search.index import Index


@dataclass(frozen=True, slots=True)
class Similar:
    """A document that shares words with a text."""

    id: str
    title: str
    score: int
    shared: tuple[str, ...]
    """Stretches of the text that stand in the document too, the weightiest first."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two neighbouring characters, or a word, of the text."""

    term: str
    start: int
    end: int


def similar(index: Index, text: str, limit: int = 3, kind: str = "lesson") -> tuple[Similar, ...]:
    """The documents of a kind that have most in common with a text, if it is more than chance.

    What is far behind the best one is left out.
    """
    pairs = list(_pairs(tokens(text)))
    wanted = list(dict.fromkeys(pair.term for pair in pairs))[: SHARED["similarTerms"]]
    postings = {term: index.postings(term) for term in wanted}
    weights = {term: idf(index.count, len(found)) for term, found in postings.items()}
    least = sum(weights.values()) * SIMILAR_FLOOR
    scores: dict[str, int] = {}
    common: dict[str, int] = {}
    for term, found in postings.items():
        for id_, impact in found.items():
            scores[id_] = scores.get(id_, 0) + weights[term] * impact
            common[id_] = common.get(id_, 0) + weights[term]
    alike = [i for i, w in common.items() if w * 100 >= least and index.kind(i) == kind]
    near = max((scores[id_] for id_ in alike), default=0) * SHARED["near"]
    best = sorted((i for i in alike if scores[i] * 100 >= near), key=lambda i: (-scores[i], i))
    told = (
        Similar(id_, index.document(id_).title, scores[id_], _shared(id_, text, pairs, postings))
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
