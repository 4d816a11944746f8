"""Passages of the knowledge base that a reviewer may amend, and how each is found again.

A passage is known by what stands in it, so that it is found again while others put lines above
it, and is not found where somebody has changed it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from builder.model import Library, Place
from builder.model.kinds import address_of, kind_of
from builder.model.place import Location
from builder.model.record import Part, Record, Section
from builder.model.reference import line_address
from builder.model.standard import Standards
from builder.sources.load import SYNONYMS

BETWEEN = "、"
"""Between the values of a field that holds several, as a form shows them."""
OF_REGULATION = ("number", "effective_from", "effective_until", "reviewed", "read_at", "unread")
OF_CLAUSE = ("label", "text", "confidence")
OF_TASK = ("text", "due", "workstream", "document", "fallback", "ground")
OF_STEP = ("text", "who", "note")
OF_STANDARD = ("value", "ground")
OF_NEW_STANDARD = ("label", "area", "ask", *OF_STANDARD, "known", "unset")
_DIGITS = 16
_MOST_NAMED = 3
_NO_TEXT = re.compile(r"^\s*([|:\s-]*|[`~]{3,}.*|\[[^\]]+\]:.*)$")
"""A line of Markdown that says nothing: empty, below a table's head, a fence, an address."""
_POINT = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of one source file, with the fields that a form shows of it."""

    kind: str
    """Name of its row in AMENDABLE."""
    place: Place
    at: Location
    """The steps to it within YAML; () for a whole file and for a line of text."""
    under: str
    """Of what it is a part, in words."""
    text: str
    """What stands there, in words."""
    fields: Mapping[str, str]
    address: str = ""
    """The page on which readers meet it; "" where there is none."""
    ground: str = ""
    """The reference by which lines of sheets rest on it; "" where none can."""
    record: Record | None = field(default=None, repr=False, compare=False)
    """What is taken over where it stands in a layer below; None for what is written apart."""

    @property
    def seen(self) -> str:
        """By which it is known: a digest of what stands in it."""
        said = json.dumps([self.kind, self.place.path, *sorted(self.fields.items())])
        return sha256(said.encode()).hexdigest()[:_DIGITS]


def tasks(library: Library) -> Iterator[Passage]:
    """Every task, with the event types on whose lists it can stand."""
    for task in library.tasks.values():
        types = library.types_of_task[task.id]
        named = BETWEEN.join(x.title for x in types[:_MOST_NAMED])
        under = f"{named}等 {len(types)} 类活动" if types[_MOST_NAMED:] else named
        address = line_address(types[0].id, "task", task.id) if types else ""
        shown = _fields(task, OF_TASK)
        yield Passage(
            *("task", task.place(), (task.name,), under, task.text, shown, address), record=task
        )


def steps(library: Library) -> Iterator[Passage]:
    """Every step of every card."""
    for card in library.cards.values():
        for number, step in enumerate(card.steps):
            place, shown = card.place("steps", number), _fields(step, OF_STEP)
            under = f"{card.title} 第 {number + 1} 步"
            at = ("steps", number)
            own = (under, step.text, shown, address_of(card))
            yield Passage("step", place, at, *own, record=card)


def sentences(library: Library) -> Iterator[Passage]:
    """Every line of text in every guide: a paragraph, a point of a list, a row of a table."""
    for guide in library.guides.values():
        for section in guide.sections:
            for line, text in _lines(section, library.texts[guide.path]):
                under = " · ".join(filter(None, (guide.title, section.title)))
                address = address_of(guide, section.anchor)
                said, place = text[len(point_of(text)) :], Place(guide.path, line)
                own = (under, said, {"text": said}, address)
                yield Passage("sentence", place, (), *own, record=guide)


def clauses(library: Library) -> Iterator[Passage]:
    """What is said of every regulation, and every clause of it."""
    for one in library.regulations.values():
        of_all, address = _fields(one, OF_REGULATION), address_of(one)
        yield Passage(
            *("clause", one.place(), (), one.title, "整部制度", of_all, address), record=one
        )
        for number, clause in enumerate(one.clauses):
            shown, place = _fields(clause, OF_CLAUSE), one.place("clauses", number)
            ground = f"{kind_of(type(one)).folder}/{one.id}#{clause.name}"
            at, under = ("clauses", clause.name), f"{one.title} {clause.label}"
            own = (under, clause.text, shown, address_of(one, clause.name), ground)
            yield Passage("clause", place, at, *own, record=one)


def standards(library: Library) -> Iterator[Passage]:
    """Every value that the office sets itself."""
    whole = library.every(Standards)["standards"]
    for number, row in enumerate(library.standards.values()):
        said = f"{row.label}：{row.value or '未设置'}"
        place, shown = whole.place("rows", number), _fields(row, OF_STANDARD)
        address = "reference/standards.html"
        yield Passage("standard", place, ("rows", row.name), row.area, said, shown, address)


def synonyms(library: Library) -> Iterator[Passage]:
    """Every group of words that mean the same, in whichever layer."""
    for path in library.paths_called(SYNONYMS):
        for number, line in enumerate(library.texts[path].split("\n"), start=1):
            words = [word.strip() for word in line.partition("#")[0].split("=") if word.strip()]
            if len(words) > 1:
                said = BETWEEN.join(words)
                yield Passage("synonym", Place(path, number), (), "检索", said, {"words": said})


def point_of(line: str) -> str:
    """`- ` or `3. ` at the beginning of a line of Markdown; "" where it has none."""
    found = _POINT.match(line)
    return found[0] if found else ""


def _fields(part: Part | Record, names: tuple[str, ...]) -> dict[str, str]:
    return {name: _shown(getattr(part, name)) for name in names}


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return BETWEEN.join(map(str, value))
    return "" if value is None else str(value)


def _lines(section: Section, text: str) -> Iterator[tuple[int, str]]:
    """Lines of a section that say something, as the file has them; none that hides a comment."""
    typed = text.split("\n")
    for number, line in enumerate(section.text.split("\n"), start=section.line + 1):
        if not _NO_TEXT.match(line) and typed[number - 1] == line:
            yield number, line
