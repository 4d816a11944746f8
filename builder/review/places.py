"""Which 节点 a matter belongs to: by its words, by when it says to look, by what it names."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.model import HandIn, Library
from builder.review.matters import Matter
from builder.review.said_type import SaidType
from builder.review.spots import Spot, SpotKey, Spots
from builder.review.terms import terms
from builder.review.time_words import ENDS, Moment

PREVENT, WHAT, SYNONYM = 1.0, 0.6, 0.6
"""How much a word of either answer says, and one that means the same as a word of theirs."""
SCOPE, ITEM, NAMED_MOMENT, FAR, TICKED, NAMED_PAUSE = 0.9, 0.4, 0.6, 0.8, 1.0, 4.0
"""What signals weigh beside the words of a spot."""
KIND = 1.0
"""What it weighs that a type shares the sender's word for it."""
USUAL = 0.001
"""For each step by which a type stands behind others of its category: rarer ones lose a tie."""
UNKNOWN = 2.5
"""The rarity of a term that stands in no title."""
_LATE = 4.0
"""Twice as far from the start counts half, so often as far nothing."""
_FARTHEST = 1.5
"""As much counts against a 节点 at quite another time."""


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


def ranked(hand_in: HandIn, matter: Matter, spots: Spots, said: SaidType) -> list[Ranked]:
    """Every spot that something speaks for, the likeliest first; of the named type only.

    A type that shares the sender's word for it is favoured.
    """
    wanted = wanted_terms(matter, spots)
    words = _of_best(spots.words.scores(wanted))
    scopes = _of_best(spots.scopes.scores(wanted))
    near = _of_best(spots.items.scores(wanted))
    ticked = {line.rpartition(" ")[2] for line in hand_in.lines}
    found = []
    for key, spot in spots.all.items():
        if said.named and said.named.id not in spot.types:
            continue
        moment, agreed = _best_moment(spot, matter.moments, spots)
        score = words.get(key, 0) + SCOPE * scopes.get(spot.scope, 0) + agreed
        score += ITEM * max((near.get(item.id, 0) for item in spot.items), default=0)
        event_type = _type_of(spot, said, scopes, spots.library)
        score -= USUAL * spots.library.event_types[event_type].order
        score += KIND * said.kinds.get(event_type, 0)
        score += TICKED * any(item.id in ticked for item in spot.items)
        score += NAMED_PAUSE * (hand_in.pause in (spot.pause.key, spot.pause.name))
        found.append(Ranked(spot, event_type, score, moment, agreed))
    return sorted((x for x in found if x.score > 0), key=lambda x: -x.score)


def _of_best(scores: Mapping[SpotKey, float] | Mapping[str, float]) -> dict[object, float]:
    best = max(scores.values(), default=1)
    return {key: score / best for key, score in scores.items()}


def _type_of(spot: Spot, said: SaidType, scopes: Mapping[object, float], library: Library) -> str:
    """The named type; else the one that most speaks for, of those that have the spot."""
    if said.named:
        return said.named.id

    def weight(id_: str) -> float:
        usual = USUAL * library.event_types[id_].order
        return scopes.get(f"event-types/{id_}", 0) + KIND * said.kinds.get(id_, 0) - usual

    return max(spot.types, key=weight)


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
    weights = {term: spots.titles.rarity(term, UNKNOWN) for term in terms(moment.name)}
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
