"""Which line on which sheet would have caught it, read from the words of a hand-in.

A hand-in is taken apart into its matters; each is ranked against every 节点 of the knowledge base
(`places.py`); what that means for the sheet follows from the first place (`room.py`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model import HandIn, Library
from builder.review.caught import caught_by
from builder.review.checkers import checker_at
from builder.review.conditions import narrowed
from builder.review.evidence import because
from builder.review.grade import grade
from builder.review.item_line import item_line
from builder.review.matters import Matter, matters
from builder.review.places import Ranked, ranked, wanted_terms
from builder.review.proposal import SHOWN, Caught, Full, Place, Proposal
from builder.review.room import Room, room_at
from builder.review.said_type import SaidType, said_type
from builder.review.spots import Spots, spots_of

__all__ = ["Caught", "Full", "Place", "Proposal", "propose"]

NEAR = 0.6
"""What part of the first place's weight another must have to be shown beside it."""


def propose(
    hand_in: HandIn, library: Library, held: Collection[str] = frozenset()
) -> tuple[Proposal, ...]:
    """A proposal for each matter of a hand-in, at least one.

    `held` are the ids of lines that were marked 拦住 in some run: they never give way, nor do those
    that should have caught it.
    """
    spots, said = spots_of(library), said_type(hand_in, library)
    return tuple(_proposal(hand_in, matter, said, spots, held) for matter in matters(hand_in))


def likely_type(hand_in: HandIn, library: Library) -> str:
    """Id of the type whose sheet the first matter most likely belongs on.

    "" where none does, and where the sender's own word leaves nothing to find out.
    """
    said = said_type(hand_in, library)
    if said.named or not said.words:
        return ""
    place = propose(hand_in, library)[0].place
    return place.event_type if place else ""


def _proposal(
    hand_in: HandIn,
    matter: Matter,
    said: SaidType,
    spots: Spots,
    held: Collection[str],
) -> Proposal:
    library = spots.library
    near = spots.items.scores(wanted_terms(matter, spots))
    order = ranked(hand_in, matter, spots, said)
    places = tuple(_places(order, matter, near, spots, said.named is not None))
    caught = tuple(caught_by(hand_in, matter, order, near, spots))
    spared = {*held, *(one.item.id for one in caught)}
    room = room_at(places[0], library, spared) if places else Room((), True, ())
    return Proposal(
        what=matter.what,
        prevent=matter.prevent,
        places=places,
        text=item_line(matter.prevent, library.vocabulary.roles),
        severity=grade(matter.what),
        bears_killer=room.bears_killer,
        crowd=room.killers,
        caught_by=caught,
        full=room.full,
    )


def _places(
    order: Sequence[Ranked],
    matter: Matter,
    near: Mapping[str, float],
    spots: Spots,
    is_named: bool,
) -> Iterator[Place]:
    """The first few; where the same line would stand on several sheets, they are one place.

    Where the sender named no type, a place must have words that led there.
    """
    found: list[_Sheet] = []
    for one in order:
        sheet = _sheet_of(one, near, spots.library)
        if len(found) == SHOWN or one.score < NEAR * order[0].score:
            break
        if not any(sheet.is_same(other) for other in found):
            found.append(sheet)
    for sheet in found:
        spot, event_type = sheet.ranked.spot, sheet.ranked.event_type
        place = Place(
            event_type=event_type,
            block=spot.block,
            pause=spot.pause.key,
            topic=sheet.topic,
            checker=checker_at(spot, event_type, matter, near, spots),
            because=tuple(because(sheet.ranked, matter, near, spots)),
        )
        if is_named or place.because:
            yield narrowed(place, matter, spots)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A place with the files whose lines stand there."""

    ranked: Ranked
    topic: str
    """The file whose nearest lines are most like the matter."""
    topics: Collection[str]

    def is_same(self, other: "_Sheet") -> bool:
        """Whether a line here would stand there too."""
        shared = self.topic in other.topics or other.topic in self.topics
        return shared and self.ranked.spot.pause.name == other.ranked.spot.pause.name


def _sheet_of(one: Ranked, near: Mapping[str, float], library: Library) -> _Sheet:
    """The files at the 节点 of the type; of a 节点 without lines, all that may stand there."""
    event_type = library.whole_types[one.event_type]
    scope = library.blocks[one.spot.block] if one.spot.block else event_type
    here: dict[str, list[float]] = {}
    for brought in library.items_at(event_type, one.spot.pause):
        here.setdefault(brought.line.topic, []).append(near.get(brought.line.id, 0))
    topics = here or {topic: [] for topic in scope.modules or event_type.modules}
    topic = max(topics, key=lambda name: sum(sorted(topics[name], reverse=True)[:SHOWN]))
    return _Sheet(one, topic, frozenset(topics))
