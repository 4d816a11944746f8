"""An event type together with the blocks that its events may be made of.

Most of the house asks about a type as if it were one list: its questions, its 环节, its 节点. That
view is made here. What came from a block says so, and what nobody is asked, because a block, the
date or a count says it, stands among the questions as a `Derived` one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from builder.model.block import Block
from builder.model.event_type import EventType
from builder.model.item import Item
from builder.model.record import Part
from builder.model.scope import Pause, Question, Workstream
from builder.model.task import Task

Line = TypeVar("Line", Item, Task)

WEEKEND = "weekend"
"""The fact that the day is a Saturday, a Sunday, a day off or a made-up working day."""


class BlockPause(Pause):
    """A 节点 that a block brings."""

    block: str

    @property
    def brought_by(self) -> str:
        """Its block."""
        return self.block

    @property
    def key(self) -> str:
        """What tells it from the 节点 of the same name of other blocks."""
        return f"{self.block}-{self.name}"


class BlockQuestion(Question):
    """A question that is asked of each segment of a block."""

    block: str

    @property
    def brought_by(self) -> str:
        """Its block."""
        return self.block


class Derived(Question):
    """A fact that nobody is asked: the block, the date or the count says it."""

    @property
    def is_asked(self) -> bool:
        """Never."""
        return False


def composed(event_type: EventType, blocks: Mapping[str, Block]) -> EventType:
    """The type with everything that its blocks bring; names of its own come first."""
    parts = parts_of(event_type, blocks)
    joined = {name: _joined(event_type, parts, name) for name in _JOINED}
    return event_type.model_copy(
        update={
            **joined,
            "questions": _once((*event_type.questions, *_questions(parts), *_facts(parts))),
            "workstreams": _once(
                (*event_type.workstreams, *(x for part in parts for x in part.workstreams))
            ),
            "pauses": (*event_type.pauses, *_pauses(parts)),
        }
    )


def parts_of(event_type: EventType, blocks: Mapping[str, Block]) -> tuple[Block, ...]:
    """The blocks a type offers, in its order; unknown ones have their own finding."""
    return tuple(blocks[slug] for slug in dict.fromkeys(event_type.blocks) if slug in blocks)


@dataclass(frozen=True, slots=True)
class Brought(Generic[Line]):
    """A line, and what brings it to the sheets of a type."""

    line: Line
    by: tuple[str, ...]
    """Ids of blocks; "" is the type itself."""


def brought(
    event_type: EventType, blocks: Mapping[str, Block], by_topic: Mapping[str, Sequence[Line]]
) -> list[Brought[Line]]:
    """The lines of the type's modules and of its blocks', each once."""
    found: dict[str, tuple[Line, list[str]]] = {}
    for scope in (event_type, *parts_of(event_type, blocks)):
        for topic in dict.fromkeys(scope.modules):
            for line in by_topic.get(topic, ()):
                by = "" if scope is event_type else scope.id
                found.setdefault(line.id, (line, []))[1].append(by)
    return [Brought(line, tuple(by)) for line, by in found.values()]


@dataclass(frozen=True, slots=True)
class Standing:
    """The items on sheets of one whole type."""

    event_type: EventType
    items: tuple[Item, ...]
    """In file order."""
    by_pause: Mapping[tuple[str, str], tuple[Brought[Item], ...]]
    """The same at each 节点, by what brings the 节点 and its name."""

    def at(self, pause: Pause) -> tuple[Brought[Item], ...]:
        """The items at one 节点, and what brings them there."""
        return self.by_pause.get((pause.brought_by, pause.name), ())


def standing(
    event_type: EventType, blocks: Mapping[str, Block], by_topic: Mapping[str, Sequence[Item]]
) -> Standing:
    """Items of the type's modules and of its blocks', where they stand.

    A block's items stand at the block's own 节点; where it has none of that name, at the type's.
    """
    lines = brought(event_type, blocks, by_topic)
    found: dict[tuple[str, str], tuple[Brought[Item], ...]] = {}
    for pause in event_type.pauses:
        here = (x for x in lines if pause.name in x.line.pauses)
        at = (Brought(x.line, _homes(x.by, pause, blocks)) for x in here)
        found[pause.brought_by, pause.name] = tuple(x for x in at if x.by)
    placed = {x.line.id for here in found.values() for x in here}
    return Standing(event_type, tuple(x.line for x in lines if x.line.id in placed), found)


def _homes(by: Iterable[str], pause: Pause, blocks: Mapping[str, Block]) -> tuple[str, ...]:
    return tuple(x for x in by if _home(x, pause.name, blocks) == pause.brought_by)


def _home(by: str, name: str, blocks: Mapping[str, Block]) -> str:
    """Where the 节点 of that name is that lines of a module brought by `by` mean."""
    own = blocks[by].pauses if by else ()
    return by if any(x.name == name for x in own) else ""


def pauses_of_topic(
    topic: str, name: str, event_type: EventType, blocks: Mapping[str, Block]
) -> list[Pause]:
    """The 节点 of a whole type at which a line of `topic` that writes `name` stands."""
    own = [""] if topic in event_type.modules else []
    by = own + [x.id for x in parts_of(event_type, blocks) if topic in x.modules]
    homes = {_home(one, name, blocks) for one in by}
    return [x for x in event_type.pauses if x.name == name and x.brought_by in homes]


def streams_of(
    by: Sequence[str], event_type: EventType, blocks: Mapping[str, Block]
) -> dict[str, Workstream]:
    """环节 by name as lines see them: the first block's own, else the type's."""
    known = {stream.name: stream for stream in event_type.workstreams}
    own = blocks[by[0]].workstreams if by[0] else ()
    return known | {stream.name: stream for stream in own}


_JOINED = ("reading", "review_questions", "minimal", "limits", "outside")


def _joined(event_type: EventType, parts: Iterable[Block], field: str) -> tuple[object, ...]:
    values = (value for part in parts for value in getattr(part, field))
    return tuple(dict.fromkeys((*getattr(event_type, field), *values)))


def _once(named: Iterable[Part]) -> tuple[Part, ...]:
    found: dict[str, Part] = {}
    for part in named:
        found.setdefault(getattr(part, "name", ""), part)
    return tuple(found.values())


def _questions(parts: Iterable[Block]) -> Iterator[BlockQuestion]:
    for part in parts:
        for question in part.questions:
            yield BlockQuestion(**question.model_dump(), block=part.id)


def _pauses(parts: Iterable[Block]) -> Iterator[BlockPause]:
    for part in parts:
        for pause in part.pauses:
            yield BlockPause(**pause.model_dump(), block=part.id)


def _facts(parts: Iterable[Block]) -> Iterator[Derived]:
    for part in parts:
        for name in part.sets:
            yield _fact(name, f"有“{part.title}”吗", "是否")
        if part.counts:
            yield _fact(part.counts, f"“{part.title}”有几处", "数字")
    yield _fact(WEEKEND, "当天是周末、休息日或调休上班吗", "是否")


def _fact(name: str, text: str, kind: str) -> Derived:
    why = "不用问：由环节块、日期或点数得出"
    return Derived.model_validate({"name": name, "text": f"{text}？", "why": why, "kind": kind})
