"""The cheapest way to read a run of Chinese characters as words and names of persons.

A shortest path: a name is cheap beside a title or words that people are spoken of with, a frequent
word is cheaper. Everything asked of a place looks at a few characters, so the cost is linear.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from builder.prose.names.called import Believed, Stretch, called
from builder.prose.names.context import Run
from builder.prose.names.lexicon import LENGTHS, UNKNOWN, WORDS
from builder.prose.names.sounds import spelled

_NEVER = float("inf")
_ONE = (1,)
_TOLD = 8.0
"""What the word of a model takes from what a name costs."""
_SHORT, _REMEMBERED = 40, 1 << 12
"""Short runs come again and again; so many of them are kept."""


def names_in(run: Run) -> tuple[Stretch, ...]:
    """The names on the cheapest way, in their order."""
    return _read_once(run) if len(run.text) <= _SHORT else _read(run)


@lru_cache(_REMEMBERED)
def _read_once(run: Run) -> tuple[Stretch, ...]:
    return _read(run)


def _read(run: Run) -> tuple[Stretch, ...]:
    names: dict[int, list[Believed]] = {}
    for cost, one in chain(called(run), spelled(run)):
        less = _TOLD if 1 in run.told[one[0] : one[2]] else 0.0
        names.setdefault(one[0], []).append((cost - less, one))
    return tuple(_cheapest(run.text, names))[::-1] if names else ()


def _cheapest(text: str, names: dict[int, list[Believed]]) -> Iterator[Stretch]:
    """The names among the steps of the cheapest way, from the last to the first."""
    costs = [0.0, *[_NEVER] * len(text)]
    steps: list[Stretch] = [(0, 0, 0)] * len(costs)
    for start, sign in enumerate(text):
        before = costs[start]
        for length in LENGTHS.get(sign, _ONE):
            end = start + length
            word = before + WORDS.get(text[start:end], UNKNOWN if length == 1 else _NEVER)
            if end < len(costs) and word < costs[end]:
                costs[end], steps[end] = word, (start, end, 0)
        for cost, one in names.get(start, ()):
            if before + cost < costs[one[1]]:
                costs[one[1]], steps[one[1]] = before + cost, one
    at = len(text)
    while at:
        step = steps[at]
        if step[2]:  # a word is a step in which no name ends
            yield step
        at = step[0]
