"""What in a text may name a person, or must not enter, and what to write instead.

Whoever reviews a hand-in sees these marked in its words. A finder is a function of a text; one more
in `FINDERS`, and what it finds is marked everywhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from builder.checks.privacy import DATA, Match, find_private

_TITLES = sorted(DATA["names"]["titles"], key=len, reverse=True)
_ROLES = ("分管领导", "联络员")
"""Whom people mean most often."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A stretch of a text."""

    start: int
    end: int
    what: str
    """What it looks like: `人名`, `手机号`."""
    instead: tuple[str, ...]
    """What may stand there; "" is to leave it out."""


def suspects(text: str) -> tuple[Suspect, ...]:
    """Everything that any finder marks, in the text's order; of two that overlap the first."""
    found = sorted((x for find in FINDERS for x in find(text)), key=lambda x: (x.start, -x.end))
    kept: list[Suspect] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _private(text: str) -> Iterable[Suspect]:
    return (_suspect(match, text[match.start : match.end]) for match in find_private(text))


def _suspect(match: Match, words: str) -> Suspect:
    if match.code == DATA["names"]["code"]:
        own = [title for title in _TITLES if words.endswith(title)][:1]
        return Suspect(match.start, match.end, "人名", (*own, *_ROLES))
    if match.code == "classified-mark":
        return Suspect(match.start, match.end, "密级标志", ("",))
    return Suspect(match.start, match.end, match.label, ("（号码略）", ""))


FINDERS: tuple[Callable[[str], Iterable[Suspect]], ...] = (_private,)
"""Each gives what it finds in one text."""
