"""What in a text may name a person, or must not enter, and what to write instead.

Whoever reviews a hand-in sees these marked in its words. A finder is a function of a text; one more
in `FINDERS`, and what it finds is marked everywhere.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from builder.checks.privacy import DATA, Match, find_private
from builder.prose.names import CONTACT, Named, find_closely, is_settled

_PERSON, _REACHED = "人名", "联系方式"
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

    none: str = ""
    """What somebody can say of it who sees that nobody is named; "" where he cannot."""


def suspects(text: str) -> tuple[Suspect, ...]:
    """Everything that any finder marks, in the text's order; of two that overlap the first."""
    found = sorted((x for find in FINDERS for x in find(text)), key=lambda x: (x.start, -x.end))
    kept: list[Suspect] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _private(text: str) -> Iterable[Suspect]:
    """Of names the other finder knows more."""
    names = DATA["names"]["code"]
    return (_suspect(match) for match in find_private(text) if match.code != names)


def _suspect(match: Match) -> Suspect:
    if match.code == "classified-mark":
        return Suspect(match.start, match.end, "密级标志", ("",))
    return Suspect(match.start, match.end, match.label, ("（号码略）", ""))


def _named(text: str) -> Iterable[Suspect]:
    return (_of_name(found, text[found.name_end : found.end]) for found in find_closely(text))


def _of_name(found: Named, title: str) -> Suspect:
    if found.kind == CONTACT:
        return Suspect(found.start, found.end, _REACHED, ("（联系方式略）", ""), "可以公开")
    own = (title,) if len(title) > 1 else ()
    return Suspect(found.start, found.end, _PERSON, (*own, *_ROLES, ""), "不是人名")


def unsettled_names(texts: Iterable[str], not_names: Collection[str] = ()) -> tuple[str, ...]:
    """Names, and ways to reach somebody, that stand in texts and nobody confirmed to be none."""
    found = ((text, one) for text in texts for one in find_closely(text))
    left = (text[x.start : x.end] for text, x in found if not is_settled(x, text, not_names))
    return tuple(dict.fromkeys(left))


FINDERS: tuple[Callable[[str], Iterable[Suspect]], ...] = (_private, _named)
"""Each gives what it finds in one text."""
