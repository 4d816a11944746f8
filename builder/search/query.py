"""What somebody typed, as clauses on a document; mirrored in `browser/search/search-query.js`.

A clause is a list of alternatives, an alternative a list of terms that must all be there.
Positions count the characters and words of the query, so that a partly fitting page can be
judged by how much of the query it holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.search.analysis import word_pieces
from builder.search.constants import SHARED
from builder.search.numerals import in_characters, in_figures
from builder.search.words import (
    Spotted,
    Synonyms,
    Terms,
    Typed,
    find_words,
    read_typed,
    stop_word_table,
    synonym_table,
    word_terms,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Something the query asks for, and which part of the query asks for it."""

    alternatives: tuple[Terms, ...]
    positions: tuple[int, ...]
    latin: str = ""
    """Letters that may be pinyin, whose readings are further alternatives."""
    pair: str = ""
    """Two characters as they were typed, which others may be meant by that sound alike."""
    chances: tuple[int, ...] = ()
    """Percent by which the points of each alternative count; all of them where none stands."""
    strict: bool = False
    """Whether nothing without it is shown."""
    parts: tuple["Clause", ...] = ()
    """What is asked for instead where nothing meets it."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query."""

    texts: Terms
    """The folded character or word at every position."""
    sizes: tuple[int, ...]
    """What each position counts for; stop words count nothing."""
    clauses: tuple[Clause, ...]
    joined: tuple[Clause, ...]
    """`pei dian xiang` read as one word, in place of the words, where that reading exists."""
    bonus: Terms
    """Terms that add to the score of what fits, and are not asked for."""


def parse_query(text: str, synonyms: Synonyms) -> Query:
    """Clauses of a query; `synonyms` are groups of words as people wrote them."""
    typed = read_typed(text)
    quoted = {i for i, t in enumerate(typed) if t.phrase}
    swaps = find_words(typed, synonym_table(synonyms), quoted)
    taken = quoted.union(*(swap.positions for swap in swaps))
    quiet = {i for word in find_words(typed, stop_word_table(), taken) for i in word.positions}
    if len(quiet) == len(typed):
        quiet = set()
    clauses = _unique(
        [
            *_phrases(typed),
            *(_swap(typed, swap) for swap in swaps),
            *_plain(typed, set(range(len(typed))) - taken - quiet),
        ]
    )
    asked = {t for r in clauses for terms in r.alternatives for t in terms}
    return Query(
        tuple(t.text for t in typed),
        _sizes(typed, quiet),
        clauses,
        tuple(_joined(typed)),
        tuple(t for t in dict.fromkeys(_typed_terms(typed)) if t not in asked),
    )


def _phrases(typed: list[Typed]) -> Iterator[Clause]:
    """What stands in quotes is wanted as it stands there, with every pair of its characters."""
    for phrase in dict.fromkeys(t.phrase for t in typed if t.phrase):
        positions = tuple(i for i, t in enumerate(typed) if t.phrase == phrase)
        words = " ".join(typed[i].text for i in positions)
        yield Clause((word_terms(words),), positions, strict=True)


def _swap(typed: list[Typed], swap: Spotted) -> Clause:
    """A word with others of its meaning; where none of them stands anywhere, its own pairs."""
    parts = tuple(_plain(typed, set(swap.positions))) if len(swap.positions) > 1 else ()
    return Clause(swap.alternatives, swap.positions, parts=parts)


def _plain(typed: list[Typed], left: set[int]) -> Iterator[Clause]:
    """Words, pairs, and characters that have no neighbour to pair with."""
    for i in sorted(left):
        text = typed[i].text
        if typed[i].sort == "word":
            ways = ((text,), word_pieces(text), *in_characters(typed, i))
            chances = (100, SHARED["piece"], SHARED["figures"])[: len(ways)]
            yield Clause(ways, (i,), _latin(text), chances=chances)
        elif typed[i].glued and i - 1 in left:
            yield _pair(typed, i)
        elif not (i + 1 in left and typed[i + 1].glued):
            yield Clause(((text,),), (i,))


def _pair(typed: list[Typed], i: int) -> Clause:
    """A particle in it says little, and is not mistyped."""
    pair = typed[i - 1].text + typed[i].text
    ways = ((pair,), *in_figures(typed, i))
    quiet = not set(SHARED["particles"]).isdisjoint(pair)
    whole = SHARED["particle"] if quiet else 100
    chances = (whole, SHARED["figures"])[: len(ways)]
    return Clause(ways, (i - 1, i), pair="" if quiet else pair, chances=chances)


def _joined(typed: list[Typed]) -> Iterator[Clause]:
    start = 0
    for i in range(len(typed) + 1):
        if i < len(typed) and not typed[i].phrase and _latin(typed[i].text):
            continue
        if i - start > 1:
            text = "".join(t.text for t in typed[start:i])
            yield Clause((), tuple(range(start, i)), text)
        start = i + 1


def _latin(text: str) -> str:
    return text if text.isascii() and text.isalpha() else ""


def _typed_terms(typed: list[Typed]) -> Iterator[str]:
    for i, token in enumerate(typed):
        if token.sort == "han":
            yield token.text
            if token.glued:
                yield typed[i - 1].text + token.text


def _unique(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The same clause twice is one, standing for both places."""
    found: dict[tuple[tuple[Terms, ...], bool], Clause] = {}
    for r in clauses:
        key = (r.alternatives, r.strict)
        before = found[key].positions if key in found else ()
        found[key] = replace(r, positions=tuple(dict.fromkeys(before + r.positions)))
    return tuple(found.values())


def _sizes(typed: list[Typed], quiet: set[int]) -> tuple[int, ...]:
    """Stop words count nothing, nor do the particles of a question."""
    particles = {i for i, t in enumerate(typed) if t.text in SHARED["particles"]}
    nothing = quiet | particles if len(typed) >= SHARED["question"] else quiet
    if len(nothing) == len(typed):
        nothing = quiet
    return tuple(0 if i in nothing else _size(t) for i, t in enumerate(typed))


def _size(typed: Typed) -> int:
    return int(SHARED["wordSize"]) if typed.sort == "word" else 1
