"""Which line on which sheet would have caught it: a proposal in the words of who does the work.

A hand-in is read for its matters, each matter for its places; see `proposal.py` for what comes out.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from builder.model import EventType, HandIn, Item, Library, Pause
from builder.model.limits import LONGEST_ITEM, MOST_ITEMS, MOST_KILLERS_AT_A_PAUSE
from builder.review.proposal import SHOWN, Caught, Full, Place, Proposal

__all__ = ["Caught", "Full", "Place", "Proposal", "propose"]

IN_COMMON = 3
"""Pairs of neighbouring characters that an item must share with what happened."""
_CLAUSE_END = re.compile(r"[，、,：:]")
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")


def propose(
    hand_in: HandIn, library: Library, held: Collection[str] = frozenset()
) -> tuple[Proposal, ...]:
    """A proposal for each matter of a hand-in, at least one.

    `held` are the ids of lines that were marked 拦住 in some run: they never give way.
    """
    places = tuple(_places(hand_in, library))
    first = places[0] if places else None
    crowd = _killers_at(first, library) if first else ()
    line = clipped(first_sentence(hand_in.prevent), LONGEST_ITEM)
    return (
        Proposal(
            what=hand_in.what,
            prevent=hand_in.prevent,
            places=places,
            text=line if len(line) <= LONGEST_ITEM else "",
            severity="S3",
            bears_killer=len(crowd) < MOST_KILLERS_AT_A_PAUSE,
            crowd=crowd,
            caught_by=tuple(_should_have_caught(hand_in, library)),
            full=tuple(_full(first, library, held)) if first else (),
        ),
    )


def _places(hand_in: HandIn, library: Library) -> Iterator[Place]:
    event_type = library.whole_types.get(hand_in.event_type)
    if event_type is None:
        return
    named = (x for x in event_type.pauses if hand_in.pause in (x.key, x.name))
    pause = next(named, event_type.pauses[0])
    yield Place(
        event_type=event_type.id,
        block=pause.brought_by,
        pause=pause.key,
        topic=_topic_at(pause, event_type, library),
        checker=_second_person(event_type, pause),
        because=(),
    )


def _killers_at(place: Place, library: Library) -> tuple[Item, ...]:
    here = library.items_at(library.whole_types[place.event_type], place.pause_in(library))
    return tuple(x.line for x in here if x.line.killer)


def _full(place: Place, library: Library, held: Collection[str]) -> Iterator[Full]:
    event_type, pause = library.whole_types[place.event_type], place.pause_in(library)
    here = [x.line for x in library.items_at(event_type, pause)]
    if len(here) >= MOST_ITEMS[pause.mode]:
        loose = [item for item in here if not item.killer and item.id not in held]
        order = sorted(loose, key=lambda item: len(library.lessons_of_item.get(item.id, ())))
        yield Full(event_type.id, tuple(order[:SHOWN]))


def _topic_at(pause: Pause, event_type: EventType, library: Library) -> str:
    """The first module of whatever brings the 节点."""
    scopes = (event_type, *library.blocks_of(event_type))
    own = [x for x in scopes[1:] if x.id == pause.brought_by]
    return next(topic for scope in (*own, *scopes) for topic in scope.modules)


def first_sentence(text: str) -> str:
    """Up to the first full stop or line end that has words before it; all where none has."""
    sentences = (part.strip() for part in _SENTENCE_END.split(text))
    return next((sentence for sentence in sentences if sentence), text.strip())


def clipped(text: str, longest: int) -> str:
    """Whole clauses of a text, as many as fit; where not even one does, the text stays whole."""
    if len(text) <= longest:
        return text
    ends = [mark.start() for mark in _CLAUSE_END.finditer(text) if 0 < mark.start() <= longest]
    return text[: ends[-1]] if ends else text


def _second_person(event_type: EventType, pause: Pause) -> str:
    """A role of the type that is not the one reading the list aloud (S4-61)."""
    roles = [stream.check for stream in event_type.workstreams]
    return next((role for role in roles if role != pause.caller), "")


def _should_have_caught(hand_in: HandIn, library: Library) -> Iterator[Caught]:
    """Those that were ticked as wrong; else those whose words are most like what happened."""
    event_type = library.whole_types.get(hand_in.event_type)
    known = library.items_of_type(event_type) if event_type else ()
    for item in _nearest(hand_in, known):
        where = (x for x in event_type.pauses if x.name in item.pauses) if event_type else iter(())
        pause = next(where)
        yield Caught(item, f"{event_type.title if event_type else ''} · {pause.title}")


def _nearest(hand_in: HandIn, known: Iterable[Item]) -> list[Item]:
    named = {line.rpartition(" ")[2] for line in hand_in.lines}
    known = list(known)
    if ticked := [item for item in known if item.id in named]:
        return ticked
    said = _pairs(f"{hand_in.what} {hand_in.prevent}")
    common = {item.id: len(said & _pairs(f"{item.text} {item.expect}")) for item in known}
    near = [item for item in known if common[item.id] >= IN_COMMON]
    return sorted(near, key=lambda item: -common[item.id])[:SHOWN]


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()}
