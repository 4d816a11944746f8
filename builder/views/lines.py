"""The lines of one event type as its page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model import EventType, Item, Library, Pause, Task, Workstream


@dataclass(frozen=True, slots=True)
class EventTypeLines:
    """Items by pause point and tasks by workstream, in the order of the type."""

    pauses: tuple[tuple[Pause, tuple[Item, ...]], ...]
    workstreams: tuple[tuple[Workstream, tuple[Task, ...]], ...]
    first_pause: Mapping[str, str]
    """Item id to the key of the pause at which it first stands; its anchor belongs there."""


def lines_of(event_type: EventType, library: Library) -> EventTypeLines:
    """Everything that can appear on a sheet of this type."""
    tasks = library.tasks_of_type(event_type)
    pauses = tuple(
        (pause, tuple(x.line for x in library.items_at(event_type, pause)))
        for pause in event_type.pauses
    )
    first: dict[str, str] = {}
    for pause, standing in pauses:
        for item in standing:
            first.setdefault(item.id, pause.key)
    return EventTypeLines(
        pauses=pauses,
        workstreams=tuple(
            (stream, tuple(task for task in tasks if task.workstream == stream.name))
            for stream in event_type.workstreams
        ),
        first_pause=first,
    )
