"""Lessons kept to try the sheets with: no line is written for one, or stopping it proves little."""

from collections.abc import Iterator

from builder.model import Finding, Item, Lesson, Library, Task

_HINT = "请删去这一处；要用它写，就删去案例的 held_out。"


def check_held_out(library: Library) -> Iterator[Finding]:
    """Lines named by a held-out lesson, and lines that name one as their ground."""
    for lesson in library.lessons.values():
        if lesson.held_out:
            yield from _lines_named_by(lesson)
    lines: tuple[Item | Task, ...] = (*library.items.values(), *library.tasks.values())
    for line in lines:
        yield from _lessons_named_by(line, library)


def _lines_named_by(lesson: Lesson) -> Iterator[Finding]:
    for name in ("items", "tasks"):
        for index, line in enumerate(getattr(lesson, name)):
            message = f"案例留作检验，又写了产生的“{line}”。"
            yield Finding(lesson.place(name, index), "held-out-line", message, _HINT)


def _lessons_named_by(line: Item | Task, library: Library) -> Iterator[Finding]:
    for index, ground in enumerate(line.ground):
        lesson = library.lessons.get(ground.id) if ground.folder == "lessons" else None
        if lesson and lesson.held_out:
            message = f"“{line.text}”的依据 {ground} 是留作检验的案例。"
            yield Finding(line.place("ground", index), "held-out-line", message, _HINT)
