"""Who looks a second time: somebody who is there and neither reads the list nor does the work."""

import re
from collections.abc import Iterator, Mapping, Sequence

from builder.model import Item, Library, Pause
from builder.model.scope import Workstream
from builder.review.matters import Matter
from builder.review.spots import Spot, Spots
from builder.review.terms import terms

_BEFORE = "当着|会同"
_NO_DOER = "着和跟与同给向对问请"
"""After these a role is spoken to, or stands by."""
_NEAR = 0.75
"""As near as the nearest line, or almost: then its checker sees this too."""


def checker_at(
    spot: Spot, event_type: str, matter: Matter, near: Mapping[str, float], spots: Spots
) -> str:
    """The role; "" where the office has named nobody else. `near` are scores of lines."""
    doers = {spot.pause.caller, *_doers(matter.prevent, spots.library)}
    named = (
        *_witnesses(matter.prevent, spots.library),
        *_of_near_killers(spot.items, near),
        *_of_streams(spot.pause, _streams(spot, event_type, spots.library), matter),
    )
    return next((role for role in named if role and role not in doers), "")


def _streams(spot: Spot, event_type: str, library: Library) -> Sequence[Workstream]:
    own = library.blocks[spot.block].workstreams if spot.block else ()
    return own or library.whole_types[event_type].workstreams


def _witnesses(text: str, library: Library) -> Iterator[str]:
    """Roles in whose presence it is to be done."""
    for role in library.vocabulary.roles:
        if re.search(f"(?:{_BEFORE}){role}", text):
            yield role


def _doers(text: str, library: Library) -> Iterator[str]:
    """Roles that are to do it themselves."""
    for role in library.vocabulary.roles:
        if re.search(f"(?<![{_NO_DOER}]){role}", text):
            yield role


def _of_near_killers(items: Sequence[Item], near: Mapping[str, float]) -> list[str]:
    """Checkers of 必查项 here that are about the same thing."""
    best = max((near.get(item.id, 0) for item in items), default=0)
    alike = [x for x in items if x.checker and best and near.get(x.id, 0) >= _NEAR * best]
    return [x.checker for x in sorted(alike, key=lambda x: -near[x.id])]


def _of_streams(pause: Pause, streams: Sequence[Workstream], matter: Matter) -> list[str]:
    """环节 of whoever reads the list first, of these what the words are about; then the others."""
    said = set(terms(f"{matter.what} {matter.prevent}"))
    about = {x.name: len(said.intersection(terms(x.title))) for x in streams}
    caller = pause.caller
    order = sorted(
        streams, key=lambda x: (x.lead != caller, caller not in (x.assist, x.check), -about[x.name])
    )
    return [role for x in order for role in (x.check, x.assist, x.lead)]
