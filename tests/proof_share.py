"""How much of the slow evidence a run gives: all in `make proof`, a twentieth in `make test`.

A proof that can be smaller takes the fixture `share` and asks it how much to do; where it is many
cases as well, a third of them do. Of the cases of any other proof that is one test many times
over, the same share runs. Both are drawn from a seed. What is neither,
because it needs LibreOffice or a whole hostile site, runs in `make proof` only.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from random import Random
from typing import TypeVar

import pytest

T = TypeVar("T")
_SEED = 20261208
_MANY = 10
"""Cases that make a proof one that runs in part."""
_MANY_SHARING, _THIRD = 8, 1 / 3
"""Cases that each do a share, of which a part is enough; and that part."""


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a proof that this run gives."""

    part: float

    @property
    def whole(self) -> bool:
        return self.part >= 1

    def of(self, count: int) -> int:
        """So many of `count`, at least one."""
        return max(1, ceil(count * self.part))

    @property
    def every(self) -> int:
        """Each how-manyth of a long row."""
        return round(1 / self.part)

    def some(self, things: Sequence[T]) -> list[T]:
        """So many of the things, drawn by lot, always the same and in their order."""
        places = Random(_SEED).sample(range(len(things)), self.of(len(things)))
        return [things[place] for place in sorted(places)]


def keep_share(items: list[pytest.Item], share: Share) -> list[pytest.Item]:
    """Take out of `items` the proofs that do not run at this share, and return them."""
    families: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("proof"):
            families[item.nodeid.partition("[")[0]].append(item)
    kept = {item for family in families.values() for item in _some(family, share)}
    left = [item for family in families.values() for item in family if item not in kept]
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    return left


def _some(family: list[pytest.Item], share: Share) -> list[pytest.Item]:
    """The cases of one proof that run."""
    if "share" in getattr(family[0], "fixturenames", ()):
        return Share(_THIRD).some(family) if len(family) >= _MANY_SHARING else family
    return share.some(family) if len(family) >= _MANY else []
