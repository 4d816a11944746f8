"""Known words in what somebody typed: synonyms, and words that ask but do not search."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from builder.search.analysis import Token, tokens
from builder.search.constants import SHARED
from builder.search.pinyin import pinyin_terms

Terms = tuple[str, ...]
Synonyms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """One position of the query."""

    sort: str
    text: str
    glued: bool
    """Whether it continues the characters before it."""
    phrase: int = 0
    """Which stretch in quotes it belongs to; 0: none."""
    close: bool = False
    """Whether it stands right after what is before it."""


_QUOTED = re.compile(r"[“\"「『＂][^“”\"「」『』＂]+[”\"」』＂]")


def read_typed(text: str) -> list[Typed]:
    """White space parts words, except between characters typed one by one."""
    found = tokens(text)
    quotes = [quote.span() for quote in _QUOTED.finditer(text)]
    typed: list[Typed] = []
    gap = True
    for i, token in enumerate(found):
        if len(typed) == SHARED["longestQuery"]:
            break
        if token.sort in ("han", "word"):
            han = bool(typed) and token.sort == typed[-1].sort == "han"
            phrase = sum(n for n, (a, b) in enumerate(quotes, 1) if a <= token.start < b)
            typed.append(Typed(token.sort, token.text, han and not gap, phrase, not gap))
            gap = False
        else:
            gap = token.sort == "break" or not _spaced_out(found, i)
    return typed


def _spaced_out(found: list[Token], gap: int) -> bool:
    """Whether the gap lies between two lone characters, as in `配 电 箱`."""
    return _lone(found, gap - 1) and _lone(found, gap + 1)


def _lone(found: list[Token], index: int) -> bool:
    return _sort(found, index) == "han" and not (
        _sort(found, index - 1) in ("han", "word") or _sort(found, index + 1) in ("han", "word")
    )


def _sort(found: list[Token], index: int) -> str:
    return found[index].sort if 0 <= index < len(found) else ""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A known word in the query, and what may stand for it."""

    positions: tuple[int, ...]
    alternatives: tuple[Terms, ...]


Table = dict[Terms, tuple[Terms, ...]]


@lru_cache(maxsize=8)
def synonym_table(synonyms: Synonyms) -> Table:
    """Every word of every group, as tokens, to the terms of all words of its groups."""
    table: Table = {}
    for group in synonyms:
        alternatives = tuple(terms for word in group if (terms := word_terms(word)))
        for word in group:
            if key := _key(word):
                table[key] = tuple(dict.fromkeys(table.get(key, ()) + alternatives))
    return table


@lru_cache(maxsize=8)
def synonym_readings(synonyms: Synonyms) -> dict[str, tuple[str, ...]]:
    """Pinyin terms of whole words in the groups, so that 条幅 is found by tiaofu."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted({word for group in synonyms for word in group}):
        plain = "".join(_key(word))
        for pinyin, reading, _ in pinyin_terms(tokens(word)):
            if reading == plain:
                found[pinyin] = (*found.get(pinyin, ()), reading)
    return found


@cache
def stop_word_table() -> Table:
    """Words of a question, with nothing to stand for them."""
    return {_key(word): () for word in SHARED["stopWords"]}


def same_meaning(word: str, synonyms: Synonyms) -> tuple[Terms, ...]:
    """The terms of a word, and of the words that may stand for it."""
    return tuple(dict.fromkeys((word_terms(word), *synonym_table(synonyms).get(_key(word), ()))))


def _key(word: str) -> Terms:
    return tuple(t.text for t in tokens(word) if t.text)


def word_terms(word: str) -> Terms:
    """A word of several characters is asked for by its pairs, a single one by itself."""
    found = [t for t in tokens(word) if t.text]
    return tuple(dict.fromkeys(_narrow(found)))


def _narrow(found: Sequence[Token]) -> Iterator[str]:
    for i, token in enumerate(found):
        before = i > 0 and found[i - 1].sort == "han"
        after = i + 1 < len(found) and found[i + 1].sort == "han"
        if token.sort == "word":
            yield token.text
        elif before:
            yield found[i - 1].text + token.text
        elif not after:
            yield token.text


def find_words(typed: list[Typed], table: Table, taken: set[int]) -> list[Spotted]:
    """Known words in the query outside what is taken, from the left, the longest first."""
    longest = max((len(key) for key in table), default=0)
    found: list[Spotted] = []
    at = 0
    while at < len(typed):
        ends = range(min(at + longest, len(typed)), at, -1)
        spotted = (_spot(typed, range(at, end), table, taken) for end in ends)
        if word := next(filter(None, spotted), None):
            found.append(word)
            at = word.positions[-1]
        at += 1
    return found


def _spot(typed: list[Typed], part: range, table: Table, taken: set[int]) -> Spotted | None:
    alternatives = table.get(tuple(typed[i].text for i in part))
    if alternatives is None or taken.intersection(part) or not _is_one(typed, part):
        return None
    return Spotted(tuple(part), alternatives)


def _is_one(typed: list[Typed], part: range) -> bool:
    """Characters typed together; a single one counts only when it stands alone."""
    if len(part) == 1:
        after = part.stop < len(typed) and typed[part.stop].glued
        return not typed[part.start].glued and not after
    return all(typed[i].glued or "word" in (typed[i].sort, typed[i - 1].sort) for i in part[1:])
