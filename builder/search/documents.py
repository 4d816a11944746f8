"""The library as things that can be found. Only accepted lessons are among them."""

from collections.abc import Iterable, Iterator

from builder.model import (
    EventType,
    Guide,
    Item,
    Lesson,
    Library,
    Regulation,
    Section,
    Task,
)
from builder.model.card import Card
from builder.model.form import Form
from builder.model.lesson import SECTION_ANCHORS
from builder.model.values import SEVERITY_LABELS
from builder.search.document import Block, Document
from builder.views.prose import plain_text

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
    yield from (_guide(x, titles) for x in library.guides.values())
    yield from (_event_type(x) for x in library.event_types.values())
    for regulation in library.regulations.values():
        yield _regulation(regulation)
        yield from _clauses(regulation)
    yield from (_form(x, titles) for x in library.forms.values())
    yield from (_card(x, titles, library.limit_of(x)) for x in library.cards.values())
    for event_type in library.event_types.values():
        yield from _lines(library, event_type)


def lesson_document(lesson: Lesson, titles: dict[str, str]) -> Document:
    """A lesson, with the titles of its event types."""
    return Document(
        id=f"lessons/{lesson.id}.html",
        kind="lesson",
        title=lesson.title,
        context=_joined((lesson.kind, SEVERITY_LABELS[lesson.severity], *_types(lesson, titles))),
        tags=(*lesson.tags, *lesson.factors, *lesson.bottom_lines, *_types(lesson, titles)),
        headings=_own_headings(lesson.sections),
        advice=_joined((lesson.when, lesson.do, lesson.because)),
        summary=lesson.summary,
        blocks=_blocks((*_lesson_facts(lesson), *_section_blocks(lesson.sections))),
        facets=tuple(_lesson_facets(lesson, titles)),
    )


def _lesson_facets(lesson: Lesson, titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from _of_types(_types(lesson, titles))
    yield "phase", lesson.phase
    yield "severity", SEVERITY_LABELS[lesson.severity]
    yield from (("bottom-line", line) for line in lesson.bottom_lines)
    yield from (("factor", factor) for factor in lesson.factors)
    if lesson.occurred:
        yield "year", lesson.occurred[:4]


def _of_types(titles: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("event-type", title) for title in titles)


def _lesson_facts(lesson: Lesson) -> Iterator[Block]:
    yield Block("", "时间线", _joined(moment.what for moment in lesson.timeline))
    yield Block("", "结果", _joined((lesson.outcome, lesson.lucky)))
    causes = (*lesson.causes.subjective, *lesson.causes.objective)
    yield Block(SECTION_ANCHORS["原因分析"], "原因分析", _joined(causes))
    measures = _joined(measure.what for measure in lesson.measures)
    yield Block(SECTION_ANCHORS["整改措施"], "整改措施", measures)
    yield Block("", "出处", lesson.source.text if lesson.source else "")


def _guide(guide: Guide, titles: dict[str, str]) -> Document:
    return Document(
        id=f"guides/{guide.id}.html",
        kind="guide",
        title=guide.title,
        context=_joined(_types(guide, titles)),
        tags=(*guide.tags, *_types(guide, titles)),
        headings=_own_headings(guide.sections),
        summary=guide.summary,
        blocks=_blocks(_section_blocks(guide.sections)),
        facets=_of_types(_types(guide, titles)),
    )


def _event_type(event_type: EventType) -> Document:
    lines = (
        Block("", "开单时问", _joined(question.text for question in event_type.questions)),
        Block("", "总结会问", _joined(event_type.review_questions)),
        Block("", "收口语", event_type.closing),
    )
    return Document(
        id=f"event-types/{event_type.id}.html",
        kind="event-type",
        title=event_type.title,
        context=event_type.category,
        tags=(event_type.category,),
        headings=(
            *(pause.title for pause in event_type.pauses),
            *(workstream.title for workstream in event_type.workstreams),
        ),
        summary=event_type.summary,
        blocks=_blocks(lines),
        facets=_of_types((event_type.title,)),
    )


def _regulation(regulation: Regulation) -> Document:
    facts = Block("", "", _joined((regulation.issuer, regulation.number, regulation.level)))
    return Document(
        id=f"regulations/{regulation.id}.html",
        kind="regulation",
        title=regulation.title,
        context=_joined((regulation.theme, regulation.issuer)),
        tags=(*regulation.tags, regulation.theme),
        headings=_own_headings(regulation.sections),
        blocks=_blocks((facts, *_section_blocks(regulation.sections))),
        worth=_worth(regulation),
    )


def _worth(regulation: Regulation) -> int:
    """Less where it had ended already when somebody last looked at it."""
    ended = regulation.effective_until and str(regulation.effective_until) < str(
        regulation.reviewed
    )
    return OUTDATED if ended else 100


def _clauses(regulation: Regulation) -> Iterator[Document]:
    for clause in regulation.clauses:
        yield Document(
            id=f"regulations/{regulation.id}.html#{clause.name}",
            kind="clause",
            title=f"{regulation.title}{clause.label}",
            context=regulation.theme,
            advice=clause.text,
            worth=_worth(regulation),
        )


def _card(card: Card, titles: dict[str, str], limit: str) -> Document:
    steps = (f"{step.who} {step.text} {step.note}".strip() for step in card.steps)
    blocks = (
        Block("", "谁指挥、先报谁", _joined((card.command, card.report_to, limit))),
        Block("", "逐条做", _joined(steps)),
        Block("", "不要做", _joined(card.never)),
        Block("", "要记下", _joined(card.write_down)),
    )
    return Document(
        id=f"cards/{card.id}.html",
        kind="card",
        title=card.title,
        context=_joined(_types(card, titles)),
        tags=(*card.tags, *_types(card, titles)),
        summary=card.trigger,
        blocks=_blocks(blocks),
        facets=_of_types(_types(card, titles)),
    )


def _form(form: Form, titles: dict[str, str]) -> Document:
    help_ = _joined(field.help for field in form.fields_)
    return Document(
        id=f"forms/{form.id}.html",
        kind="form",
        title=form.title,
        context=_joined(_types(form, titles)),
        tags=_types(form, titles),
        headings=tuple(field.label for field in form.fields_),
        summary=form.purpose,
        blocks=_blocks((Block("", "说明", help_),)),
        facets=_of_types(_types(form, titles)),
    )


def _lines(library: Library, event_type: EventType) -> Iterator[Document]:
    """Items and tasks stand at the first event type that carries them."""
    for item in library.items_of_type(event_type):
        if library.types_of_item[item.id][0] == event_type:
            yield _item(item, event_type)
    for task in library.tasks_of_type(event_type):
        if library.types_of_task[task.id][0] == event_type:
            yield _task(task, event_type)


def _item(item: Item, event_type: EventType) -> Document:
    return Document(
        id=_line_address(event_type, "item", item.id),
        kind="item",
        title=item.text,
        context=event_type.title,
        advice=_joined((f"应看到：{item.expect}", item.why)),
        facets=_of_types((event_type.title,)),
    )


def _task(task: Task, event_type: EventType) -> Document:
    return Document(
        id=_line_address(event_type, "task", task.id),
        kind="task",
        title=task.text,
        context=event_type.title,
        advice=f"形成：{task.document}" if task.document else "",
        facets=_of_types((event_type.title,)),
    )


def _line_address(event_type: EventType, kind: str, id_: str) -> str:
    return f"event-types/{event_type.id}.html#{kind}-{id_.replace('/', '-')}"


def _types(record: Lesson | Guide | Form | Card, titles: dict[str, str]) -> tuple[str, ...]:
    """Titles of the event types a record names, by reference or by bare id."""
    references = (f"event-types/{text.removeprefix('event-types/')}" for text in record.event_types)
    return tuple(titles[r] for r in references if r in titles)


def _own_headings(sections: Iterable[Section]) -> tuple[str, ...]:
    """Headings the author chose; the fixed ones say nothing about a page."""
    titles = (plain_text(section.title) for section in sections if section.title)
    return tuple(title for title in titles if title not in SECTION_ANCHORS)


def _section_blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """A section without an id of its own is found at the last one above it."""
    anchor = ""
    for section in sections:
        title = plain_text(section.title)
        anchor = section.anchor or SECTION_ANCHORS.get(title, anchor)
        yield Block(anchor, title, plain_text(section.text))


def _blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.text)


def _joined(parts: Iterable[str]) -> str:
    return "；".join(part for part in parts if part)
