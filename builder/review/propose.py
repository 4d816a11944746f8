"""Which line on which sheet would have caught it: a proposal in the words of who does the work."""

import re
from dataclasses import dataclass

from builder.model import EventType, HandIn, Item, Library, Pause

LONGEST = 24
MOST_KILLERS = 3
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


def propose_item(hand_in: HandIn, library: Library) -> Proposal | None:
    """A place and a wording for the item; None when the hand-in names no known event type."""
    event_type = library.event_types.get(hand_in.event_type)
    if event_type is None:
        return None
    named = (pause for pause in event_type.pauses if pause.name == hand_in.pause)
    pause = next(named, event_type.pauses[0])
    crowd = tuple(
        item
        for item in library.items_of_type(event_type)
        if item.killer and pause.name in item.pauses
    )
    return Proposal(
        event_type=event_type,
        pause=pause,
        topic=event_type.modules[0],
        text=first_sentence(hand_in.prevent)[:LONGEST],
        checker=_second_person(event_type, pause),
        killer=len(crowd) < MOST_KILLERS,
        crowd=crowd,
    )


def first_sentence(text: str) -> str:
    """Up to the first full stop or line end."""
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0].strip()


def _second_person(event_type: EventType, pause: Pause) -> str:
    """A role of the type that is not the one reading the list aloud (S4-61)."""
    roles = [stream.check for stream in event_type.workstreams]
    return next((role for role in roles if role != pause.caller), "")
