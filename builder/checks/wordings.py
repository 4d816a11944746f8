"""Texts that leave the office name only what there is, and are never silently empty."""

from collections.abc import Iterator

from builder.checks.papers import strange_findings
from builder.model import Finding, Library
from builder.model.paper_spec import PaperPiece
from builder.model.phrase import open_blanks
from builder.model.place import Location
from builder.model.wording import Wording
from builder.program.wordings import strange_in_wording

_ALWAYS = ("office", "title", "type_title", "date", "clock", "start_text")
"""What every event has."""
_IN_ROWS = (*_ALWAYS, "day", "kind", "text", "role", "segment", "where", "nth", "numeral")
"""What every row has, in the lists that have it at all."""


def check_wordings(library: Library) -> Iterator[Finding]:
    """Unknown names; blanks that would leave a hole where the event does not know."""
    for wording in library.wordings.values():
        yield from strange_findings(wording, strange_in_wording(wording))
        for location, name in _silent(wording):
            yield Finding(
                wording.place(*location),
                "silent-blank",
                f"{name} 空着的时候，这里什么也没有。",
                f"写成 {{{name}|〔要填什么〕}}，或者连同前后的字放进方括号。",
            )


def _silent(wording: Wording) -> Iterator[tuple[Location, str]]:
    for name in ("subject", "to", "note"):
        yield from _open((name,), getattr(wording, name), _ALWAYS)
    yield from _in_parts((), wording.parts)
    for index, annex in enumerate(wording.annexes):
        yield from _in_parts(("annexes", index), annex.parts)


def _in_parts(
    at: Location, parts: tuple[PaperPiece, ...], known: tuple[str, ...] = _ALWAYS
) -> Iterator[tuple[Location, str]]:
    """Running text; an empty cell of a table is seen."""
    for index, part in enumerate(parts):
        here = (*at, "parts", index)
        yield from _in_parts(here, getattr(part, "parts", ()), _IN_ROWS)
        yield from _open((*here, "heading"), part.heading, known)
        yield from _open((*here, "para"), part.para, known)
        yield from _open((*here, "text"), part.text, _IN_ROWS)
        for number, said in enumerate(part.say):
            yield from _open((*here, "say", number), said, known)


def _open(at: Location, text: str, known: tuple[str, ...]) -> Iterator[tuple[Location, str]]:
    return ((at, name) for name in open_blanks(text) if name not in known)
