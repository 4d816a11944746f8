"""Lessons that tell of something like another lesson, for the foot of its page."""

from collections.abc import Mapping, Sequence

from builder.search.document import Document
from builder.search.index import MemoryIndex
from builder.search.similar import similar

_SUFFIX = ".html"
_FOLDER = "lessons/"


def related_lessons(documents: Sequence[Document], limit: int) -> Mapping[str, tuple[str, ...]]:
    """Lesson id to the ids of the nearest lessons, nearest first; lessons without any are absent.

    What is compared is what a lesson is about: its title, its advice and its tags.
    """
    lessons = [document for document in documents if document.kind == "lesson"]
    index = MemoryIndex(lessons)
    found = {_lesson_id(lesson.id): _nearest(lesson, index, limit) for lesson in lessons}
    return {id_: nearest for id_, nearest in found.items() if nearest}


def _nearest(lesson: Document, index: MemoryIndex, limit: int) -> tuple[str, ...]:
    text = " ".join((lesson.title, lesson.advice, *lesson.tags))
    others = (hit.id for hit in similar(index, text, limit + 1) if hit.id != lesson.id)
    return tuple(map(_lesson_id, others))[:limit]


def _lesson_id(address: str) -> str:
    return address.removeprefix(_FOLDER).removesuffix(_SUFFIX)
