"""What a paper names and nobody has: unknown blanks, lists, fields of rows, other papers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_type_hints, is_typeddict

from builder.model.paper_spec import About, Joined, PaperPart, PaperPiece, PaperSpec, Rows
from builder.model.phrase import blanks_of
from builder.model.place import Location
from builder.program.drill_format import Drill
from builder.program.lists import Names, names_of_entry, names_of_row

_BEYOND: Names = {"more": int, "count": int}
"""What is at hand in the words about rows beyond the first."""


def _names_about(about: About) -> Names:
    return names_of_entry() if about == "活动" else get_type_hints(Drill)


@dataclass(frozen=True, slots=True)
class Strange:
    """A name that stands for nothing, where it is written, and what might have been meant."""

    location: Location
    sort: str
    """`空`, `清单`, `栏` or `单子`."""
    name: str
    known: tuple[str, ...]


def strange_names(paper: PaperSpec, papers: Collection[str]) -> list[Strange]:
    """Every such name of a paper; `papers` are the names of all papers about the same."""
    look = _Look()
    for index, name in enumerate(paper.of):
        if name not in papers or name == paper.id:
            look.add(("of", index), "单子", name, papers)
    names: _AtHand = _names_about(paper.about)
    if paper.each:
        names = look.rows((), "each", paper.each, Rows(where=paper.where), names)
    names = look.texts(("with",), paper.with_, names)
    look.text(("name",), paper.name, names)
    look.text(("aside",), paper.aside, names)
    look.name(("when",), "空", paper.when, names)
    for index, part in enumerate(paper.parts):
        look.part(("parts", index), part, names)
    return look.found


def strange_in_parts(
    at: Location, parts: Sequence[PaperPart], texts: Mapping[Location, str], given: Names
) -> list[Strange]:
    """The same of the parts at a place and of texts beside them; `given` is at hand as well."""
    look, names = _Look(), {**names_of_entry(), **given}
    for location, text in texts.items():
        look.text(location, text, names)
    for index, part in enumerate(parts):
        look.part((*at, "parts", index), part, names)
    return look.found


_AtHand = Names | None
"""None below a list that nobody has: one fault is told once."""


@dataclass
class _Look:
    """Walks through a paper with all the names that are at hand where it stands."""

    found: list[Strange] = field(default_factory=list)

    def add(self, location: Location, sort: str, name: str, known: Collection[str]) -> None:
        self.found.append(Strange(location, sort, name, tuple(sorted(known))))

    def name(self, location: Location, sort: str, name: str, names: _AtHand) -> None:
        if name and names is not None and name not in names:
            self.add(location, sort, name, names)

    def text(self, location: Location, text: str, names: _AtHand) -> None:
        """Every step of every blank."""
        if names is None or "{" not in text:  # as most texts
            return
        for blank in blanks_of(text):
            inside: Any = names
            for step in blank.split("."):
                known = _fields(inside)
                if step not in known:
                    self.add(location, "空", blank, known)
                    break
                inside = known[step]

    def rows(self, at: Location, key: str, name: str, rows: Rows, names: _AtHand) -> _AtHand:
        """The names at hand in a row of a list."""
        if names is None:
            return None
        own = names_of_row(names.get(name))
        if own is None:
            lists = [known for known, kind in names.items() if names_of_row(kind) is not None]
            self.add((*at, key), "清单", name, lists)
            return None
        for which, conditions in (("where", rows.where), ("but", rows.but)):
            for field_, wanted in conditions.items():
                self.name((*at, which, field_), "栏", field_, own)
                for text in wanted:
                    self.text((*at, which, field_), text, names)
        self.text((*at, "more"), rows.more, {**names, **_BEYOND})
        return {**names, **own}

    def texts(self, at: Location, texts: Mapping[str, Joined], names: _AtHand) -> _AtHand:
        """Joined texts; below them their names are at hand too."""
        for key, joined in texts.items():
            inside = names
            if joined.rows:
                inside = self.rows((*at, key), "rows", joined.rows, joined, names)
            self.text((*at, key, "text"), joined.text, inside)
            for index, text in enumerate(joined.say):
                self.text((*at, key, "say", index), text, names)
            names = None if names is None else {**names, key: str}
        return names

    def part(self, at: Location, part: PaperPiece, names: _AtHand) -> None:
        """A part, and the pieces of a group."""
        for key in ("when", "unless"):
            self.name((*at, key), "空", getattr(part, key), names)
        row = names
        for key in ("pairs", "lines", "table", "tick", "each"):
            if name := getattr(part, key, ""):
                row = self.rows(at, key, name, part, names)
        row = self.texts((*at, "with"), part.with_, row)
        self._words(at, part, names, row)
        for index, piece in enumerate(part.parts if isinstance(part, PaperPart) else ()):
            self.part((*at, "parts", index), piece, row)

    def _words(self, at: Location, part: PaperPiece, names: _AtHand, row: _AtHand) -> None:
        for key in ("heading", "aside", "none", "para", "remark", "copy_", "to"):
            self.text((*at, key.rstrip("_")), getattr(part, key), names)
        for key in ("text", "label"):
            self.text((*at, key), getattr(part, key), row)
        for label, text in part.facts.items():
            self.text((*at, "facts", label), label + text, names)
        for index, said in enumerate(part.say):
            self.text((*at, "say", index), said, names)
        for index, column in enumerate(part.columns):
            self.text((*at, "columns", index, "text"), column.text, row)
            self.text((*at, "columns", index, "once"), column.once, row)
        self.name((*at, "strong"), "栏", part.strong, row)
        self.name((*at, "picture"), "栏", part.picture, row)


def _fields(kind: Any) -> Names:
    """What a value of a type has inside."""
    if isinstance(kind, Mapping):
        return kind
    return get_type_hints(kind) if is_typeddict(kind) else {}
