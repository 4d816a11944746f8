"""Fields that name other records: every one must point to something that exists."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.checks.broken import broken_topics, is_broken
from builder.model import Finding, Item, Library, Place, Reference
from builder.model.card import Card
from builder.model.kinds import kind_of
from builder.model.record import Record
from builder.model.reference import PRACTICE
from builder.model.standard import Standards
from builder.model.words import did_you_mean
from builder.views.addresses import anchors_of

Location = tuple[str | int, ...]
STANDARDS = kind_of(Standards).files

_LESSON_LISTS = (("event_types", "event-types"), ("items", "items"), ("tasks", "tasks"))


def check_references(library: Library) -> Iterator[Finding]:
    """Bare ids, whole references, and the topics that event types take in."""
    for record, location, folder, id_ in _named(library):
        yield from _check_id(library, record.place(*location), folder, id_)
    for record, location, text in referring(library):
        if text != PRACTICE:
            yield from _check_text(library, record.place(*location), text)
    yield from _check_modules(library)
    yield from _check_standards(library)


def check_target(library: Library, place: Place, reference: Reference) -> Iterator[Finding]:
    """The record and the anchor exist; silent where the record's file was reported already."""
    bare = replace(reference, anchor="")
    record = library.find(bare)
    if record is None:
        yield from _check_id(library, place, bare.folder, bare.id)
    elif reference.anchor and reference.anchor not in (anchors := anchors_of(record, library)):
        hint = did_you_mean(reference.anchor, sorted(anchors)) or "那一页没有可以指向的小标题。"
        yield Finding(place, "dead-anchor", f"{bare} 里没有 #{reference.anchor}。", hint)
    if is_unpublished(library, bare):
        hint = "请收录那条案例，或去掉引用。"
        yield Finding(place, "unpublished-link", f"{bare} 没有收录，读者打不开。", hint)


def check_line(library: Library, place: Place, folder: str, id_: str) -> Iterator[Finding]:
    """An item or a task exists, and some event type shows it."""
    yield from _check_id(library, place, folder, id_)


def is_unpublished(library: Library, reference: Reference) -> bool:
    """A draft or retired lesson has no page."""
    is_lesson = reference.folder == "lessons" and reference.id in library.lessons
    return is_lesson and reference.id not in library.accepted_lessons


def referring(library: Library) -> Iterator[tuple[Record, Location, str]]:
    """Fields that hold whole references, such as grounds and reading lists."""
    fields: tuple[tuple[str, Iterable[Record]], ...] = (
        ("ground", library.items.values()),
        ("ground", library.tasks.values()),
        ("ground", library.cards.values()),
        ("reading", library.event_types.values()),
        ("clauses", library.guides.values()),
    )
    for name, records in fields:
        for record in records:
            for index, text in enumerate(getattr(record, name)):
                yield record, (name, index), text
    guided: tuple[Item | Card, ...] = (*library.items.values(), *library.cards.values())
    for line in guided:
        if line.guide:
            yield line, ("guide",), line.guide


def _check_standards(library: Library) -> Iterator[Finding]:
    """Names of values that the office sets in `content/standards.yml`."""
    for place, name in _named_standards(library):
        if name and name not in library.standards and STANDARDS not in library.broken:
            hint = did_you_mean(name, tuple(library.standards)) or f"请在 {STANDARDS} 里加一条。"
            yield Finding(place, "unknown-link", f"没有标准 {name}。", hint)


def _named_standards(library: Library) -> Iterator[tuple[Place, str]]:
    for card in library.cards.values():
        yield card.place("standard"), card.standard
    for form in library.forms.values():
        for index, field in enumerate(form.fields_):
            yield form.place("fields", index, "standard"), field.standard


def _check_id(library: Library, place: Place, folder: str, id_: str) -> Iterator[Finding]:
    if id_ in library.in_folder(folder) or is_broken(library, folder, id_):
        return
    renamed = library.lessons_by_alias.get(id_) if folder == "lessons" else None
    hint = f"它已改名，请写 {folder}/{renamed.id}。" if renamed else _near(library, folder, id_)
    yield Finding(place, "unknown-link", f"找不到 {folder}/{id_}。", hint or "请检查代号和路径。")


def _near(library: Library, folder: str, id_: str) -> str:
    return did_you_mean(id_, tuple(library.in_folder(folder)))


def _named(library: Library) -> Iterator[tuple[Record, Location, str, str]]:
    """Fields that hold bare ids, and the folder each id belongs to."""
    for lesson in library.lessons.values():
        for name, folder in _LESSON_LISTS:
            yield from _ids(lesson, name, folder)
        if lesson.repeats:
            yield lesson, ("repeats",), "lessons", lesson.repeats
    for record in (
        *library.guides.values(),
        *library.forms.values(),
        *library.cards.values(),
    ):
        yield from _ids(record, "event_types", "event-types")
    for regulation in library.regulations.values():
        yield from _ids(regulation, "supersedes", "regulations")
    for event_type in library.event_types.values():
        if event_type.extends:
            yield event_type, ("extends",), "event-types", event_type.extends


def _ids(record: Record, name: str, folder: str) -> Iterator[tuple[Record, Location, str, str]]:
    for index, id_ in enumerate(getattr(record, name)):
        yield record, (name, index), folder, id_


def _check_text(library: Library, place: Place, text: str) -> Iterator[Finding]:
    try:
        reference = Reference.parse(text)
    except ValueError as fault:
        yield Finding(place, "unknown-link", f"“{text}”不是引用。", f"{fault}。")
        return
    yield from check_target(library, place, reference)


def _check_modules(library: Library) -> Iterator[Finding]:
    """A topic is a file of items, of tasks, or of both."""
    topics = {id_.partition("/")[0] for id_ in (*library.items, *library.tasks)}
    topics |= broken_topics(library)
    for event_type in library.event_types.values():
        for index, topic in enumerate(event_type.modules):
            if topic not in topics:
                hint = did_you_mean(topic, sorted(topics)) or "请检查文件名。"
                place = event_type.place("modules", index)
                yield Finding(place, "unknown-link", f"没有主题 {topic} 的检查项或任务。", hint)
