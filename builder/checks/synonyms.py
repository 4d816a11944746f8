"""Groups of synonyms that lead on or cover too much, as findings on the line of the group."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from builder.model import Finding, Library, Place
from builder.model.layer import bare_path

FILE = "content/synonyms.txt"
_LINES = ("checklists/items/", "checklists/tasks/")


class Fault(Protocol):
    """What the search has found about a word of a group."""

    @property
    def group(self) -> int:
        """Which group, from 0."""

    @property
    def word(self) -> str:
        """As it was typed."""

    @property
    def other(self) -> int:
        """The group that has the word already; -1: none."""

    @property
    def texts(self) -> int:
        """How many texts hold the word, where those are too many."""


def synonym_texts(library: Library) -> tuple[str, ...]:
    """What words are looked for in: every source file, and every entry of a list by itself."""
    pieces = (
        text.split("\n- ") if bare_path(path).startswith(_LINES) else (text,)
        for path, text in library.texts.items()
        if bare_path(path) != FILE
    )
    return tuple(piece for part in pieces for piece in part)


def synonym_findings(library: Library, faults: Iterable[Fault]) -> Iterator[Finding]:
    """Faults of the library's groups, each on its line."""
    places = _places(library)
    for fault in faults:
        place = places[fault.group]
        if fault.other >= 0:
            message = f"“{fault.word}”在{_where(place, places[fault.other])}已经写过。"
            yield Finding(place, "repeated-synonym", message, "请只留一处，或把两组并成一组。")
        else:
            message = (
                f"“{fault.word}”太常用（{fault.texts} 处写到），搜同组别的词会带出大量无关结果。"
            )
            yield Finding(place, "overreaching-synonym", message, "请删去它，或换成更窄的词。")


def _places(library: Library) -> list[Place]:
    """The line of every group, in the order of the groups."""
    rows = (
        (Place(path, number), row)
        for path in library.paths_called(FILE)
        for number, row in enumerate(library.texts[path].split("\n"), 1)
    )
    return [place for place, row in rows if _is_group(row)]


def _where(place: Place, other: Place) -> str:
    if other == place:
        return "同一行"
    return f"第 {other.line} 行" if other.path == place.path else f" {other} "


def _is_group(row: str) -> bool:
    return len([word for word in row.partition("#")[0].split("=") if word.strip()]) > 1
