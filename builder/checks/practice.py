"""A ground that is practice says whose: a row of the register, or the office's own."""

from collections.abc import Iterator

from builder.checks.references import names_in
from builder.model import Finding, Library, Place, Reference
from builder.model.kinds import kind_of
from builder.model.practice import Practices
from builder.model.reference import OURS, PRACTICE
from builder.model.words import did_you_mean

_REGISTER = kind_of(Practices).files
_HINT = f"请写“{PRACTICE}/代号”，代号是 {_REGISTER} 里的一条；自己推断的写“{OURS}”。"


def check_practice(library: Library) -> Iterator[Finding]:
    """Practice without a name, or by a name that nobody has."""
    for record, named in names_in(library):
        if named.reference.is_practice and named.reference != OURS:
            yield from _check(library, record.place(*named.location), named.reference)


def _check(library: Library, place: Place, reference: Reference) -> Iterator[Finding]:
    if not reference.id:
        yield Finding(place, "practice-unnamed", "依据写了“惯例”，没有写是谁的。", _HINT)
    elif reference.id not in library.practices and _REGISTER not in library.broken:
        hint = did_you_mean(reference.id, tuple(library.practices)) or _HINT
        yield Finding(place, "unknown-link", f"{_REGISTER} 里没有 {reference.id}。", hint)
