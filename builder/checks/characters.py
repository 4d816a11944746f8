"""Characters nobody sees: a text that holds them is not what it looks like, and is not found."""

import re
from collections.abc import Iterator
from unicodedata import name

from builder.checks.privacy import DATA
from builder.model import Finding, Library, Place

_UNSEEN = re.compile(DATA["invisible"])
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""They show what follows in another order (Unicode TR 36)."""
_HARMLESS = re.compile("[\ufe00-\ufe0f]")
"""Which of its forms a sign is shown in."""
_HINT = "多半是从网页或聊天里拷来的：删掉这一行重打，或先贴到记事本里再拷。"


def check_characters(library: Library) -> Iterator[Finding]:
    """The first unseen character of each line of every source file."""
    for path, text in library.texts.items():
        told: set[int] = set()
        for match in _UNSEEN.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if line not in told and not _HARMLESS.match(match[0]):
                told.add(line)
                yield _finding(match[0], Place(path, line))


def _finding(character: str, place: Place) -> Finding:
    shown = f"U+{ord(character):04X} {name(character, '控制字符')}"
    if _TURNING.match(character):
        return Finding(place, "turned-text", f"有改变文字方向的字符（{shown}）。", _HINT)
    return Finding(place, "unseen-character", f"有看不见的字符（{shown}）。", _HINT)
