"""Which lessons tell of the same slip in the same words: two offices copied from one report.

Two are the same where, of the pairs of neighbouring characters that occur in either, at least
four in five occur in both (Jaccard). Signs, spaces and width do not count. Found without comparing
all with all: texts that are so alike share one of their rarest pairs (prefix filter; Chaudhuri et
al., ICDE 2006; Bayardo et al., WWW 2007).
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from builder.model import Lesson

ALIKE, OF = 4, 5
"""Four in five; whole numbers, so that every machine decides alike."""


def words_of(lesson: Lesson) -> str:
    """What a lesson teaches."""
    return f"{lesson.title}\n{lesson.when}\n{lesson.do}\n{lesson.because}"


def repeats_of(words: Mapping[str, str]) -> dict[str, str]:
    """By the id of a lesson, the id of the one before it that says the same; in the given order."""
    pairs = {id_: _pairs(text) for id_, text in words.items()}
    counts = Counter(pair for own in pairs.values() for pair in own)
    order = {id_: number for number, id_ in enumerate(words)}
    found: dict[str, str] = {}
    kept: dict[str, list[str]] = defaultdict(list)
    for id_, own in pairs.items():
        rare = sorted(own, key=lambda pair: (counts[pair], pair))[: len(own) - _least(len(own)) + 1]
        candidates = {other for pair in rare for other in kept[pair]}
        first = min(
            (x for x in candidates if _is_alike(own, pairs[x])), key=order.__getitem__, default=None
        )
        if first is not None:
            found[id_] = first
        else:
            for pair in rare:
                kept[pair].append(id_)
    return found


def _least(length: int) -> int:
    """Pairs that two texts must share at least, one of which has so many."""
    return -(-length * ALIKE // OF)


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both * OF >= ALIKE * (len(one) + len(other) - both)


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(_plain(text))
    return frozenset(plain[i : i + 2] for i in range(max(1, len(plain) - 1)))


def _plain(text: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return (sign for sign in folded if sign.isalnum())
