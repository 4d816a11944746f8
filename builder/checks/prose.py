"""What stands in Markdown bodies: lines without their code, raw HTML, links and their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model import Finding, Library, Place
from builder.model.kinds import KINDS
from builder.model.record import Record

_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
# Quantifiers are bounded: a megabyte of opening brackets must not take a minute.
_CODE = re.compile(r"(`{1,8})(?!`).{1,500}?(?<!`)\1(?!`)")
_HTML = re.compile(r"(?<!\\)<(?:/?[A-Za-z][A-Za-z0-9-]{0,40}(?=[\s/>])[^<>]{0,500}>|!--)")
_LINK = re.compile(r"(?<!\\)\]\(\s{0,9}(?:<([^>]{0,2000})>|([^)\s]{0,2000}))")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*<?([^>\s]+)")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an author wrote, and where."""

    record: Record
    place: Place
    address: str


def check_raw_html(library: Library) -> Iterator[Finding]:
    """Markup that the renderer escapes: the reader would see the angle brackets."""
    for record in prose_records(library):
        for place, line in prose_lines(record, "<"):
            if match := _HTML.search(line):
                shown = match[0][:20]
                hint = "请改用 Markdown；确要显示尖括号，请放进反引号。"
                yield Finding(place, "raw-html", f"“{shown}”会原样显示成文字。", hint)


def links_of(record: Record) -> Iterator[Link]:
    """Every link and image of a body, in order."""
    for place, line in prose_lines(record, "]"):
        for match in _LINK.finditer(line):
            yield Link(record, place, match[1] or match[2] or "")
        if definition := _DEFINITION.match(line):
            yield Link(record, place, definition[1])


def prose_records(library: Library) -> Iterator[Record]:
    """The records that have a Markdown body."""
    for kind in KINDS:
        if kind.has_prose:
            yield from library.every(kind.model).values()


def prose_lines(record: Record, sign: str) -> Iterator[tuple[Place, str]]:
    """The lines of a body that contain `sign`, without their code: that holds examples."""
    for section in record.sections:
        if sign not in section.text:
            continue
        fence = ""
        for number, line in enumerate(section.text.split("\n"), section.line + 1):
            if mark := _FENCE.match(line):
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
            elif not fence and sign in line:
                yield Place(record.path, number), _CODE.sub("", line) if "`" in line else line
