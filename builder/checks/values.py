"""Values that must stand in the office's vocabulary."""

from collections.abc import Iterator

from builder.model import Finding, Item, Lesson, Library, Task, Vocabulary
from builder.model.kinds import kind_of
from builder.model.record import Record
from builder.model.words import did_you_mean
from builder.program.outside import known_outside

VOCABULARY = kind_of(Vocabulary).files


def check_vocabulary(library: Library) -> Iterator[Finding]:
    """Roles, bottom lines, factors and themes come from closed lists."""
    if VOCABULARY in library.broken:
        return  # without the lists every word would be wrong
    words = library.vocabulary
    for lesson in library.lessons.values():
        yield from _listed(lesson, "bottom_lines", lesson.bottom_lines, words.bottom_lines)
        yield from _listed(lesson, "factors", lesson.factors, words.factors)
        yield from _lesson_roles(lesson, words.roles)
    for regulation in library.regulations.values():
        yield from _one(regulation, ("theme",), regulation.theme, words.themes)
    for guide in library.guides.values():
        yield from _one(guide, ("owner",), guide.owner, words.roles)
    for item in library.items.values():
        yield from _one(item, ("checker",), item.checker, words.roles)
    lines: list[Item | Task] = [*library.items.values(), *library.tasks.values()]
    for line in lines:
        yield from _outside(line, known_outside(library))
    yield from _scope_roles(library)


def _outside(line: Item | Task, known: tuple[str, ...]) -> Iterator[Finding]:
    if line.outside and line.outside not in known:
        hint = did_you_mean(line.outside, known) or "请先写进活动类型的 outside。"
        message = f"没有发给“{line.outside}”的外发单。"
        yield Finding(line.place("outside"), "unknown-value", message, hint)


def _lesson_roles(lesson: Lesson, roles: tuple[str, ...]) -> Iterator[Finding]:
    yield from _one(lesson, ("owner",), lesson.owner, roles)
    if lesson.detected:
        yield from _one(lesson, ("detected", "role"), lesson.detected.role, roles)
    for index, role in enumerate(lesson.catch.by):
        yield from _one(lesson, ("catch", "by", index), role, roles)
    for number, moment in enumerate(lesson.timeline):
        for index, role in enumerate(moment.known_to):
            yield from _one(lesson, ("timeline", number, "known_to", index), role, roles)
    for index, measure in enumerate(lesson.measures):
        yield from _one(lesson, ("measures", index, "owner"), measure.owner, roles)


def _scope_roles(library: Library) -> Iterator[Finding]:
    roles = library.vocabulary.roles
    for scope in library.scopes:
        for index, stream in enumerate(scope.workstreams):
            for name in ("lead", "assist", "check"):
                at = ("workstreams", index, name)
                yield from _one(scope, at, getattr(stream, name), roles)
        for index, pause in enumerate(scope.pauses):
            yield from _one(scope, ("pauses", index, "caller"), pause.caller, roles)


def _listed(
    record: Record, name: str, values: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[Finding]:
    for index, value in enumerate(values):
        yield from _one(record, (name, index), value, known)


def _one(
    record: Record, location: tuple[str | int, ...], value: str, known: tuple[str, ...]
) -> Iterator[Finding]:
    if value and value not in known:
        hint = did_you_mean(value, known) or f"新词请先加进 {VOCABULARY}。"
        yield Finding(record.place(*location), "unknown-value", f"词表里没有“{value}”。", hint)
