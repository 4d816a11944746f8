"""Where a text is cut: its headings, and the definitions that all of its sections may use."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from builder.prose.parser import make_parser

_DOUBTFUL = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3}|~{3})"  # code may hold lines like headings
    r"|^ {0,3}(?:=+|-+)[ \t]*$"  # may underline a heading
    r"|^ {1,3}#|^#+$|^\t"
    r"|\]:",
    re.MULTILINE,
)
"""What only the parser can tell; texts without it, nearly all, are cut line by line."""
_FURTHER = re.compile(r"^ {0,3}(?:#|(?:=+|-+)[ \t]*$)|\]:", re.MULTILINE)
"""What may be a heading or a definition behind the first doubt."""
_HEADING = re.compile(r"^(#{1,6})[ \t](.*)", re.MULTILINE)
_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands in no list, quotation or code; lines count from 0."""

    start: int
    end: int
    """The line behind it."""
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a text, and the lines of its footnotes and link addresses."""

    headings: tuple[Heading, ...]
    definitions: tuple[range, ...] = ()


def outline(text: str) -> Outline:
    """Cut as the parser would."""
    doubt = _DOUBTFUL.search(text)
    if doubt and _FURTHER.search(text, doubt.start()):
        return parsed_outline(text)
    return Outline(tuple(_plain_headings(text)))


def _plain_headings(text: str) -> Iterator[Heading]:
    number = start = 0
    for match in _HEADING.finditer(text):
        number += text.count("\n", start, match.start())
        start = match.start()
        title = _CLOSING.sub("", match[2].strip(" \t")).rstrip(" \t")
        yield Heading(number, number + 1, len(match[1]), title)


def parsed_outline(text: str) -> Outline:
    """Cut by the parser itself."""
    parser = make_parser()
    parser.core.ruler.enableOnly(["normalize", "block"])
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    notes = [t.map for t in tokens if t.type == "footnote_reference_open" and not t.level]
    addresses = [reference["map"] for reference in env.get("references", {}).values()]
    return Outline(
        tuple(_parsed_headings(tokens)),
        tuple(range(*lines) for lines in sorted([*filter(None, notes), *addresses])),
    )


def _parsed_headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    for token, words in pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            start, end = token.map
            yield Heading(start, end, int(token.tag[1:]), " ".join(words.content.split("\n")))
