"""What rests on what, and what it looked like when somebody last accepted it.

An *edge* leads from a line of a sheet to the lesson or clause it rests on. A *stamp* is a short
hash of the ground's substance: of a lesson its when, do, because and severity, of a clause its
text. Everything else may be corrected without anybody having to look at the sheets again.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from builder.model.lesson import Lesson
from builder.model.reference import LineKind
from builder.model.regulation import Clause

STAMP_DIGITS = 12


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One line of a sheet and one of its grounds."""

    kind: LineKind
    line: str
    """Id of the item or task."""
    ground: str
    """A reference: `lessons/2013/x` or `regulations/y#art-18`."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The substance that somebody accepted, and when."""

    substance: str
    accepted: date


def stamp_of(ground: Lesson | Clause) -> str:
    """The hash of what a line rests on; the same text gives the same stamp everywhere."""
    if isinstance(ground, Clause):
        parts: tuple[str, ...] = (ground.text,)
    else:
        parts = (ground.when, ground.do, ground.because, ground.severity)
    return sha256("\0".join(parts).encode()).hexdigest()[:STAMP_DIGITS]
