"""Which line on which sheet would have caught it: a proposal in the words of who does the work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.model import EventType, HandIn, Item, Library, Pause
from builder.model.limits import LONGEST_ITEM, MOST_ITEMS, MOST_KILLERS_AT_A_PAUSE

SHOWN = 3
IN_COMMON = 3
"""Pairs of neighbouring characters that an item must share with what happened."""
_CLAUSE_END = re.compile(r"[，、,：:]")
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A skeleton of an item; the maintainer supplies `expect`, the rest may be kept."""

    event_type: EventType
    pause: Pause
    topic: str
    text: str
    checker: str
    killer: bool
    """False when the pause point already has as many 必查项 as it can bear (增一减一)."""
    crowd: tuple[Item, ...]
    """The 必查项 that stand at the pause already."""
    full: bool
    """The pause has as many items as a list may have: one more displaces one (增一减一)."""
    displaces: Item | None
    """The item that would be missed least, where the pause is full."""
    caught_by: tuple[Item, ...]
    """Items on the sheet that should have caught it."""


def propose_item(hand_in: HandIn, library: Library) -> Proposal | None:
    """A place and a wording for the item; None when the hand-in names no known event type."""
    event_type = library.whole_types.get(hand_in.event_type)
    if event_type is None:
        return None
    named = (x for x in event_type.pauses if hand_in.pause in (x.key, x.name))
    pause = next(named, event_type.pauses[0])
    here = [x.line for x in library.items_at(event_type, pause)]
    crowd = tuple(item for item in here if item.killer)
    return Proposal(
        event_type=event_type,
        pause=pause,
        topic=_topic_at(pause, event_type, library),
        text=clipped(first_sentence(hand_in.prevent), LONGEST_ITEM),
        checker=_second_person(event_type, pause),
        killer=len(crowd) < MOST_KILLERS_AT_A_PAUSE,
        crowd=crowd,
        full=len(here) >= MOST_ITEMS[pause.mode],
        displaces=_least_missed(here, library) if len(here) >= MOST_ITEMS[pause.mode] else None,
        caught_by=_should_have_caught(hand_in, library.items_of_type(event_type)),
    )


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


def _should_have_caught(hand_in: HandIn, items: Iterable[Item]) -> tuple[Item, ...]:
    """Those that were ticked as wrong; else those whose words are most like what happened."""
    named = {line.rpartition(" ")[2] for line in hand_in.lines}
    known = list(items)
    if ticked := tuple(item for item in known if item.id in named):
        return ticked
    said = _pairs(f"{hand_in.what} {hand_in.prevent}")
    common = {item.id: len(said & _pairs(f"{item.text} {item.expect}")) for item in known}
    near = [item for item in known if common[item.id] >= IN_COMMON]
    return tuple(sorted(near, key=lambda item: -common[item.id])[:SHOWN])


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()}


def _least_missed(items: list[Item], library: Library) -> Item | None:
    """Never a 必查项; first what rests on no lesson, then the last of the list."""
    loose = [item for item in items if not item.killer]
    order = sorted(loose, key=lambda item: len(library.lessons_of_item.get(item.id, ())))
    return order[0] if order else None
