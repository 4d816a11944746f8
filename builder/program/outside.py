"""To whom an 外发单 goes, and which lines are theirs: those that name them, and no others."""

from builder.model import EventType, Item, Library, Task
from builder.program.format import Outside

USUAL = {"宾馆": ("住宿",), "驾驶员": ("接站", "送站", "参观"), "厨房": ("用餐",)}
"""Whom a type without a list of its own writes to, and the segments they have a part in."""
NEEDED = {
    "宾馆": ("rooms",),
    "驾驶员": ("guests", "people"),
    "厨房": ("dining", "guests", "people", "companions"),
}
"""Questions whose answers they cannot do without: how many rooms, seats and places at table."""


def outside_of(library: Library, event_type: EventType) -> list[Outside]:
    """The type's own list; without one, hotel, driver and kitchen."""
    asked = {x.to: x.segments for x in event_type.outside} or USUAL
    lines: tuple[Item | Task, ...] = (
        *library.tasks_of_type(event_type),
        *library.items_of_type(event_type),
    )
    return [
        Outside(
            to=to,
            lines=[x.id for x in lines if x.outside == to],
            segments=list(segments),
            answers=[q.name for q in event_type.questions if q.name in NEEDED.get(to, ())],
        )
        for to, segments in asked.items()
    ]


def known_outside(library: Library) -> tuple[str, ...]:
    """Everybody some event type writes an 外发单 to."""
    named = [x.to for scope in library.scopes for x in scope.outside]
    return tuple(dict.fromkeys([*USUAL, *named]))
