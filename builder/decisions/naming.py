"""Names for a lesson's file and for a new entry, so that nobody at the desk thinks of one."""

import re
from collections.abc import Iterator
from itertools import chain, count

from builder import search
from builder.model import HandIn, Library
from builder.model.regulation import Regulation
from builder.review import Decision
from builder.review.accept import title_of, with_words
from builder.review.passages import Passage
from builder.search.numerals import figures_of

SYLLABLES = 6
"""Of the title's pinyin; enough to know it by."""
_ARTICLE = re.compile("第([0-9]{1,3}|[零一二三四五六七八九十百]+)条")


def free_slug(hand_in: HandIn, decision: Decision, library: Library) -> str:
    """The title in pinyin, with a number where another lesson of the year has that name."""
    taken = {*library.lessons, *library.lessons_by_alias}
    names = _names(title_of(with_words(hand_in, decision)), "lesson")
    return next(x for x in names if f"{hand_in.month[:4]}/{x}" not in taken)


def free_name(text: str, passage: Passage, library: Library) -> str:
    """The same for a new entry behind a passage: `art-18` for 第十八条."""
    article = _ARTICLE.fullmatch(text.strip())
    number = article and (article[1] if article[1].isascii() else figures_of(article[1]))
    names = chain([f"art-{number}"] if number else [], _names(text, passage.kind))
    taken = frozenset(_taken(passage, library))
    return next(name for name in names if name not in taken)


def _taken(passage: Passage, library: Library) -> Iterator[str]:
    """Names of the entries among which the new one will stand."""
    if isinstance(passage.record, Regulation):
        yield from (clause.name for clause in passage.record.clauses)
    elif passage.kind == "standard":
        yield from library.standards
    else:
        path = passage.place.path
        yield from (task.name for task in library.tasks.values() if task.path == path)


def _names(text: str, otherwise: str) -> Iterator[str]:
    """The text in pinyin, then with a number behind it."""
    name = "-".join(search.slug_of(text).split("-")[:SYLLABLES]) or otherwise
    yield name
    yield from (f"{name}-{number}" for number in count(2))
