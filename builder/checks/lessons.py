"""A lesson is complete, and some checklist item remembers it."""

from collections.abc import Iterator
from itertools import zip_longest

from builder.checks.broken import broken_topics, may_be_named
from builder.checks.layers import strikes_of
from builder.model import Finding, Lesson, Library, Place
from builder.model.lesson import ALWAYS_NEEDED, SECTION_ANCHORS
from builder.model.values import GRAVE


def check_sections(library: Library) -> Iterator[Finding]:
    """The body has headings of the four-step review (S4-39), in their order, and its story."""
    for lesson in library.lessons.values():
        titles = [s.title for s in lesson.sections if s.title]
        for section in lesson.sections:
            if section.title and section.title not in SECTION_ANCHORS:
                place = Place(lesson.path, section.line)
                known = "、".join(SECTION_ANCHORS)
                yield Finding(
                    place, "unknown-section", f"没有“{section.title}”这一节。", f"只用：{known}。"
                )
        if ALWAYS_NEEDED not in titles:
            hint = f"请加“## {ALWAYS_NEEDED}”一节。"
            yield Finding(lesson.place(), "missing-section", f"缺少“{ALWAYS_NEEDED}”。", hint)
        expected = [title for title in SECTION_ANCHORS if title in titles]
        yield from _order(lesson, expected)


def check_coverage(library: Library) -> Iterator[Finding]:
    """A lesson that no item or task remembers is a defect, unless it says why (the loop)."""
    for lesson in library.accepted_lessons.values():
        remembered = library.items_of_lesson.get(lesson.id) or library.tasks_of_lesson.get(
            lesson.id
        )
        if remembered or lesson.no_item_reason or lesson.kind == "好做法" or lesson.held_out:
            continue
        if _may_be_remembered(lesson, library) or strikes_of(lesson, library):
            continue  # the place of the strike says so
        code = "uncovered-lesson" if lesson.severity in GRAVE else "uncovered-minor-lesson"
        hint = "请加一条检查项，或填 no_item_reason。"
        yield Finding(lesson.place("severity"), code, "还没有检查项记住这条教训。", hint)


def _order(lesson: Lesson, expected: list[str]) -> Iterator[Finding]:
    """Name the first heading that does not stand where it should."""
    known = [s for s in lesson.sections if s.title in SECTION_ANCHORS]
    for section, title in zip_longest(known, expected, fillvalue=None):
        if section and section.title != title:
            place = Place(lesson.path, section.line)
            hint = f"应为：{'、'.join(expected)}。"
            yield Finding(place, "section-order", f"“{section.title}”的位置不对。", hint)
            return


def _may_be_remembered(lesson: Lesson, library: Library) -> bool:
    """Some list that could not be read names the lesson, or is named by it."""
    topics = {line.partition("/")[0] for line in (*lesson.items, *lesson.tasks)}
    named = may_be_named(library, f"lessons/{lesson.id}", "items", "tasks")
    return named or not topics.isdisjoint(broken_topics(library))
