"""What changed between two texts, as pieces that can be found again while others edit the file."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import AnyStr

MOST_CONTEXT = 40
"""Lines around a change; a file in which so many are not unique is two copies of one text."""


def hunks(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Pieces of the old text and what stands there in the new one, from top to bottom.

    Each piece stands once in its text, with neighbouring lines to be known by. The last may be a
    text behind everything: then its old piece is "".
    """
    head, tail = _tail(old, new)
    if head != old:
        yield from _inner(old, head)
    if tail:
        yield "", tail


def stands_once(piece: AnyStr, text: AnyStr) -> bool:
    """Whether a piece can mean one place only; two that overlap are two."""
    return text.find(piece) == text.rfind(piece) != -1


def _tail(old: str, new: str) -> tuple[str, str]:
    """The new text without what stands behind the old one's last line, and that."""
    if new.startswith(old):
        return old, new[len(old) :]
    lines = new.splitlines(keepends=True)
    matcher = SequenceMatcher(None, old.splitlines(keepends=True), lines, autojunk=False)
    tag, start, end, first, _ = matcher.get_opcodes()[-1]
    if tag != "insert" or start != end:
        return new, ""
    return "".join(lines[:first]), "".join(lines[first:])


def _inner(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for context in range(1, MOST_CONTEXT):
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        pieces = []
        for group in matcher.get_grouped_opcodes(context):
            removed = "".join(before[group[0][1] : group[-1][2]])
            pieces.append((removed, "".join(after[group[0][3] : group[-1][4]])))
        if all(stands_once(x, old) and stands_once(y, new) for x, y in pieces):
            yield from pieces
            return
    yield old, new
