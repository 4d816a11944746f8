"""Whether a 节点 has room for one more line, on every sheet it would stand on, and what gives way.

A line is given up by evidence only. A 必查项, a line that stopped a slip, and what even the 最简版
keeps (三要素 among it) never give way, nor does what a clause demands; what rests on 惯例 alone
goes first, then what only cases ask for that another line remembers too.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from builder.model import EventType, Item, Library, Pause
from builder.model.answers import Load, heaviest
from builder.model.composition import pauses_of_topic
from builder.model.limits import MOST_ITEMS, MOST_KILLERS_AT_A_PAUSE, MOST_KILLERS_ON_A_SHEET
from builder.model.published import all_grounds
from builder.review.proposal import SHOWN, Full, Place


@dataclass(frozen=True, slots=True)
class Room:
    """What is at a place already."""

    killers: tuple[Item, ...]
    """The 必查项 that stand there on the sheet of the place's type."""
    bears_killer: bool
    full: tuple[Full, ...]


def room_at(place: Place, library: Library, spared: Collection[str] = frozenset()) -> Room:
    """The room for a line of the place's topic. `spared` are ids of lines that never give way."""
    pause = place.pause_in(library)
    sheets = list(sheets_of(place.topic, pause.name, library))
    here = _lines(library, library.whole_types[place.event_type], pause)
    kept = {*spared, *(id_ for event_type, _ in sheets for id_ in event_type.minimal)}
    return Room(
        killers=tuple(item for item in here if item.killer),
        bears_killer=all(_bears_killer(library, *sheet) for sheet in sheets),
        full=tuple(_full(library, sheets, kept)),
    )


def may_give_way(item: Item, library: Library) -> bool:
    """Whether nothing that speaks for a line is lost with it."""
    return not item.killer and _weight(library, item) >= 0


def sheets_of(topic: str, name: str, library: Library) -> Iterator[tuple[EventType, Pause]]:
    """Every type on whose sheet a line of a topic stands that writes this 节点, and where."""
    for event_type in library.whole_types.values():
        for pause in pauses_of_topic(topic, name, event_type, library.blocks):
            yield event_type, pause


def _lines(library: Library, event_type: EventType, pause: Pause) -> list[Item]:
    return [x.line for x in library.items_at(event_type, pause)]


def _reaches(items: Sequence[Item], event_type: EventType, most: int) -> bool:
    """Whether some answers bring as many lines as there may be: one more would be too many."""
    return heaviest([Load(item, 1) for item in items], event_type, most - 1).weight >= most


def _bears_killer(library: Library, event_type: EventType, pause: Pause) -> bool:
    """Both limits of 必查项: at the 节点, and over all 节点 of what brings it."""
    here = [x for x in _lines(library, event_type, pause) if x.killer]
    beside = [x for x in event_type.pauses if x.brought_by == pause.brought_by]
    whole = {x.id: x for near in beside for x in _lines(library, event_type, near) if x.killer}
    crowded = _reaches(here, event_type, MOST_KILLERS_AT_A_PAUSE)
    return not crowded and not _reaches(list(whole.values()), event_type, MOST_KILLERS_ON_A_SHEET)


def _full(
    library: Library, sheets: Sequence[tuple[EventType, Pause]], kept: Collection[str]
) -> Iterator[Full]:
    lines = [
        (event_type, pause, _lines(library, event_type, pause)) for event_type, pause in sheets
    ]
    full = [x for x in lines if _reaches(x[2], x[0], MOST_ITEMS[x[1].mode])]
    everywhere = Counter(item.id for _, _, here in full for item in here)
    for event_type, pause, here in full:
        loose = [x for x in here if not x.killer and x.id not in kept]
        ranked = [(rank, -everywhere[x.id], x) for x in loose if (rank := _weight(library, x)) >= 0]
        order = [x for _, _, x in sorted(ranked, key=lambda row: row[:2])]
        most = MOST_ITEMS[pause.mode]
        rest = ((x, [other for other in here if other is not x]) for x in order)
        helps = (x for x, others in rest if not _reaches(others, event_type, most))
        yield Full(event_type.id, tuple(islice(helps, SHOWN)))


def _weight(library: Library, item: Item) -> int:
    """How many cases speak for a line; less than 0 where it may not be given up."""
    grounds = all_grounds(library, item)
    cases = [library.lessons[x.id] for x in grounds if x.id in library.lessons]
    if len(cases) + sum(x.is_practice for x in grounds) < len(grounds):
        return -1
    return len(cases) if all(_remembered_elsewhere(library, x.id, item) for x in cases) else -1


def _remembered_elsewhere(library: Library, lesson: str, item: Item) -> bool:
    items = library.items_of_lesson.get(lesson, ())
    return lesson in library.tasks_of_lesson or any(other.id != item.id for other in items)
