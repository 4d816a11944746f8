"""How alike a text is to many others: pairs of neighbouring characters, weighed by rarity."""

import math
import re
from collections import Counter, defaultdict
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
    """Texts by key, made once and asked often."""

    def __init__(self, texts: Mapping[Key, Iterable[tuple[str, float]]]) -> None:
        """Each text in parts, with how much each part says of its key."""
        counts = {key: _counted(parts) for key, parts in texts.items()}
        self._count = len(counts)
        lengths = {key: sum(count.values()) for key, count in counts.items()}
        mean = sum(lengths.values()) / max(len(counts), 1)
        self.rarity = _rarity(counts.values())
        self._postings: dict[str, dict[Key, float]] = defaultdict(dict)
        for key, count in counts.items():
            full = _FULL * (1 - _LENGTH + _LENGTH * lengths[key] / (mean or 1))
            for term, often in count.items():
                self._postings[term][key] = often / (often + full) * self.rarity[term]

    def scores(self, wanted: Mapping[str, float]) -> dict[Key, float]:
        """Every text that has one of the terms, by what they weigh together."""
        found: dict[Key, float] = defaultdict(float)
        for term, weight in wanted.items():
            for key, impact in self._postings.get(term, {}).items():
                found[key] += weight * impact
        return dict(found)

    def is_rare(self, term: str, one_in: int) -> bool:
        """Whether some texts have a term, but no more than one in so many."""
        return 0 < len(self._postings.get(term, ())) * one_in <= self._count

    def shared(self, key: Key, wanted: Iterable[str]) -> list[str]:
        """The terms that a text has, the weightiest first."""
        has = {t: self._postings[t][key] for t in wanted if key in self._postings.get(t, ())}
        return sorted(has, key=lambda term: -has[term])


def _counted(parts: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    found: dict[str, float] = defaultdict(float)
    for text, weight in parts:
        for term in terms(text):
            found[term] += weight
    return found


def _rarity(counts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    every = list(counts)
    held = Counter(chain.from_iterable(every))
    return {term: math.log(1 + len(every) / (often + 0.5)) for term, often in held.items()}
