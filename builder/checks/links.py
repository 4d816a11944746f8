"""References between records: every one must point to something that exists."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from builder.model import EventType, Finding, Item, Library, Place, Reference, Task
from builder.model.condition import Comparison
from builder.model.record import Record
from builder.model.reference import PRACTICE
from builder.model.words import did_you_mean
from builder.views.addresses import anchors_of, linked_reference
from builder.views.prose import is_safe_address

Location = tuple[str | int, ...]

_LESSON_LISTS = (("event_types", "event-types"), ("items", "items"), ("tasks", "tasks"))
_LINK = re.compile(r"(?<!\\)!?\[[^\]]*\]\(\s*<?([^)>\s]*)")


def check_references(library: Library) -> Iterator[Finding]:
    """Fields that name other records."""
    known: Mapping[str, Mapping[str, object]] = {
        "event-types": library.event_types,
        "items": library.items,
        "tasks": library.tasks,
        "lessons": library.lessons,
        "regulations": library.regulations,
    }
    for record, location, folder, id_ in _named(library):
        if id_ not in known[folder] and f"{folder}/{id_}" not in library.broken:
            hint = did_you_mean(id_, known[folder]) or "请检查代号。"
            yield Finding(record.place(*location), "unknown-link", f"找不到 {folder}/{id_}。", hint)
    for record, location, text in _referring(library):
        if text != PRACTICE:
            yield from _check_reference(library, record.place(*location), text)


def check_prose_links(library: Library) -> Iterator[Finding]:
    """Links inside Markdown bodies."""
    for record in (
        *library.lessons.values(),
        *library.guides.values(),
        *library.regulations.values(),
    ):
        for section in record.sections:
            for number, line in enumerate(section.text.split("\n"), section.line + 1):
                for match in _LINK.finditer(line):
                    yield from _check_link(library, Place(record.path, number), match[1])


def check_conditions(library: Library) -> Iterator[Finding]:
    """Conditions ask only questions that every event type using the line really asks."""
    for event_type in library.event_types.values():
        lines: tuple[Item | Task, ...] = (
            *library.items_of_type(event_type),
            *library.tasks_of_type(event_type),
        )
        for line in lines:
            yield from _check_condition(line, event_type)


def _named(library: Library) -> Iterator[tuple[Record, Location, str, str]]:
    """Fields that hold bare ids, and the folder each id belongs to."""
    for lesson in library.lessons.values():
        for name, folder in _LESSON_LISTS:
            yield from _ids(lesson, name, folder)
        if lesson.repeats:
            yield lesson, ("repeats",), "lessons", lesson.repeats
    for record in (*library.guides.values(), *library.forms.values()):
        yield from _ids(record, "event_types", "event-types")
    for regulation in library.regulations.values():
        yield from _ids(regulation, "supersedes", "regulations")


def _ids(record: Record, name: str, folder: str) -> Iterator[tuple[Record, Location, str, str]]:
    for index, id_ in enumerate(getattr(record, name)):
        yield record, (name, index), folder, id_


def _referring(library: Library) -> Iterator[tuple[Record, Location, str]]:
    """Fields that hold whole references."""
    for name, records in (
        ("ground", (*library.items.values(), *library.tasks.values())),
        ("reading", library.event_types.values()),
        ("clauses", library.guides.values()),
    ):
        for record in records:
            for index, text in enumerate(getattr(record, name)):
                yield record, (name, index), text
    for item in library.items.values():
        if item.guide:
            yield item, ("guide",), item.guide


def _check_reference(library: Library, place: Place, text: str) -> Iterator[Finding]:
    try:
        reference = Reference.parse(text)
    except ValueError as fault:
        yield Finding(place, "unknown-link", f"“{text}”不是引用。", f"{fault}。")
        return
    yield from _check_target(library, place, reference)


def _check_link(library: Library, place: Place, href: str) -> Iterator[Finding]:
    if not is_safe_address(href):
        yield Finding(
            place, "unsafe-url", f"地址“{href}”不能用。", "只用站内相对地址或 http、https。"
        )
    elif reference := linked_reference(href, place.path):
        yield from _check_target(library, place, reference)
    elif "://" not in href and not href.startswith(("mailto:", "#")):
        yield Finding(
            place, "unknown-link", f"“{href}”不是本库的页面。", "请链接到 .md 或 .yml 源文件。"
        )


def _check_target(library: Library, place: Place, reference: Reference) -> Iterator[Finding]:
    bare = replace(reference, anchor="")
    record = library.find(bare)
    if record is None and str(bare) not in library.broken:
        hint = did_you_mean(reference.id, library.ids_in(reference.folder)) or "请检查路径。"
        yield Finding(place, "unknown-link", f"找不到 {bare}。", hint)
    elif record and reference.anchor:
        anchors = anchors_of(record, library)
        if reference.anchor not in anchors:
            hint = did_you_mean(reference.anchor, sorted(anchors))
            yield Finding(place, "dead-anchor", f"{bare} 里没有 #{reference.anchor}。", hint)


def _check_condition(line: Item | Task, event_type: EventType) -> Iterator[Finding]:
    questions = {question.name: question for question in event_type.questions}
    for group in ("all", "any"):
        for index, text in enumerate(getattr(line.when, group)):
            comparison = Comparison.parse(text)
            place = line.place("when", group, index)
            question = questions.get(comparison.question)
            if question is None:
                message = f"“{event_type.title}”不问 {comparison.question}。"
                yield Finding(
                    place, "unknown-value", message, did_you_mean(comparison.question, questions)
                )
            elif question.answers and comparison.value not in question.answers:
                message = f"“{question.text}”没有“{comparison.value}”这个答案。"
                yield Finding(
                    place,
                    "unknown-value",
                    message,
                    did_you_mean(comparison.value, question.answers),
                )
