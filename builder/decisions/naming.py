"""Names for a lesson's file and for a new entry, so that nobody at the desk thinks of one."""

from collections.abc import Iterator
from itertools import count

from builder import search
from builder.model import HandIn, Library
from builder.review import Decision
from builder.review.accept import title_of, with_words

SYLLABLES = 6
"""Of the title's pinyin; enough to know it by."""


def free_slug(hand_in: HandIn, decision: Decision, library: Library) -> str:
    """The title in pinyin, with a number where another lesson of the year has that name."""
    taken = {*library.lessons, *library.lessons_by_alias}
    names = _names(title_of(with_words(hand_in, decision)), "lesson")
    return next(x for x in names if f"{hand_in.month[:4]}/{x}" not in taken)


def free_name(text: str, path: str, library: Library) -> str:
    """The same for a new task in a file of tasks, after its text."""
    taken = {task.name for task in library.tasks.values() if task.path == path}
    return next(name for name in _names(text, "task") if name not in taken)


def _names(text: str, otherwise: str) -> Iterator[str]:
    """The text in pinyin, then with a number behind it."""
    name = "-".join(search.slug_of(text).split("-")[:SYLLABLES]) or otherwise
    yield name
    yield from (f"{name}-{number}" for number in count(2))
