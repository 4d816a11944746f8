"""What a parsed text says beside its words: addresses, footnotes, and what is not drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from builder.prose.chinese import is_chinese
from builder.prose.figures import words_of
from builder.prose.marks import marks_left
from builder.prose.parser import DEEPEST, LONGEST

_ESCAPED = "\0"
"""Stands for what the author escaped, and for code, where marks are looked for."""


@dataclass(frozen=True, slots=True)
class Address:
    """A link or a picture, with the line of the text it stands in, from 1."""

    line: int
    text: str
    picture: bool = False
    words: str = ""
    """Of a picture: what it shows."""
    defined: int = 0
    """The line of `[name]: address`, where the address stands in one."""


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """Something that readers will not see as the author meant it."""

    line: int
    kind: str
    """A kind of `marks.py`, or `fence`, `indented`, `deep`, `long`."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's own text."""

    line: int
    label: str


@dataclass(slots=True)
class Reading:
    """Facts of one text, collected token by token."""

    addresses: list[Address] = field(default_factory=list)
    not_drawn: list[NotDrawn] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Labels of the footnotes that the text refers to, in their order."""
    defined: list[Note] = field(default_factory=list)


def read_tokens(tokens: Sequence[Token], text: str, env: Mapping[str, Any]) -> Reading:
    """Go through all tokens once; `env` is what the parser found beside them."""
    reading = Reading(defined=[Note(*note) for note in env["defined"]])
    references = env.get("references", {})
    lines = text.split("\n")
    for token in tokens:
        if token.type == "inline" and token.map and len(token.content) > LONGEST:
            reading.not_drawn.append(NotDrawn(token.map[0] + 1, "long"))
        elif token.type == "inline" and token.map:
            _read_inline(token.children or [], token.map[0] + 1, references, reading)
        elif token.type == "footnote_open":
            reading.notes.append(token.meta["label"])
        elif token.map:
            reading.not_drawn += _block_faults(token, lines)
    return reading


def _block_faults(token: Token, lines: Sequence[str]) -> Iterator[NotDrawn]:
    start, end = token.map or (0, 0)
    if token.type == "fence" and not _is_closed(token, lines[start:end]):
        yield NotDrawn(start + 1, "fence", token.markup)
    elif token.type == "code_block" and any(map(is_chinese, token.content)):
        yield NotDrawn(start + 1, "indented", token.content.strip()[:12])
    elif token.nesting == 1 and token.level >= DEEPEST - 1:
        yield NotDrawn(start + 1, "deep")


def _is_closed(token: Token, lines: Sequence[str]) -> bool:
    last = lines[-1].strip(" \t>")
    return len(lines) > 1 and last.startswith(token.markup) and not last.strip(token.markup[0])


def _read_inline(
    children: Sequence[Token], line: int, references: Mapping[str, Any], reading: Reading
) -> None:
    shown: list[str] = []
    follows = False
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            _read_line("".join(shown), line, reading, follows=follows)
            line, shown, follows = line + 1, [], child.type == "softbreak"
        elif child.type == "text":
            shown.append(child.content)
        elif child.type in ("text_special", "code_inline"):
            shown.append(_ESCAPED)
            line += child.meta.get("lines", 0)
        elif child.type in ("link_open", "image"):
            reading.addresses.append(_address(child, line, references))
    _read_line("".join(shown), line, reading, follows=follows)


def _address(token: Token, line: int, references: Mapping[str, Any]) -> Address:
    defined = references.get(token.meta.get("label", ""))
    return Address(
        line,
        str(token.attrs["src" if token.type == "image" else "href"]),
        picture=token.type == "image",
        words=words_of(token) if token.type == "image" else "",
        defined=defined["map"][0] + 1 if defined else 0,
    )


def _read_line(shown: str, line: int, reading: Reading, *, follows: bool) -> None:
    reading.not_drawn += [
        NotDrawn(line, kind, text.replace(_ESCAPED, ""))
        for kind, text in marks_left(shown, follows=follows)
    ]
