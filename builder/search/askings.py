"""Which questions every record answers, with what, and where they are written.

A record is asked by its `answers:` and, where its kind has a usual question, by its title: a text
by 怎么写, a form by its name, a card by what has happened, a role by 干什么.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.cache import NO_CACHE, Cache
from builder.model import EventType, Guide, Library, Place, Regulation
from builder.model.card import Card
from builder.model.form import Form
from builder.model.grounds import short_title
from builder.model.kinds import address_of, kind_of
from builder.model.ruling import Bracket, Questions, Ruling
from builder.model.seating import Layout, Layouts
from builder.model.standard import Standards
from builder.model.vocabulary import Vocabulary
from builder.model.wording import Wording
from builder.search.slugs import slug_of
from builder.search.tools import TOOLS
from builder.seating import LayoutData, layouts_of, seat_people
from builder.views.duties import RoleInShort, roles_in_short

STANDARDS = "reference/standards.html"
FIRST_STEPS = 2
"""Of a card."""
LONGEST = 24
"""Characters of what is said of a page, other than what to do at once."""
_PARTS_OF_TITLE = re.compile("[、（）：与]")
_Page = Card | Wording | Form | EventType | Guide
_PAGES: tuple[type[_Page], ...] = (Card, Wording, Form, EventType, Guide)


@dataclass(frozen=True, slots=True)
class Asking:
    """One record and its questions."""

    kind: str
    """In Chinese."""
    title: str
    address: str
    said: str
    questions: Questions
    place: Place
    """Of the questions in its source file."""
    ruling: Ruling | None = None
    basis: str = ""
    """The text in which every number of the answer must stand; "" where none must."""


def askings_of(library: Library, cache: Cache = NO_CACHE) -> Iterator[Asking]:
    """Everything that is answered, in the order of the kinds."""
    yield from _clauses(library)
    for model in _PAGES:
        for record in library.published(model).values():
            questions = (*_by_title(record), *record.answers)
            if questions:
                yield _page(record, questions)
    yield from _layouts(library)
    yield from _standards(library)
    yield from _roles(library, cache)
    nowhere = Place("", 0)
    for tool in TOOLS:
        yield Asking("页面", tool.title, tool.address, tool.summary, tool.answers, nowhere)


def _clauses(library: Library) -> Iterator[Asking]:
    for regulation in library.published(Regulation).values():
        for number, clause in enumerate(regulation.clauses):
            for at, ruling in enumerate(clause.rulings):
                yield Asking(
                    "制度",
                    f"《{short_title(regulation)}》{clause.label}",
                    address_of(regulation, clause.name),
                    ruling.say,
                    ruling.answers,
                    regulation.place("clauses", number, "rulings", at),
                    ruling,
                    clause.text,
                )


def _page(record: _Page, questions: Questions) -> Asking:
    return Asking(
        kind_of(type(record)).label,
        record.title,
        address_of(record),
        _said(record),
        questions,
        record.place("answers" if record.answers else "title"),
    )


def _by_title(record: _Page) -> Questions:
    """The usual question of its kind; of a card for each of the things that its title names."""
    if isinstance(record, Form):
        return (record.title,)
    names = _names(record.title)
    if isinstance(record, Card):
        return tuple(f"{name}怎么办" for name in names)
    return (f"{names[0]}怎么写",) if isinstance(record, Wording) else ()


def _names(title: str) -> list[str]:
    return [name for name in _PARTS_OF_TITLE.split(title) if name]


def _said(record: _Page) -> str:
    if not isinstance(record, Card):
        said = record.purpose if isinstance(record, Form) else record.summary
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
    steps = (f"{step.who}{step.text}" for step in record.steps[:FIRST_STEPS])
    return "；".join(steps)


def _layouts(library: Library) -> Iterator[Asking]:
    data, source = layouts_of(library), library.one(Layouts)
    for number, layout in enumerate(source.rows):
        usual = tuple(f"{name}怎么坐" for name in _names(layout.title.rpartition("：")[2]))
        seats = _seats(layout, data[layout.name]) if layout.rule == "成排" else None
        yield Asking(
            "座次",
            layout.title,
            f"seats.html#layout={layout.name}",
            seats.say if seats else layout.summary,
            (*usual, *layout.answers),
            source.place("rows", number, *(("answers",) if layout.answers else ())),
            seats,
        )


def _seats(layout: Layout, data: LayoutData) -> Ruling:
    """Who sits where in one row, by how many they are, as the office does it."""
    rows = [_row(data, number) for number in range(1, layout.most + 1)]
    brackets = [Bracket(to=number, words=row) for number, row in enumerate(rows, 1)]
    return Ruling(
        answers=layout.answers or (layout.title,),
        say=f"{{数}} 人，{layout.view}，从左到右：{{得}}",
        brackets=(*brackets, Bracket(words="分几排，到座次页上排")),
        example=_EXAMPLE,
    )


_EXAMPLE = 5
"""People in a row, where nobody said how many."""


def _row(data: LayoutData, number: int) -> str:
    """`4 2 1 3 5`: ranks as one sees them, one side only."""
    names = "、".join(str(rank) for rank in range(1, number + 1))
    seats = seat_people(data, (names, ""), {})["seats"]
    return " ".join(seat["label"] for seat in sorted(seats, key=lambda seat: seat["x"]))


def _standards(library: Library) -> Iterator[Asking]:
    source = library.one(Standards)
    for number, row in enumerate(source.rows):
        if row.answers:
            said = row.text if row.value else f"{row.gap}：{row.unset}"
            place = source.place("rows", number, "answers")
            address = f"{STANDARDS}#{row.name}"
            yield Asking("本单位标准", row.label, address, said, row.answers, place)


def _roles(library: Library, cache: Cache) -> Iterator[Asking]:
    """Those that have pages."""
    source = library.one(Vocabulary)
    written = {row.role: (number, row.answers) for number, row in enumerate(source.asked)}
    for role in roles_in_short(library):
        number, answers = written.get(role.role, (-1, ()))
        yield Asking(
            "岗位",
            role.role,
            f"roles/{slug_of(role.role, cache)}.html",
            _work(role),
            (f"{role.role}干什么", *answers),
            source.place("asked", number, "answers") if number >= 0 else source.place("roles"),
        )


def _work(role: RoleInShort) -> str:
    """In how much it has a part; its page says in what."""
    first = role.types[0].title
    return f"{first}等 {role.types_in_all} 类活动" if role.types_in_all > 1 else first
