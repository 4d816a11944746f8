"""The library as things that can be found. Only accepted lessons are among them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from builder.model import (
    EventType,
    Guide,
    Lesson,
    Library,
    Regulation,
)
from builder.model.card import Card
from builder.model.form import Form
from builder.model.kinds import address_of, paged_kinds
from builder.model.lesson import SECTION_ANCHORS
from builder.model.record import Record
from builder.model.values import SEVERITY_LABELS
from builder.model.wording import Wording
from builder.search.document import Block, Document
from builder.search.line_documents import line_documents
from builder.search.page_documents import page_documents
from builder.search.pieces import (
    filled,
    joined,
    own_headings,
    section_blocks,
    type_facets,
    types_of,
)
from builder.search.plain_document import plain_document
from builder.search.wording_document import wording_document

OUTDATED = 60
"""Percent of the points of a regulation that no longer holds."""


def documents_of(library: Library) -> tuple[Document, ...]:
    """Everything a reader may find, in code-point order of the addresses."""
    return tuple(sorted(_documents(library), key=lambda document: document.id))


def _documents(library: Library) -> Iterator[Document]:
    titles = type_titles(library)
    yield from (lesson_document(x, titles) for x in library.accepted_lessons.values())
    yield from documents_beside_lessons(library)


def type_titles(library: Library) -> dict[str, str]:
    """Titles of the event types by reference."""
    return {f"event-types/{t.id}": t.title for t in library.event_types.values()}


def documents_beside_lessons(library: Library) -> Iterator[Document]:
    """What can be found and is no lesson; no lesson is in it either."""
    titles = type_titles(library)
    for kind in paged_kinds():
        if kind.model is not Lesson:
            make = _OF_A_KIND.get(kind.model, plain_document)
            yield from (make(x, library, titles) for x in library.published(kind.model).values())
    for regulation in library.regulations.values():
        yield from _clauses(regulation)
    for event_type in library.whole_types.values():
        yield from line_documents(library, event_type)
    yield from page_documents(library)


def lesson_document(lesson: Lesson, titles: Mapping[str, str]) -> Document:
    """A lesson, with the titles of its event types."""
    return Document(
        id=address_of(lesson),
        kind="lesson",
        title=lesson.title,
        context=joined((lesson.kind, SEVERITY_LABELS[lesson.severity], *types_of(lesson, titles))),
        tags=(*lesson.tags, *lesson.factors, *lesson.bottom_lines, *types_of(lesson, titles)),
        headings=own_headings(lesson.sections),
        advice=joined((lesson.when, lesson.do, lesson.because)),
        summary=lesson.summary,
        blocks=filled((*_lesson_facts(lesson), *section_blocks(lesson.sections))),
        facets=tuple(_lesson_facets(lesson, titles)),
    )


def _lesson_facets(lesson: Lesson, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from type_facets(types_of(lesson, titles))
    yield "phase", lesson.phase
    yield "severity", SEVERITY_LABELS[lesson.severity]
    yield from (("bottom-line", line) for line in lesson.bottom_lines)
    yield from (("factor", factor) for factor in lesson.factors)
    if lesson.occurred:
        yield "year", lesson.occurred[:4]


def _lesson_facts(lesson: Lesson) -> Iterator[Block]:
    yield Block("", "时间线", joined(moment.what for moment in lesson.timeline))
    yield Block("", "结果", joined((lesson.outcome, lesson.lucky)))
    causes = (*lesson.causes.subjective, *lesson.causes.objective)
    yield Block(SECTION_ANCHORS["原因分析"], "原因分析", joined(causes))
    measures = joined(measure.what for measure in lesson.measures)
    yield Block(SECTION_ANCHORS["整改措施"], "整改措施", measures)
    yield Block("", "出处", lesson.source.text if lesson.source else "")


def _guide(guide: Guide, library: Library, titles: Mapping[str, str]) -> Document:
    return Document(
        id=address_of(guide),
        kind="guide",
        title=guide.title,
        context=joined(types_of(guide, titles)),
        tags=(*guide.tags, *types_of(guide, titles)),
        headings=own_headings(guide.sections),
        summary=guide.summary,
        questions=guide.answers,
        blocks=filled(section_blocks(guide.sections)),
        facets=type_facets(types_of(guide, titles)),
    )


def _event_type(event_type: EventType, library: Library, titles: Mapping[str, str]) -> Document:
    lines = (
        Block("", "开单时问", joined(question.text for question in event_type.questions)),
        Block("", "总结会问", joined(event_type.review_questions)),
        Block("", "结束语", event_type.closing),
    )
    return Document(
        id=address_of(event_type),
        kind="event-type",
        title=event_type.title,
        context=event_type.category,
        tags=(event_type.category,),
        headings=(
            *(pause.title for pause in event_type.pauses),
            *(workstream.title for workstream in event_type.workstreams),
        ),
        summary=event_type.summary,
        questions=event_type.answers,
        blocks=filled(lines),
        facets=type_facets((event_type.title,)),
    )


def _regulation(regulation: Regulation, library: Library, titles: Mapping[str, str]) -> Document:
    facts = Block("", "", joined((regulation.issuer, regulation.number, regulation.level)))
    return Document(
        id=address_of(regulation),
        kind="regulation",
        title=regulation.title,
        context=joined((regulation.theme, regulation.issuer)),
        tags=(*regulation.tags, regulation.theme),
        headings=own_headings(regulation.sections),
        blocks=filled((facts, *section_blocks(regulation.sections))),
        boost=_boost(regulation),
    )


def _boost(regulation: Regulation) -> int:
    """Less where it had ended already when somebody last looked at it."""
    ended = regulation.effective_until and str(regulation.effective_until) < str(
        regulation.reviewed
    )
    return OUTDATED if ended else 100


def _clauses(regulation: Regulation) -> Iterator[Document]:
    for clause in regulation.clauses:
        yield Document(
            id=address_of(regulation, clause.name),
            kind="clause",
            title=f"{regulation.title}{clause.label}",
            context=regulation.theme,
            advice=clause.text,
            questions=tuple(q for ruling in clause.rulings for q in ruling.answers),
            boost=_boost(regulation),
        )


def _card(card: Card, library: Library, titles: Mapping[str, str]) -> Document:
    steps = (f"{step.who} {step.text} {step.note}".strip() for step in card.steps)
    blocks = (
        Block("", "谁指挥、先报谁", joined((card.command, card.report_to, library.limit_of(card)))),
        Block("", "逐条做", joined(steps)),
        Block("", "不要做", joined(card.never)),
        Block("", "要记下", joined(card.write_down)),
    )
    return Document(
        id=address_of(card),
        kind="card",
        title=card.title,
        context=joined(types_of(card, titles)),
        tags=(*card.tags, *types_of(card, titles)),
        summary=card.trigger,
        questions=card.answers,
        blocks=filled(blocks),
        facets=type_facets(types_of(card, titles)),
    )


def _form(form: Form, library: Library, titles: Mapping[str, str]) -> Document:
    help_ = joined(field.help for field in form.fields_)
    return Document(
        id=address_of(form),
        kind="form",
        title=form.title,
        context=joined(types_of(form, titles)),
        tags=types_of(form, titles),
        headings=tuple(field.label for field in form.fields_),
        summary=form.purpose,
        questions=form.answers,
        blocks=filled((Block("", "说明", help_),)),
        facets=type_facets(types_of(form, titles)),
    )


_OF_A_KIND: Mapping[type[Record], Callable[[Any, Library, Mapping[str, str]], Document]] = {
    Guide: _guide,
    EventType: _event_type,
    Regulation: _regulation,
    Form: _form,
    Card: _card,
    Wording: wording_document,
}
