"""Where the sheets of each event type are weakest: lines with nothing behind them, little time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.model import EventType, Item, Library, Task
from builder.model.kinds import address_of
from builder.model.published import all_grounds
from builder.model.reference import OURS, LineKind, line_address
from builder.model.trial import LessonTrial, LineTrial

SHOWN = 5
"""Lines named for a type; the command `qianshi trace` has all of them."""


@dataclass(frozen=True, slots=True)
class WeakType:
    """One event type with its lines."""

    title: str
    address: str
    lines: int
    practice: int
    """Lines that rest on practice alone."""
    unused: int
    """Lines that stop no known slip."""
    both: int
    """Lines of which both is true."""
    named: tuple[tuple[str, str], ...]
    """Some of these, text and address; those inferred by the office itself first."""
    least: str
    """How early the slip is stopped that is stopped last of all; "" where none is."""
    lesson: str
    lesson_address: str
    line: str
    """That slip, and the line that stops it."""


def weakest(library: Library, trials: Mapping[str, LessonTrial]) -> list[WeakType]:
    """Every event type, most lines with nothing behind them first."""
    types = library.published(EventType).values()
    rows = [_weak(library, event_type, trials) for event_type in types]
    return sorted(rows, key=lambda row: (-row.both, row.title))


def _weak(library: Library, event_type: EventType, trials: Mapping[str, LessonTrial]) -> WeakType:
    used, margins = set[tuple[str, str]](), list[tuple[str, LineTrial]]()
    for trial in trials.values():
        for on_type in (x for x in trial.types if x.event_type == event_type.id and x.stopping):
            used.update((x.line.kind, x.line.id) for x in on_type.stopping)
            margins.append((trial.lesson, max(on_type.stopping, key=lambda x: x.lead)))
    lines = dict(_lines(library, event_type))
    practice = [key for key, x in lines.items() if _is_practice(library, x)]
    both = sorted(set(practice) - used, key=lambda key: (not _is_ours(library, lines[key]), key))
    lesson, line = min(margins, key=lambda x: x[1].lead, default=("", None))
    return WeakType(
        event_type.title,
        address_of(event_type),
        len(lines),
        len(practice),
        len(lines.keys() - used),
        len(both),
        tuple((lines[key].text, line_address(event_type.id, *key)) for key in both[:SHOWN]),
        line.early if line else "",
        library.lessons[lesson].title if lesson else "",
        address_of(library.lessons[lesson]) if lesson else "",
        line.line.text if line else "",
    )


def _lines(
    library: Library, event_type: EventType
) -> Iterator[tuple[tuple[LineKind, str], Item | Task]]:
    whole = library.whole_types[event_type.id]
    yield from ((("item", x.id), x) for x in library.items_of_type(whole))
    yield from ((("task", x.id), x) for x in library.tasks_of_type(whole))


def _is_practice(library: Library, line: Item | Task) -> bool:
    return all(ground.is_practice for ground in all_grounds(library, line))


def _is_ours(library: Library, line: Item | Task) -> bool:
    return all_grounds(library, line) == (OURS,)
