"""Which 节点 a matter belongs to: by its words, by when it says to look, by what it names."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from builder.model import EventType, HandIn, Library
from builder.review.matters import Matter
from builder.review.spots import Spot, SpotKey, Spots
from builder.review.terms import terms
from builder.review.time_words import ENDS, Moment

PREVENT, WHAT, SYNONYM = 1.0, 0.6, 0.6
"""How much a word of either answer says, and one that means the same as a word of theirs."""
SCOPE, ITEM, NAMED_MOMENT, FAR, TICKED, NAMED_PAUSE = 0.9, 0.4, 0.6, 0.8, 1.0, 4.0
"""What signals weigh beside the words of a spot."""
USUAL = 0.001
"""For each step by which a type stands behind others of its category: rarer ones lose a tie."""
UNKNOWN = 2.5
"""The rarity of a term that stands in no title."""
_LATE = 4.0
"""Twice as far from the start counts half, so often as far nothing."""
_FARTHEST = 1.5
"""As much counts against a 节点 at quite another time."""
SAYS_ENOUGH = 3
"""Characters that name a type where they only stand in its title in this order."""
_TYPE_BOX = re.compile("^活动类型[：:](.+)$", re.MULTILINE)


def wanted_terms(matter: Matter, spots: Spots) -> dict[str, float]:
    """The terms to look for, with what each weighs."""
    text = f"{matter.what}\n{matter.prevent}"
    found: dict[str, float] = {}
    for word, others in spots.synonyms.items():
        if word in text:
            found |= dict.fromkeys(others, SYNONYM)
    found |= dict.fromkeys(terms(f"{matter.about}\n{matter.what}"), WHAT)
    return found | dict.fromkeys(terms(matter.prevent), PREVENT)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A spot, the type on whose sheet it is meant, and how much speaks for it."""

    spot: Spot
    event_type: str
    score: float
    moment: Moment | None
    """The words of time that agree with it best."""
    agreed: float
    """How well they do."""


def named_type(hand_in: HandIn, library: Library) -> EventType | None:
    """The type that the sender named, by its id, its title or the best part of it; else None."""
    boxes = (hand_in.event_type, *_TYPE_BOX.findall(hand_in.left_out))
    said = (box.strip() for box in boxes if box.strip())
    return next((found for one in said if (found := _type_called(one, library))), None)


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


def ranked(hand_in: HandIn, matter: Matter, spots: Spots, named: EventType | None) -> list[Ranked]:
    """Every spot that something speaks for, the likeliest first; of the named type only."""
    wanted = wanted_terms(matter, spots)
    words = _of_best(spots.words.scores(wanted))
    scopes = _of_best(spots.scopes.scores(wanted))
    near = _of_best(spots.items.scores(wanted))
    ticked = {line.rpartition(" ")[2] for line in hand_in.lines}
    found = []
    for key, spot in spots.all.items():
        if named and named.id not in spot.types:
            continue
        moment, agreed = _best_moment(spot, matter.moments, spots)
        score = words.get(key, 0) + SCOPE * scopes.get(spot.scope, 0) + agreed
        score += ITEM * max((near.get(item.id, 0) for item in spot.items), default=0)
        event_type = _type_of(spot, named, scopes, spots.library)
        score -= USUAL * spots.library.event_types[event_type].order
        score += TICKED * any(item.id in ticked for item in spot.items)
        score += NAMED_PAUSE * (hand_in.pause in (spot.pause.key, spot.pause.name))
        found.append(Ranked(spot, event_type, score, moment, agreed))
    return sorted((x for x in found if x.score > 0), key=lambda x: -x.score)


def _of_best(scores: Mapping[SpotKey, float] | Mapping[str, float]) -> dict[object, float]:
    best = max(scores.values(), default=1)
    return {key: score / best for key, score in scores.items()}


def _type_of(
    spot: Spot, named: EventType | None, scopes: Mapping[object, float], library: Library
) -> str:
    """The named type; else the one that most speaks for, of those that have the spot."""
    if named:
        return named.id
    order = {id_: library.event_types[id_].order for id_ in spot.types}
    return max(order, key=lambda x: scopes.get(f"event-types/{x}", 0) - USUAL * order[x])


def _best_moment(spot: Spot, said: Iterable[Moment], spots: Spots) -> tuple[Moment | None, float]:
    agreed = [(_agreement(spot, moment, spots), moment) for moment in said]
    best = max(agreed, key=lambda x: x[0], default=(0.0, None))
    return (best[1] if best[0] > 0 else None), best[0]


def _agreement(spot: Spot, moment: Moment, spots: Spots) -> float:
    """How well words of time name a 节点, and how well they agree with its time."""
    return NAMED_MOMENT * _called(spot, moment, spots) + FAR * _nearness(spot, moment)


def _called(spot: Spot, moment: Moment, spots: Spots) -> float:
    """How much of what a moment is called stands in the title of the 节点, by rarity."""
    if _contradicts(moment.name, spot.title):
        return 0
    rarity = spots.titles.rarity
    weights = {term: rarity.get(term, UNKNOWN) for term in terms(moment.name)}
    if not weights:
        return 0
    shared = spots.titles.shared(spot.key, weights)
    return sum(weights[term] for term in shared) / sum(weights.values())


def _contradicts(name: str, title: str) -> bool:
    """`恢复前` is not `恢复后`."""
    return name[-1:] + title[-1:] in ("前后", "后前")


def _nearness(spot: Spot, moment: Moment) -> float:
    said, has = moment.minutes, spot.minutes
    if ENDS.search(moment.name) and has is not None:
        return -_FARTHEST
    if not said or not has:
        return 0
    if (said < 0) != (has < 0):
        return -_FARTHEST
    apart = abs(math.log((abs(said) + 10) / (abs(has) + 10)))
    return max(-_FARTHEST, 1 - apart / math.log(_LATE))
