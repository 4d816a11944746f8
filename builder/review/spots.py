"""Where a line may stand: every 节点 of the knowledge base once, with all that is written there.

A 节点 that a block brings is one spot, whichever types offer the block.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.model import Due, Item, Lesson, Library, Pause
from builder.model.kinds import reference_to
from builder.model.scope import Scope
from builder.review.terms import TextIndex, terms
from builder.review.time_words import DAY, HOUR, SHORT

_MINUTES = {"m": 1, "h": HOUR, "d": DAY, "wd": DAY}
_TITLE, _PLACE, _CALLER, _TEXT, _EXPECT, _WHY, _STORY = 3.0, 1.5, 0.5, 1.0, 0.7, 0.5, 0.15
_NAME, _SUMMARY, _STREAM, _TASK = 6.0, 2.0, 1.0, 0.5
"""How much the parts of a spot, and of what brings it, say of it."""

SpotKey = tuple[str, str]
"""What brings the 节点, `blocks/meal` or `event-types/duty`, and its name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A 节点 and its lines."""

    key: SpotKey
    pause: Pause
    types: tuple[str, ...]
    """Ids of the types on whose sheets it can stand, the usual ones first."""
    items: tuple[Item, ...]

    @property
    def scope(self) -> str:
        """The type or the block that brings it."""
        return self.key[0]

    @property
    def block(self) -> str:
        """Id of the block that brings it; "" where it is a type's own."""
        return self.pause.brought_by

    @property
    def title(self) -> str:
        """Its title with the marks of time as `Moment.name` has them."""
        return short_marks(self.pause.title)

    @property
    def minutes(self) -> int | None:
        """From the start, less than 0 before it; None where it counts from the end."""
        due = Due.parse(self.pause.at)
        counts = due.anchor not in ("end", "event-end", "promise", "arrive")
        return due.amount * _MINUTES[due.unit] if counts else None


def short_marks(text: str) -> str:
    """`装车之前` as `装车前`."""
    for word, short in SHORT.items():
        text = text.replace(word, short)
    return text


class Spots:
    """All spots of a library, with the words that lead to them. Made once, asked often."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.all: Mapping[SpotKey, Spot] = {spot.key: spot for spot in _spots(library)}

    @cached_property
    def words(self) -> TextIndex[SpotKey]:
        """What is written at each."""
        return TextIndex({key: self._parts(spot) for key, spot in self.all.items()})

    @cached_property
    def scopes(self) -> TextIndex[str]:
        """What is written of each type and block as a whole."""
        by_scope: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for spot in self.all.values():
            by_scope[spot.scope] += self._parts(spot)
        for scope in self.library.scopes:
            by_scope[str(reference_to(scope))] += self._parts_of_scope(scope)
        return TextIndex(by_scope)

    @cached_property
    def titles(self) -> TextIndex[SpotKey]:
        """How each is called."""
        return TextIndex({key: [(spot.title, 1.0)] for key, spot in self.all.items()})

    @cached_property
    def items(self) -> TextIndex[str]:
        """Every line."""
        library = self.library
        return TextIndex(
            {
                id_: [(item.text, 1.0), (item.expect, 0.7), *self._stories(item)]
                for id_, item in library.items.items()
            }
        )

    @cached_property
    def synonyms(self) -> Mapping[str, tuple[str, ...]]:
        """Each known word with the terms of those that mean the same."""
        rows = [row for row in self.library.synonyms if len(row) > 1]
        return {
            word: tuple(t for other in row if other != word for t in terms(other))
            for row in rows
            for word in row
        }

    def scope_title(self, spot: Spot) -> str:
        """What the type or the block that brings a spot is called."""
        library = self.library
        return (
            library.blocks[spot.block] if spot.block else library.event_types[spot.types[0]]
        ).title

    def _parts(self, spot: Spot) -> Iterator[tuple[str, float]]:
        pause = spot.pause
        yield from ((spot.title, _TITLE), (pause.place, _PLACE), (pause.caller, _CALLER))
        for item in spot.items:
            yield from ((item.text, _TEXT), (item.expect, _EXPECT), (item.why, _WHY))
            yield from self._stories(item)

    def _stories(self, item: Item) -> Iterator[tuple[str, float]]:
        for lesson in self.library.lessons_of_item.get(item.id, ()):
            yield _story(lesson), _STORY

    def _parts_of_scope(self, scope: Scope) -> Iterator[tuple[str, float]]:
        yield from ((scope.title, _NAME), (scope.summary, _SUMMARY))
        for stream in scope.workstreams:
            yield f"{stream.title} {stream.lead} {stream.assist}", _STREAM
        for task in self.library.tasks.values():
            if task.topic in scope.modules:
                yield task.text, _TASK


@dataclass
class _Kept:
    """The spots of the library that was asked of last; a door asks of one again and again."""

    spots: Spots | None = None


_KEPT = _Kept()


def spots_of(library: Library) -> Spots:
    """The spots of a library, made when it is asked of first; one read again has the same."""
    spots = _KEPT.spots
    if spots is None or not _is_same(spots.library, library):
        _KEPT.spots = spots = Spots(library)
    return spots


def _is_same(one: Library, other: Library) -> bool:
    return one is other or (bool(one.texts) and one.texts == other.texts)


def _spots(library: Library) -> Iterator[Spot]:
    found: dict[SpotKey, tuple[Pause, list[str], dict[str, Item]]] = {}
    for own in library.types_in_order:
        event_type = library.whole_types[own.id]
        for pause in event_type.pauses:
            by = f"blocks/{pause.brought_by}" if pause.brought_by else f"event-types/{own.id}"
            _, types, items = found.setdefault((by, pause.name), (pause, [], {}))
            types.append(own.id)
            items |= {x.line.id: x.line for x in library.items_at(event_type, pause)}
    for key, (pause, types, items) in found.items():
        yield Spot(key, pause, tuple(types), tuple(items.values()))


def _story(lesson: Lesson) -> str:
    return f"{lesson.title} {lesson.when} {lesson.do} {lesson.because} {lesson.summary}"
