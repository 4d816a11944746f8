"""Marks that an author meant and the renderer leaves as they are, by what they would have been.

Every pattern is bounded: a page full of opening brackets must not take a minute.
"""

import re
from collections.abc import Iterator

_IN_TEXT = {
    "html": r"<(?:/?[A-Za-z][A-Za-z0-9-]{0,40}(?=[\s/>])[^<>]{0,500}>|!--)",
    "comment": r"<!--|%%",
    "emphasis": r"\*\*|~~|__(?=[^_\s])",
    "highlight": r"==(?=[^=\s][^=]{0,200}==)",
    "formula": r"\$\$",
    "footnote": r"\[\^[^\]\s]{1,100}\]|\^\[",
    "wiki-link": r"\[\[",
    "link": r"\]\(",
    "reference": r"\[[^\[\]]{1,200}\]\[[^\[\]]{0,200}\]",
    "attributes": r"\{(?:[:.#]|width|height)(?=[^{}]{1,100}\})",
}
_AT_START = {
    "alert": r"\[!([A-Za-z]{1,30})\]",
    "directive": r":::|!!!\s|\?\?\?\+?\s|:\s+(?=\S)|\[TOC\]$",
    "heading": r"#{1,6}(?=[^#\s\d])",
    "table": r"\|(?=.{0,2000}\|$)",
}
_RUN_TOGETHER = re.compile(
    r"[\s\u3000]*(?:[-*+•●·○■◆](?!\d)|\d{1,3}[.)、．](?!\d)|[（(]\d{1,3}[)）]"
    r"|[（(]?[一二三四五六七八九十]{1,3}[、)）]|[①-⑳]|\|)"
)
"""How a line begins that was meant to begin a line."""
_TEXT = re.compile("|".join(f"(?P<{k.replace('-', '_')}>{p})" for k, p in _IN_TEXT.items()))
_START = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _AT_START.items()))
_SHOWN = 12
"""Characters of a line that a finding repeats."""


def marks_left(line: str, *, follows: bool) -> Iterator[tuple[str, str]]:
    """Kind and words of each mark left in a line as it is shown, one of a kind.

    `follows`: the line goes on from the one above it.
    """
    found: dict[str, str] = {}
    if start := _START.match(line):
        found[str(start.lastgroup)] = _shown(line, 0)
    elif follows and _RUN_TOGETHER.match(line):
        found["lines"] = _shown(line, 0)
    for mark in _TEXT.finditer(line):
        kind = str(mark.lastgroup).replace("_", "-")
        found.setdefault(kind, _shown(line, mark.start()))
    yield from found.items()


def _shown(line: str, start: int) -> str:
    text = line[start : start + _SHOWN]
    return text + ("…" if start + _SHOWN < len(line) else "")
