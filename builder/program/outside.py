"""To whom an 外发单 goes, and which lines are theirs: those that name them, and no others."""

from collections.abc import Mapping

from builder.model import EventType, Item, Library, Task
from builder.program.format import Outside

USUAL = {"宾馆": ("住宿",), "驾驶员": ("接站", "送站", "参观"), "厨房": ("用餐",)}
"""Whom a type without a list of its own writes to, and the segments they have a part in."""
NEEDED: Mapping[str, Mapping[str, str]] = {
    "宾馆": {"rooms": "房间数"},
    "驾驶员": {"guests": "来宾人数", "people": "乘车人数"},
    "厨房": {
        "dining": "用餐地点",
        "guests": "来宾人数",
        "people": "用餐人数",
        "companions": "陪餐人数",
    },
}
"""Questions whose answers they cannot do without: rooms, seats, places at table; in their words."""
COOKS = ("厨房",)


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
            lines={x.id: x.slip for x in lines if x.outside == to},
            segments=list(segments),
            answers=dict(NEEDED.get(to, {})),
            diet=to in COOKS,
        )
        for to, segments in asked.items()
    ]


def known_outside(library: Library) -> tuple[str, ...]:
    """Everybody some event type writes an 外发单 to."""
    named = [x.to for scope in library.scopes for x in scope.outside]
    return tuple(dict.fromkeys([*USUAL, *named]))
