"""A name for a lesson's file, so that nobody at the desk has to think of one."""

from itertools import count

from builder import search
from builder.model import HandIn, Library
from builder.review import Decision
from builder.review.accept import title_of, with_words

SYLLABLES = 6
"""Of the title's pinyin; enough to know it by."""


def free_slug(hand_in: HandIn, decision: Decision, library: Library) -> str:
    """The title in pinyin, with a number where another lesson of the year has that name."""
    spoken = search.slug_of(title_of(with_words(hand_in, decision))).split("-")
    name = "-".join(spoken[:SYLLABLES]) or "lesson"
    taken = {*library.lessons, *library.lessons_by_alias}
    names = (f"{name}-{number}" if number > 1 else name for number in count(1))
    return next(x for x in names if f"{hand_in.month[:4]}/{x}" not in taken)
