"""What the sender wrote as the type of the event: the one it names, or those that share the word.

`会议` is the name of no type and a part of several: it is kept as a hint, which favours them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from builder.model import EventType, HandIn, Library

SAYS_ENOUGH = 3
"""Characters that name a type where they only stand in its title in this order."""
_OWN_NAME, _HELD, _CATEGORY = 1.0, 0.6, 0.3
"""How much a word says for a type that is one of that name, `大型会议`; for one whose title has it
elsewhere, or whose events have a stretch of that name; and for one whose category is called so."""
_BOX = re.compile("^活动类型[：:](.+)$", re.MULTILINE)
_PARTS = re.compile("[、，：（）]")
_UNKNOWN = ("不清楚", "不知道", "不详", "不确定")
"""What says that nobody knows."""


@dataclass(frozen=True, slots=True)
class SaidType:
    """What stood in the box 活动类型."""

    words: str
    """As the sender wrote it; "" where there was nothing, or that it is not known."""
    named: EventType | None
    """The type it names; None where there is none, or several share the word."""
    kinds: Mapping[str, float]
    """Ids of the types that share the word, with how much it says for each, the most first."""

    def told(self, chosen: str, library: Library) -> str:
        """How a word was understood that is no type's own name, in a sentence; "" of any other.

        `chosen` is the id of the type that the rest of the text led to, or "".
        """
        if self.named:
            own = self.words in (self.named.id, self.named.title)
            return "" if own else f"活动类型填的是“{self.words}”，认作“{self.named.title}”。"
        if not self.words:
            return ""
        many = f"有 {len(self.kinds)} 种" if self.kinds else "没有这一种"
        title = library.event_types[chosen].title if chosen in library.event_types else ""
        first = f"按内容先选了“{title}”" if title else "从内容也看不出是哪一种"
        return f"活动类型填的是“{self.words}”，{many}，{first}。"


def said_type(hand_in: HandIn, library: Library) -> SaidType:
    """What a hand-in says of its type, in its own field or in a box of the form it came in."""
    boxes = [box.strip() for box in (*_BOX.findall(hand_in.left_out), hand_in.event_type)]
    said = [box for box in boxes if box and box not in _UNKNOWN]
    if hand_in.event_type in library.whole_types:
        named: EventType | None = library.whole_types[hand_in.event_type]
    else:
        named = next((found for one in said if (found := _type_called(one, library))), None)
    words = said[0] if said else ""
    return SaidType(words, named, {} if named else _kinds(words, library))


def beside_type(left_out: str) -> list[str]:
    """The lines that stood in no box of a form, without the word for the type: it is told apart."""
    return [line for line in left_out.splitlines() if not _BOX.fullmatch(line)]


def _type_called(said: str, library: Library) -> EventType | None:
    """The type so called; none where a part could be that of several titles, such as 会议."""
    types = library.whole_types
    if said in types:
        return types[said]
    order = [types[x.id] for x in library.types_in_order]
    holding = [x for x in order if said in x.title]
    parts = (x for x in order if said in re.split("[、，：]", x.title))
    begun = (x for x in holding if x.title.startswith(said)) if len(holding) == 1 else ()
    longer = (x for x in order if said.startswith(x.title))
    short = (x for x in order if _in_order(said, x.title))
    return next(chain(parts, begun, longer, short if len(said) >= SAYS_ENOUGH else ()), None)


def _in_order(said: str, title: str) -> bool:
    """Whether a title has all characters of what was said, in their order."""
    rest = iter(title)
    return all(character in rest for character in said)


def _kinds(word: str, library: Library) -> dict[str, float]:
    found = {x.id: max(_shares(word, x, library)) for x in library.types_in_order} if word else {}
    return dict(sorted(((k, v) for k, v in found.items() if v), key=lambda pair: -pair[1]))


def _shares(word: str, event_type: EventType, library: Library) -> Iterator[float]:
    """How much each name of a type has of a word."""
    blocks = library.blocks_of(library.own_types[event_type.id])
    yield _OWN_NAME * any(part.endswith(word) for part in _PARTS.split(event_type.title))
    yield _HELD * (word in event_type.title or any(word == block.title for block in blocks))
    yield _CATEGORY * event_type.category.endswith(word)
