"""The part of a library that one line can touch, and the same with a mutant in its place.

Sheets of a type are made of its own lines and blocks alone, so nothing outside the types that a
line stands on can change with it, but what leads to the line by name.
"""

from collections.abc import Mapping
from dataclasses import replace

from builder.model import EventType, Item, Lesson, Library, Task
from builder.model.record import Record
from builder.mutation.mutants import Line, Mutant


def part_of(library: Library, types: tuple[str, ...]) -> Library:
    """These types, those they extend, and the lines that can stand on their sheets."""
    wholes = [library.whole_types[id_] for id_ in types]
    parents = (library.event_types[id_].extends for id_ in types)
    event_types = {id_: library.event_types[id_] for id_ in (*types, *parents) if id_}
    items = {x.id: x for whole in wholes for x in library.items_of_type(whole)}
    tasks = {x.id: x for whole in wholes for x in library.tasks_of_type(whole)}
    return _with(library, {EventType: event_types, Item: items, Task: tasks})


def with_mutant(part: Library, mutant: Mutant) -> Library:
    """The part with the mutant in the place of its line; the order of lines stays."""
    kind = Item if isinstance(mutant.line, Item) else Task
    lines: dict[str, Record] = dict(part.every(kind))
    if mutant.instead:
        lines[mutant.line.id] = mutant.instead
    else:
        del lines[mutant.line.id]
    return _with(part, {kind: lines})


def with_lines(library: Library, lines: list[Line]) -> Library:
    """The library with these lines alone."""
    items: dict[str, Record] = {x.id: x for x in lines if isinstance(x, Item)}
    tasks: dict[str, Record] = {x.id: x for x in lines if isinstance(x, Task)}
    return _with(library, {Item: items, Task: tasks})


def with_lessons(library: Library, lessons: Mapping[str, Lesson]) -> Library:
    """The library with these lessons alone."""
    return _with(library, {Lesson: lessons})


def _with(library: Library, kept: Mapping[type[Record], Mapping[str, Record]]) -> Library:
    return replace(library, kept={**library.kept, **kept})
