"""What stands around a stretch of a run speaks for a name, or against one.

A run is Chinese characters without anything between them. Weights are natural logarithms, taken
from what a name costs (`lexicon.py`). Everything asked looks at a few characters.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from builder.prose.names.lexicon import DATA, WORDS

EDGE, CUE, LABELLED, ASKS = 1.5, 2.0, 3.0, 3.5
"""Where a run begins or ends; beside 和, 没; after a colon; after 由, 请."""
DOES, ROLE_BESIDE, LISTED, TITLE_BESIDE, DOTTED = 4.0, 6.0, 6.5, 7.0, 8.0
"""Before what only somebody does (打电话); after 联络员; beside a name in a list; before a title;
beside a dot (阿依古丽·买买提)."""
_TORN, _FREQUENT, _PAIR = 4.0, 13.0, 2
_LONGEST = 5
"""Of the words that are looked for around a name, in characters."""
_REMEMBERED = 1 << 14

TITLE = re.compile(
    f"(?:{'|'.join(DATA['deputy'])})?(?:{'|'.join(sorted(DATA['titles'], key=len, reverse=True))})"
)
_TITLE_STARTS = {title[0] for title in (*DATA["titles"], *DATA["deputy"])}
"""Quick to ask, and seldom met."""
_SHORT = re.compile(f"[{DATA['short_titles']}](?![{DATA['not_after_short']}])")
_SHORT_STARTS = frozenset(DATA["short_titles"])
ROLE = re.compile(f"(?:{'|'.join(DATA['roles'])}|[{DATA['role_ends']}])$")
_BEFORE = re.compile(f"(?:{'|'.join(DATA['before'])})$")
_ASKED = re.compile(f"(?:{'|'.join(DATA['asked'])})$")
_AFTER = re.compile(f"{'|'.join(DATA['after'])}|[{DATA['doing']}]")
_PLACE = re.compile(f"[{DATA['places']}](?!长)")
"""What ends the name of a place: 马连洼站."""
_OF_A_PLACE = -4.0
_DOES = re.compile("|".join(DATA["person_does"]))
_PAIRS = {word for word, cost in WORDS.items() if len(word) == _PAIR and cost < _FREQUENT}
"""Frequent words that the edge of a name may tear."""


class Run(NamedTuple):
    """A run, with what speaks for a name at its left and at its right end."""

    text: str
    left: float = EDGE
    right: float = EDGE
    told: bytes = b""
    """A 1 for each character that a model takes for part of a name, if one was asked."""

    def before(self, start: int) -> float:
        """What stands before a place speaks for a name that begins there."""
        return _speaks_before(self.text[max(start - _LONGEST, 0) : start]) if start else self.left

    def after(self, end: int) -> float:
        """What stands after a place speaks for a name that ends there."""
        words = self.text[end : end + _LONGEST]
        return _speaks_after(words) if words else self.right

    def torn(self, at: int) -> float:
        """What it costs that a name begins or ends within a frequent word: 前任|局长, 处长|期."""
        return _TORN if at and self.text[at - 1 : at + 1] in _PAIRS else 0.0

    def title(self, at: int) -> re.Match[str] | None:
        """The title that begins at a place."""
        return TITLE.match(self.text, at) if self.text[at : at + 1] in _TITLE_STARTS else None

    def short_title(self, start: int, at: int) -> re.Match[str] | None:
        """`总`, `工` after a surname, where both are no word together (施工)."""
        if self.text[at : at + 1] not in _SHORT_STARTS or self.text[start : at + 1] in WORDS:
            return None
        return _SHORT.match(self.text, at)


@lru_cache(_REMEMBERED)
def _speaks_before(words: str) -> float:
    if ROLE.search(words):
        return ROLE_BESIDE
    if _ASKED.search(words):
        return ASKS
    return CUE if _BEFORE.search(words) else 0.0


@lru_cache(_REMEMBERED)
def _speaks_after(words: str) -> float:
    if _DOES.match(words):
        return DOES
    if _PLACE.match(words):
        return _OF_A_PLACE
    return CUE if _AFTER.match(words) else 0.0
