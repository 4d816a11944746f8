"""Every mutant of every line, and what came of it."""

from collections.abc import Iterable, Iterator

from builder.model import Item, Library
from builder.model.mutation import Group, Outcome
from builder.mutation.mutants import Line, mutants_of
from builder.mutation.notice import Watch


def mutate(library: Library, lines: Iterable[Line] | None = None) -> Iterator[Outcome]:
    """The outcomes of all mutants of some lines, or of all that some event type shows.

    Two thousand lines take some minutes.
    """
    watch = Watch(library)
    every: tuple[Line, ...] = (*library.items.values(), *library.tasks.values())
    for line in every if lines is None else lines:
        types = tuple(x.id for x in library.types_of(line))
        if types:
            for mutant in mutants_of(line, library):
                noticed, equal = watch.noticed(mutant)
                group = group_of(line)
                yield Outcome(mutant.kind, line.id, group, types, mutant.operator, noticed, equal)


def group_of(line: Line) -> Group:
    """必查项 and red lines stand for themselves."""
    return "grave" if (line.killer if isinstance(line, Item) else line.red_line) else "rest"
