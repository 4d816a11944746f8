"""What a planned edit touches: from a file or an id to items, tasks and event types."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.model import EventType, Item, Lesson, Library, Reference, Task
from builder.model.card import Card
from builder.model.kinds import KIND_IN, kind_of
from builder.model.record import Record


@dataclass(frozen=True, slots=True)
class Impact:
    """The lines that rest on something, and the event types that carry them."""

    items: tuple[Item, ...]
    tasks: tuple[Task, ...]
    event_types: tuple[EventType, ...]
    cards: tuple[Card, ...]
    lessons: tuple[Lesson, ...] = ()
    """Those that were asked about."""


def impact_of(library: Library, name: str) -> Impact | None:
    """What an edit of `name` touches: a path, a reference, or an id; None when it is nothing."""
    records = [record for record in _records(library) if name in _names(record)]
    if not records and "#" in name:
        return impact_of_ground(library, name)
    if not records:
        return None
    items = {item.id: item for record in records for item in _items(library, record)}
    tasks = {task.id: task for record in records for task in _tasks(library, record)}
    named = [t for record in records for t in _types(library, record)]
    cards = {card.id: card for record in records for card in _cards(library, record)}
    impact = _impact(library, items.values(), tasks.values(), named, cards.values())
    return replace(impact, lessons=tuple(x for x in records if isinstance(x, Lesson)))


def impact_of_ground(library: Library, reference: str) -> Impact | None:
    """What rests on one clause, such as `regulations/y#art-18`."""
    items = [item for item in library.items.values() if _names_ground(item, reference)]
    tasks = [task for task in library.tasks.values() if _names_ground(task, reference)]
    cards = [card for card in library.cards.values() if _names_ground(card, reference)]
    return _impact(library, items, tasks, [], cards) if items or tasks or cards else None


def _impact(
    library: Library,
    items: Iterable[Item],
    tasks: Iterable[Task],
    named: Iterable[EventType],
    cards: Iterable[Card],
) -> Impact:
    items, tasks = tuple(items), tuple(tasks)
    types = {event_type.id: event_type for event_type in named}
    for item in items:
        types |= {event_type.id: event_type for event_type in library.types_of_item[item.id]}
    for task in tasks:
        types |= {event_type.id: event_type for event_type in library.types_of_task[task.id]}
    return Impact(items, tasks, tuple(types[id_] for id_ in sorted(types)), tuple(cards))


def _records(library: Library) -> Iterable[Record]:
    for kind in KIND_IN.values():
        yield from library.every(kind.model).values()


def _names(record: Record) -> set[str]:
    """Its file, its id, and its reference: the path without the root folder and the suffix."""
    bare = record.path.rpartition(".")[0]
    return {record.path, bare, record.id, f"{kind_of(type(record)).folder}/{record.id}"}


def _items(library: Library, record: Record) -> Iterable[Item]:
    if isinstance(record, Item):
        return (record,)
    if isinstance(record, EventType):
        return library.items_of_type(library.whole_types[record.id])
    guided = [i for i in library.items.values() if _is(i.guide, record)]
    grounded = [i for i in library.items.values() if _rests_on(i, record)]
    return [*library.items_of_lesson.get(record.id, ()), *grounded, *guided]


def _tasks(library: Library, record: Record) -> Iterable[Task]:
    if isinstance(record, Task):
        return (record,)
    if isinstance(record, EventType):
        return library.tasks_of_type(library.whole_types[record.id])
    grounded = [t for t in library.tasks.values() if _rests_on(t, record)]
    return [*library.tasks_of_lesson.get(record.id, ()), *grounded]


def _types(library: Library, record: Record) -> Iterable[EventType]:
    """Types that are the record, or have it on their reading list."""
    for event_type in library.event_types.values():
        if event_type is record or any(_is(text, record) for text in event_type.reading):
            yield event_type


def _cards(library: Library, record: Record) -> Iterable[Card]:
    """The card itself, or those that rest on the record or lead to it."""
    for card in library.cards.values():
        if card is record or _is(card.guide, record) or _rests_on(card, record):
            yield card


def _rests_on(line: Item | Task | Card, record: Record) -> bool:
    return any(_is(reference, record) for reference in line.ground)


def _names_ground(line: Item | Task | Card, reference: str) -> bool:
    return reference in map(str, line.ground)


def _is(reference: Reference | None, record: Record) -> bool:
    own = Reference(kind_of(type(record)).folder, record.id)
    return reference is not None and reference.bare == own
