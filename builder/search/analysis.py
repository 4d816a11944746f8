"""Text to terms, once: what is written here has its mirror in `browser/analysis.js`.

A character is folded on its own (NFKD, small letters, marks off, traditional to simplified), so
the browser needs one table and offsets into the original text stay known. Terms are single Han
characters, pairs of neighbouring ones, and whole words of other scripts. Nothing is segmented:
every piece of two or more characters that stands in a text is found by its pairs.
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
        for sort, folded in _fold_character(character):
            if sort != "han" and found and found[-1].sort == sort:
                last = found[-1]
                found[-1] = Token(sort, last.text + folded, last.start, start + 1)
            else:
                found.append(Token(sort, folded, start, start + 1))
    return found


def text_terms(found: Iterable[Token]) -> Iterator[str]:
    """The terms of a text, repeated as often as they stand there.

    White space between two Han characters is looked through: authors break lines anywhere.
    """
    previous = ""
    for token in found:
        if token.sort == "han":
            yield token.text
            if previous:
                yield previous + token.text
            previous = token.text
        elif token.sort != "gap":
            previous = ""
            if token.sort == "word":
                yield token.text


@cache
def _fold_character(character: str) -> tuple[tuple[Sort, str], ...]:
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
