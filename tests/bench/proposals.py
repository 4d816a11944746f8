"""How often a hand-in is proposed where a coordinator would put it.

`python -m tests.bench.proposals [-v]` asks for every hand-in of `proposals.yml` on this
repository's own knowledge base. Place (type, block, 节点), checker, grade, number of matters and
the line are counted apart. Only the half for tuning names its misses, unless asked with `-v`.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

import yaml

from builder.model import HandIn, Library
from builder.review import Place, Proposal, propose
from builder.sources import load_library

ROOT = Path(__file__).parents[2]
TUNE, KEPT = "for tuning", "kept aside"
PARTS = (TUNE, KEPT)
GOALS = {"first": 0.80, "in three": 0.95}
"""Of the matters whose place is right."""
FLOORS = {"first": 0.80, "in three": 0.92}
"""Below these something is broken; a new event type may cost a hand-in its third place."""
RECEIPT = "20261101-0a1b2c3d"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a coordinator would do with one thing that went wrong."""

    places: tuple[str, ...]
    checkers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A hand-in and what becomes of it."""

    name: str
    hand_in: HandIn
    severities: tuple[str, ...]
    matters: tuple[Matter, ...]

    @property
    def part(self) -> str:
        """Half of them are never tuned on; the name decides."""
        return PARTS[sha256(self.name.encode()).digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was proposed for one matter."""

    judged: Judged
    matter: Matter
    proposal: Proposal | None
    """None where the hand-in was not taken apart as it should be."""
    rank: int
    """Of the first right place, from 1; 0 where none is."""

    @property
    def checked_by(self) -> bool:
        """Whether the right place has a right checker."""
        if not self.proposal or not self.rank:
            return False
        return self.proposal.places[self.rank - 1].checker in self.matter.checkers


def judged() -> list[Judged]:
    """All hand-ins."""
    entries = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return [_judged(entry) for entry in entries]


def _judged(entry: dict[str, Any]) -> Judged:
    said = {name: entry[name] for name in ("what", "prevent", "event_type") if name in entry}
    hand_in = HandIn.model_validate({**said, "receipt": RECEIPT, "month": "2026-10"})
    matters = (Matter(tuple(x["places"]), tuple(x["checker"])) for x in entry["matters"])
    return Judged(entry["id"], hand_in, tuple(entry["severity"]), tuple(matters))


def is_at(place: Place, wanted: str, library: Library) -> bool:
    """Whether a place is the one that is written `<types> <block or -> <pause>`."""
    types, block, pause = wanted.split()
    own = place.event_type in types.split("|") or types == "*"
    return own and (place.block or "-") == block and place.pause_in(library).name == pause


def answers(asked: Iterable[Judged], library: Library) -> Iterator[Answer]:
    """An answer for every matter."""
    for one in asked:
        made = propose(one.hand_in, library)
        split = made if len(made) == len(one.matters) else [None] * len(one.matters)
        for matter, proposal in zip(one.matters, split, strict=True):
            yield Answer(one, matter, proposal, _rank(proposal, matter, library))


def _rank(proposal: Proposal | None, matter: Matter, library: Library) -> int:
    for rank, place in enumerate(proposal.places if proposal else (), start=1):
        if any(is_at(place, wanted, library) for wanted in matter.places):
            return rank
    return 0


def shares(found: Sequence[Answer]) -> dict[str, float]:
    """What part of the matters is right, by what is asked."""
    graded = [x for x in found if x.proposal and x.proposal.severity in x.judged.severities]
    counts = {
        "first": sum(x.rank == 1 for x in found),
        "in three": sum(0 < x.rank <= 3 for x in found),
        "checker": sum(x.checked_by for x in found),
        "grade": len(graded),
        "line": sum(bool(x.proposal and x.proposal.text) for x in found),
    }
    return {name: count / len(found) for name, count in counts.items()}


def misses(found: Sequence[Answer], library: Library) -> Iterator[str]:
    """What is not right first, with what was proposed."""
    for one in found:
        places = one.proposal.places if one.proposal else ()
        if one.rank != 1:
            told = " | ".join(f"{x.event_type} {x.pause}" for x in places) or "nothing"
            yield f"  {one.rank or '-'} {one.judged.name}: {told}; wanted {one.matter.places}"
        elif not one.checked_by:
            yield f"    {one.judged.name}: checker {places[0].checker}, not {one.matter.checkers}"
        if one.proposal and one.proposal.severity not in one.judged.severities:
            yield f"    {one.judged.name}: {one.proposal.severity}, not {one.judged.severities}"


def main() -> None:
    library = load_library(ROOT).library
    asked = judged()
    propose(asked[0].hand_in, library)
    began = process_time()
    found = list(answers(asked, library))
    print(f"{(process_time() - began) * 1000 / len(asked):.1f} ms of a processor for a hand-in")
    for part in PARTS:
        own = [x for x in found if x.judged.part == part]
        told = ", ".join(f"{name} {share:.0%}" for name, share in shares(own).items())
        missed = [name for name, goal in GOALS.items() if shares(own)[name] < goal]
        print(f"{part}: {len(own)} matters: {told}", *(f"{name} NOT reached" for name in missed))
        if part == TUNE or "-v" in sys.argv:
            print("\n".join(misses(own, library)))


if __name__ == "__main__":
    main()
