"""What is wrong with groups of synonyms: words that lead on, and words that cover too much."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Literal

from builder.cache import NO_CACHE, Cache, Results, data
from builder.search.analysis import fold
from builder.search.words import Synonyms

Reason = Literal["twice", "overreach"]
OVERREACH = 10
"""Percent of all texts that a single word of a group may stand in."""
FEW = 20
"""Texts that are few in any library, however small."""
TIMES = 5
"""How much commoner one word of a group may be than all the others together."""

_HELD: Results[list[str]] = data("synonyms", list[str])
"""Which words of synonyms a text holds."""


@dataclass(frozen=True, slots=True)
class SynonymFault:
    """A word that a group should not have."""

    group: int
    """Of the groups as they were given, from 0."""
    word: str
    reason: Reason
    other: int = -1
    """The other group of a word that stands in two: asking for one leads on to the next."""
    texts: int = 0
    """How many texts hold a word that covers too much."""


def synonym_faults(
    synonyms: Synonyms, texts: Collection[str], cache: Cache = NO_CACHE
) -> Iterator[SynonymFault]:
    """Words in two groups, and words that swallow the others of theirs in some texts.

    Those are so common that asking for another word of the group shows mostly pages about them.
    """
    yield from _twice(synonyms)
    words = tuple(dict.fromkeys(word for group in synonyms for word in group))
    asked = sha256(repr(words).encode()).hexdigest()
    held: Counter[str] = Counter()
    for text in texts if words else ():
        found = cache.recall(_HELD, f"{asked}{text}", partial(_held, words, text))
        held.update(found)
    for number, group in enumerate(synonyms):
        yield from _overreaching(number, group, held, len(texts))


def _held(words: Iterable[str], text: str) -> list[str]:
    return [word for word in words if word in text]


def _twice(synonyms: Synonyms) -> Iterator[SynonymFault]:
    """The first group keeps the word."""
    first: dict[str, int] = {}
    for number, group in enumerate(synonyms):
        counts = Counter(_plain(word) for word in group)
        for word in group:
            before = first.setdefault(_plain(word), number)
            if before != number or counts[_plain(word)] > 1:
                yield SynonymFault(number, word, "twice", before)
                counts[_plain(word)] -= 1


def _overreaching(
    number: int, group: tuple[str, ...], held: Mapping[str, int], texts: int
) -> Iterator[SynonymFault]:
    """As typed, not folded: a library is written in one script, and this has to be quick."""
    for word in group:
        others = sum(held[other] for other in group if other != word)
        many = held[word] > max(FEW, texts * OVERREACH // 100)
        if many and held[word] > TIMES * others:
            yield SynonymFault(number, word, "overreach", texts=held[word])


def _plain(word: str) -> str:
    return "".join(fold(word).split())
