"""Text to terms, once: what is written here has its mirror in `browser/search/analysis.js`.

A character is folded on its own (NFKD, small letters, marks off, traditional to simplified), so
the browser needs one table and offsets into the original text stay known. Terms are single Han
characters, pairs of neighbouring ones, words of other scripts and their pairs of letters. Nothing
is segmented: every piece of two or more characters that stands in a text is found by its pairs.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

CHARACTERS: dict[str, Any] = json.loads(
    Path(__file__).with_name("characters.json").read_text("utf-8")
)
"""The generated table; the site hands the same data to the browser."""

PIECE = "~"
"""Keeps pieces of words apart from words."""

Sort = Literal["han", "word", "gap", "break"]

_SIMPLE = dict(zip(CHARACTERS["traditional"], CHARACTERS["simplified"], strict=True))


class Token(NamedTuple):
    """A Han character, a word, white space, or anything else that parts words."""

    sort: Sort
    text: str
    """Folded; empty for a gap and a break."""
    start: int
    end: int
    """Where it stands in the original text."""


def fold(text: str) -> str:
    """Text as it is compared: simplified, small, half width; what is no word becomes a space."""
    return "".join(token.text or " " for token in tokens(text))


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens that keep their offsets."""
    found: list[Token] = []
    for start, character in enumerate(text):
        for sort, folded in fold_character(character):
            if sort != "han" and found and found[-1].sort == sort:
                last = found[-1]
                found[-1] = Token(sort, last.text + folded, last.start, start + 1)
            else:
                found.append(Token(sort, folded, start, start + 1))
    return found


def text_terms(found: Iterable[Token]) -> Iterator[str]:
    """The terms of a text, repeated as often as they stand there.

    Whatever parts words is looked through: authors break lines anywhere, and who copies a stretch
    of text drops its commas. Words of other scripts are given whole and in pieces.
    """
    before: Token | None = None
    for token in found:
        if not token.text:
            continue
        yield token.text
        neighbour = before.text if before and before.sort == token.sort else ""
        if token.sort == "word":
            yield from _pieces(neighbour[-1:], token.text)
        elif neighbour:
            yield neighbour + token.text
        before = token


def term_starts(found: Iterable[Token]) -> Iterator[tuple[str, int]]:
    """The same terms in the same order, each with the place in the text where it starts."""
    before: Token | None = None
    for token in (token for token in found if token.text):
        near = before if before and before.sort == token.sort else None
        yield token.text, token.start
        if token.sort == "word":
            pieces = _pieces(near.text[-1:] if near else "", token.text)
            yield from ((piece, token.start) for piece in pieces)
        elif near:
            yield near.text + token.text, near.start
        before = token


def word_pieces(word: str) -> tuple[str, ...]:
    """What every text holds that has a word, however long, with `word` in it."""
    if len(word) == 1:
        return (PIECE + word,)
    return tuple(dict.fromkeys(PIECE + word[i : i + 2] for i in range(len(word) - 1)))


def _pieces(before: str, word: str) -> Iterator[str]:
    """Pairs of letters, the one across the gap to the word before too, and both ends."""
    run = before + word
    yield from (PIECE + run[i : i + 2] for i in range(len(run) - 1))
    if len(word) > 1:
        yield PIECE + word[0]
        yield PIECE + word[-1]


@cache
def fold_character(character: str) -> tuple[tuple[Sort, str], ...]:
    """What one character contributes; nothing for an invisible one."""
    code = ord(character)
    if _within(code, CHARACTERS["dropped"]):
        return ()
    if not _within(code, CHARACTERS["known"]):
        return (("break", ""),)
    plain = unicodedata.normalize("NFKD", character).lower()
    return tuple(
        _classify(_SIMPLE.get(part, part))
        for part in plain
        if not _within(ord(part), CHARACTERS["dropped"])
    )


def _classify(character: str) -> tuple[Sort, str]:
    code = ord(character)
    if _within(code, CHARACTERS["han"]):
        return "han", character
    if _within(code, CHARACTERS["letters"]):
        return "word", character
    return ("gap" if _within(code, CHARACTERS["spaces"]) else "break"), ""


def _within(code: int, ranges: list[list[int]]) -> bool:
    return any(low <= code <= high for low, high in ranges)
