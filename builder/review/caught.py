"""Lines that stand on a sheet already and should have caught it, the likeliest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from builder.model import HandIn, Item
from builder.review.matters import Matter
from builder.review.places import Ranked
from builder.review.proposal import SHOWN, Caught
from builder.review.spots import Spots
from builder.review.terms import terms

IN_COMMON = 2
"""Pairs of neighbouring characters that a line must share with what happened."""
NEAR = 0.5
"""What part of the nearest line's weight another must have to be shown beside it."""
AROUND = 12
"""Places, the likeliest first, whose lines are looked through."""


def caught_by(
    hand_in: HandIn,
    matter: Matter,
    order: Sequence[Ranked],
    near: Mapping[str, float],
    spots: Spots,
) -> Iterator[Caught]:
    """Those that were ticked as wrong; else those at the likeliest places that say most of it."""
    ticked = [line.rpartition(" ")[2] for line in hand_in.lines]
    items = spots.library.items
    if known := [items[id_] for id_ in ticked if id_ in items]:
        alike: Iterable[Item] = known
    else:
        alike = _alike(matter, order[:AROUND], near)
    where = _first_places(order)
    for item in islice((item for item in alike if item.id in where), SHOWN):
        one = where[item.id]
        title = spots.library.whole_types[one.event_type].title
        yield Caught(item, f"{title} · {one.spot.pause.title}")


def _alike(matter: Matter, order: Iterable[Ranked], near: Mapping[str, float]) -> Iterator[Item]:
    said = set(terms(f"{matter.what}\n{matter.prevent}"))
    items = {item.id: item for one in order for item in one.spot.items}
    common = {id_: said.intersection(terms(f"{x.text} {x.expect}")) for id_, x in items.items()}
    shared = [id_ for id_ in items if len(common[id_]) >= IN_COMMON]
    best = max((near.get(id_, 0) for id_ in shared), default=0)
    close = [id_ for id_ in shared if near.get(id_, 0) >= NEAR * best]
    return (items[id_] for id_ in sorted(close, key=lambda id_: -near.get(id_, 0)))


def _first_places(order: Iterable[Ranked]) -> dict[str, Ranked]:
    """Where each line stands, by the likeliest place."""
    found: dict[str, Ranked] = {}
    for one in order:
        for item in one.spot.items:
            found.setdefault(item.id, one)
    return found
