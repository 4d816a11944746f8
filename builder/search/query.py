"""What somebody typed, as requirements on a document; mirrored in `browser/query.js`.

A requirement is a list of alternatives, an alternative a list of terms that must all be there.
Positions count the characters and words of the query, so that a partly fitting page can be
judged by how much of the query it holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.search.constants import SHARED
from builder.search.pinyin import PREFIX
from builder.search.words import (
    Synonyms,
    Terms,
    Typed,
    find_words,
    noise_table,
    read_typed,
    synonym_table,
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something the query asks for, and which part of the query asks for it."""

    alternatives: tuple[Terms, ...]
    positions: tuple[int, ...]
    pinyin: str = ""
    """A pinyin term whose readings are further alternatives."""
    chances: tuple[int, ...] = ()
    """Percent by which the points of each alternative count; all of them where none stands."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query."""

    texts: Terms
    """The folded character or word at every position."""
    sizes: tuple[int, ...]
    """What each position counts for; noise counts nothing."""
    requirements: tuple[Requirement, ...]
    joined: tuple[Requirement, ...]
    """`pei dian xiang` read as one word, in place of the words, where that reading exists."""
    bonus: Terms
    """Terms that add to the score of what fits, and are not asked for."""


def parse_query(text: str, synonyms: Synonyms) -> Query:
    """Requirements of a query; `synonyms` are groups of words as people wrote them."""
    typed = read_typed(text)
    swaps = find_words(typed, synonym_table(synonyms), set())
    taken = {i for swap in swaps for i in swap.positions}
    quiet = {i for word in find_words(typed, noise_table(), taken) for i in word.positions}
    if len(quiet) == len(typed):
        quiet = set()
    requirements = _unique(
        [
            *(Requirement(swap.alternatives, swap.positions) for swap in swaps),
            *_plain(typed, set(range(len(typed))) - taken - quiet),
        ]
    )
    asked = {t for r in requirements for terms in r.alternatives for t in terms}
    return Query(
        tuple(t.text for t in typed),
        tuple(0 if i in quiet else _size(t) for i, t in enumerate(typed)),
        requirements,
        tuple(_joined(typed)),
        tuple(t for t in dict.fromkeys(_typed_terms(typed)) if t not in asked),
    )


def _plain(typed: list[Typed], left: set[int]) -> Iterator[Requirement]:
    """Words, pairs, and characters that have no neighbour to pair with."""
    for i in sorted(left):
        if typed[i].sort == "word":
            text = typed[i].text
            yield Requirement(((text,),), (i,), PREFIX + text if _is_latin(text) else "")
        elif typed[i].glued and i - 1 in left:
            yield Requirement(((typed[i - 1].text + typed[i].text,),), (i - 1, i))
        elif not (i + 1 in left and typed[i + 1].glued):
            yield Requirement(((typed[i].text,),), (i,))


def _joined(typed: list[Typed]) -> Iterator[Requirement]:
    start = 0
    for i in range(len(typed) + 1):
        if i < len(typed) and typed[i].sort == "word" and _is_latin(typed[i].text):
            continue
        if i - start > 1:
            text = "".join(t.text for t in typed[start:i])
            yield Requirement((), tuple(range(start, i)), PREFIX + text)
        start = i + 1


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _typed_terms(typed: list[Typed]) -> Iterator[str]:
    for i, token in enumerate(typed):
        if token.sort == "han":
            yield token.text
            if token.glued:
                yield typed[i - 1].text + token.text


def _unique(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """The same requirement twice is one, standing for both places."""
    found: dict[tuple[tuple[Terms, ...], str], Requirement] = {}
    for r in requirements:
        key = (r.alternatives, r.pinyin)
        before = found[key].positions if key in found else ()
        positions = tuple(dict.fromkeys(before + r.positions))
        found[key] = Requirement(r.alternatives, positions, r.pinyin)
    return tuple(found.values())


def _size(typed: Typed) -> int:
    return int(SHARED["wordSize"]) if typed.sort == "word" else 1
