"""What readers may see: the one rule for lessons that are drafts or have been retired.

A lesson may become 草稿 or 已停用 on any day, whatever leads to it, and the site can still be
built. Its page goes, and with it all that was made of it: its title in lists, its story on
sheets, its hits. Where another record named it:

- a link in prose becomes its own words;
- an entry of a list (ground, reading, answers, an earlier case) is left out;
- `qianshi check` warns at the line that names it (`unpublished-link`), and where a line of a
  sheet has lost all that it rested on it warns there what to do about it (`lost-ground`).

Pages, programs, search and checks ask here, so that none of them shows what another hides.
"""

from collections.abc import Iterable

from builder.model.item import Item
from builder.model.library import Library
from builder.model.reference import Reference
from builder.model.task import Task


def is_published(library: Library, reference: Reference) -> bool:
    """Whether readers may see what a reference names; that it is there is not asked here."""
    return reference.bare not in library.unpublished


def published(library: Library, references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Those that readers may see, each once."""
    return tuple(x for x in dict.fromkeys(references) if is_published(library, x))


def all_grounds(library: Library, line: Item | Task) -> tuple[Reference, ...]:
    """What a line rests on, published or not, declared from either side."""
    lessons = library.lessons_of_item if isinstance(line, Item) else library.lessons_of_task
    declared = (Reference("lessons", lesson.id) for lesson in lessons.get(line.id, ()))
    return tuple(dict.fromkeys((*line.ground, *declared)))
