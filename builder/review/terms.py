"""How alike a text is to many others: pairs of neighbouring characters, weighed by rarity."""

import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from operator import add
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_FULL, _LENGTH = 1.2, 0.5
"""BM25: how soon a term said again adds nothing, and how much a long text is held against it."""


@lru_cache(maxsize=10_000)
def terms(text: str) -> tuple[str, ...]:
    """Pairs of Han characters that stand beside each other, and words of other letters.

    Kept, because one story stands at many lines and one line on many sheets.
    """
    return tuple(chain.from_iterable(map(_terms_of_run, _RUN.findall(text.lower()))))


def _terms_of_run(run: str) -> Iterable[str]:
    return (run,) if run.isascii() else map(add, run, run[1:])


class TextIndex(Generic[Key]):
    """Texts by key, made once and asked often; a term is weighed when it is first asked for."""

    def __init__(self, texts: Mapping[Key, Iterable[tuple[str, float]]]) -> None:
        """Each text in parts, with how much each part says of its key."""
        self._keys = tuple(texts)
        self._held: dict[str, dict[int, float]] = defaultdict(dict)
        self._impacts: dict[str, Mapping[Key, float]] = {}
        lengths = [self._add(number, parts) for number, parts in enumerate(texts.values())]
        mean = sum(lengths) / max(len(lengths), 1) or 1
        self._full = [_FULL * (1 - _LENGTH + _LENGTH * length / mean) for length in lengths]

    def _add(self, number: int, parts: Iterable[tuple[str, float]]) -> float:
        """Put one text in, under the number of its key; how long it is."""
        length = 0.0
        for text, weight in _together(parts).items():
            found = terms(text)
            length += weight * len(found)
            for term in found:
                held = self._held[term]
                held[number] = held.get(number, 0) + weight
        return length

    def scores(self, wanted: Mapping[str, float]) -> dict[Key, float]:
        """Every text that has one of the terms, by what they weigh together."""
        found: dict[Key, float] = defaultdict(float)
        for term, weight in wanted.items():
            for key, impact in self._impacts_of(term).items():
                found[key] += weight * impact
        return dict(found)

    def rarity(self, term: str, unknown: float = 0) -> float:
        """How much a term tells one text from another; `unknown` where no text has it."""
        often = len(self._held.get(term, ()))
        return math.log(1 + len(self._keys) / (often + 0.5)) if often else unknown

    def is_rare(self, term: str, one_in: int) -> bool:
        """Whether some texts have a term, but no more than one in so many."""
        return 0 < len(self._held.get(term, ())) * one_in <= len(self._keys)

    def shared(self, key: Key, wanted: Iterable[str]) -> list[str]:
        """The terms that a text has, the weightiest first."""
        impacts = ((term, self._impacts_of(term)) for term in wanted)
        has = {term: held[key] for term, held in impacts if key in held}
        return sorted(has, key=lambda term: -has[term])

    def _impacts_of(self, term: str) -> Mapping[Key, float]:
        """What a term says of each text that has it."""
        if term not in self._impacts:
            rarity, held = self.rarity(term), self._held.get(term, {})
            self._impacts[term] = {
                self._keys[n]: often / (often + self._full[n]) * rarity for n, often in held.items()
            }
        return self._impacts[term]


def _together(parts: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    """What a text says that stands there several times, such as the story of several lines."""
    found: dict[str, float] = defaultdict(float)
    for text, weight in parts:
        found[text] += weight
    return found
