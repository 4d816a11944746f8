"""Every page of the site: one function and one template for each kind of record."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from builder.model import EventType, Guide, Lesson, Library, Regulation
from builder.model.card import Card
from builder.model.drawing import Drawing
from builder.model.fields import kind_notes
from builder.model.form import Form
from builder.model.grounds import named_grounds
from builder.model.kinds import paged_kinds, reference_to
from builder.model.receipts import NO_RECEIPTS, Receipts
from builder.model.record import Record
from builder.model.trial import LessonTrial
from builder.model.values import CONFIDENCE_LABELS, EXTENT_MEANINGS, SEVERITY_LABELS
from builder.model.wording import Wording
from builder.views.duties import roles_in_short
from builder.views.index_pages import SINGLE_PAGES, index_pages
from builder.views.lesson_lists import (
    YearPage,
    year_pages,
    year_path,
    year_words,
)
from builder.views.lines import lines_of
from builder.views.make_page import make_page
from builder.views.mutants import mutation_view
from builder.views.page import Page
from builder.views.proof import held_out, named, open_cases, told, type_rows, unfounded, whole
from builder.views.record_page import plain_page, record_page
from builder.views.role_pages import RolePage, role_pages_of
from builder.views.source_map import counts_by_kind, source_tables
from builder.views.tool_pages import receipts_page
from builder.views.weakest import weakest


class Code(NamedTuple):
    """What the page of codes shows of a check's code."""

    name: str
    severity: str
    meaning: str
    cure: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What pages show of the work of floors above: found by search, listed by checks."""

    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lesson id to the ids of lessons like it, nearest first."""
    codes: Sequence[Code] = ()
    trials: Mapping[str, LessonTrial] = field(default_factory=dict)
    """What came of each lesson on the sheets of its types, by its id."""
    texts: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    """What each wording says before it is filled in, by its id: lines with what each of them is."""
    slug: Callable[[str], str] = lambda text: text.encode().hex()
    """The address of a thing that has only a Chinese name."""
    receipts: Receipts = NO_RECEIPTS
    drills: Collection[str] = ()
    """Ids of the lessons that make a 桌面推演."""


def all_pages(library: Library, extras: Extras) -> Iterator[Page]:
    """Every page of the site, in no particular order."""
    yield from (make(library) for make in SINGLE_PAGES)
    yield from index_pages(library)
    yield fields_page(library)
    yield codes_page(library, extras.codes)
    yield proof_page(library, extras.trials)
    yield receipts_page(library, extras.receipts)
    role_pages = {f"roles/{extras.slug(page.role)}": page for page in role_pages_of(library)}
    yield roles_page(library, {page.role: address for address, page in role_pages.items()})
    yield from (role_page(address, page, library) for address, page in role_pages.items())
    if library.sources:
        yield sources_page(library)
    for lesson in library.accepted_lessons.values():
        yield lesson_page(lesson, library, extras)
    yield from (year_page(page, library) for page in year_pages(library))
    for wording in library.wordings.values():
        yield wording_page(wording, library, extras.texts.get(wording.id, ()))
    for kind in paged_kinds():
        if kind.model not in (Lesson, Wording):
            make = RECORD_PAGES.get(kind.model, plain_page)
            yield from (make(x, library) for x in library.published(kind.model).values())


def lesson_page(lesson: Lesson, library: Library, extras: Extras) -> Page:
    """Summary box, timeline picture, what to do next time and what would stop it, the story."""
    related = extras.related.get(lesson.id, ())
    return record_page(
        lesson,
        library,
        outline=True,
        items=sorted(library.items_of_lesson.get(lesson.id, ()), key=lambda i: not i.killer),
        tasks=library.tasks_of_lesson.get(lesson.id, ()),
        earlier=library.accepted_lessons.get(lesson.repeats),
        again=library.repeats_of.get(lesson.id, ()),
        drill=lesson.id in extras.drills,
        trials=told(lesson, library, extras.trials),
        related=[library.lessons[id_] for id_ in related if id_ in library.accepted_lessons],
    )


def proof_page(library: Library, trials: Mapping[str, LessonTrial]) -> Page:
    """检查单凭什么: how many known slips the sheets of each type stop."""
    cases = open_cases(library, trials)
    played, stopped = whole(cases, library, trials)
    return make_page(
        "reference/proof.md",
        "检查单凭什么",
        library,
        rows=type_rows(library, trials),
        open_cases=cases,
        held_out=held_out(library, trials),
        unfounded=unfounded(library),
        trend=library.trend,
        weakest=weakest(library, trials),
        mutation=mutation_view(library),
        played=played,
        stopped=stopped,
        named=named(library, trials),
    )


def year_page(page: YearPage, library: Library) -> Page:
    """One page of the lessons of one year."""
    title = f"{year_words(page.year)}的案例" + (
        f"（第 {page.number} 页）" if page.number > 1 else ""
    )
    return make_page(
        page.path, title, library, template="lessons-year", page=page, year_path=year_path
    )


def guide_page(guide: Guide, library: Library) -> Page:
    """Steps with the lessons that hit them, forms, and the clauses they rest on."""
    return record_page(
        guide,
        library,
        outline=True,
        forms=library.forms_for(guide.event_types),
        wordings=library.wordings_for(guide.event_types),
        clauses=[(r, library.regulations.get(r.id), library.clause(r)) for r in guide.clauses],
        hits_of=_hits(guide, library),
    )


def _hits(guide: Guide, library: Library) -> dict[str, tuple[Lesson, ...]]:
    """By the anchor of a step, the lessons that hit it."""
    steps = {s.anchor: str(reference_to(guide, s.anchor)) for s in guide.sections if s.anchor}
    known = library.lessons_of_step
    return {anchor: known[step] for anchor, step in steps.items() if step in known}


def event_type_page(event_type: EventType, library: Library) -> Page:
    """What is asked, who does what by when, what is looked at where, and why."""
    event_type = library.whole_types[event_type.id]
    items, tasks = library.items_of_type(event_type), library.tasks_of_type(event_type)
    grounds = (*(x.ground for x in items), *(x.ground for x in tasks))
    return record_page(
        event_type,
        library,
        outline=True,
        lines=lines_of(event_type, library),
        grounds=named_grounds(library, chain(event_type.reading, *grounds)),
        forms=library.forms_for((event_type.id,)),
        wordings=library.wordings_for((event_type.id,)),
        cards=library.cards_for(event_type.id),
    )


def regulation_page(regulation: Regulation, library: Library) -> Page:
    """The clauses in use, in our own words, each with its confidence."""
    return record_page(regulation, library, outline=True)


def card_page(card: Card, library: Library) -> Page:
    """What to do when it has already happened: who commands, whom to tell, then the steps."""
    grounds = named_grounds(library, (*card.ground, *((card.guide,) if card.guide else ())))
    return record_page(card, library, grounds=grounds)


def wording_page(wording: Wording, library: Library, text: Sequence[Mapping[str, Any]]) -> Page:
    """When it is used, what it says with its blanks marked, what must and must not stand in it."""
    types = [library.event_types[x] for x in wording.event_types if x in library.event_types]
    blocks = [library.blocks[x] for x in wording.blocks if x in library.blocks]
    grounds = named_grounds(library, wording.ground)
    return record_page(wording, library, text=text, types=types, used=blocks, grounds=grounds)


def drawing_page(drawing: Drawing, library: Library) -> Page:
    """The picture alone, to be printed."""
    return record_page(
        drawing, library, grounds=named_grounds(library, (*drawing.ground, *drawing.shown_on))
    )


RECORD_PAGES: Mapping[type[Record], Callable[[Any, Library], Page]] = {
    Guide: guide_page,
    EventType: event_type_page,
    Regulation: regulation_page,
    Form: record_page,
    Card: card_page,
    Drawing: drawing_page,
}
"""Kinds whose pages show more than their fields; of all others `plain_page` makes them."""


def fields_page(library: Library) -> Page:
    """字段参考: what may be written in each kind of source file."""
    meanings = {**SEVERITY_LABELS, **CONFIDENCE_LABELS, **EXTENT_MEANINGS}
    return make_page(
        *("reference/fields.md", "字段参考", library),
        outline=True,
        kinds=kind_notes(),
        meanings=meanings,
    )


def codes_page(library: Library, codes: Sequence[Code]) -> Page:
    """What `qianshi check` may say."""
    return make_page("reference/codes.md", "检查代码", library, codes=codes)


def roles_page(library: Library, addresses: Mapping[str, str]) -> Page:
    """岗位—事项: every role with its duties and the way to its 岗位须知."""
    roles = roles_in_short(library)
    return make_page("reference/roles.md", "岗位—事项", library, roles=roles, addresses=addresses)


def role_page(address: str, page: RolePage, library: Library) -> Page:
    """岗位须知 of one role."""
    title = f"岗位须知：{page.role}"
    grounds = named_grounds(library, page.reading)
    return make_page(
        f"{address}.md", title, library, template="role", role_page=page, grounds=grounds
    )


def sources_page(library: Library) -> Page:
    """What the source documents ask for, row by row, and what answers it; not in the menu."""
    tables = source_tables(library)
    counts = counts_by_kind(tables)
    return make_page(
        "reference/sources.md",
        "来源对照",
        library,
        outline=True,
        tables=tables,
        counts=counts,
        total=sum(count for _, count in counts),
    )
