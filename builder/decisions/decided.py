"""What was decided lately, so that it can be looked at and taken back."""

from dataclasses import dataclass

from builder.decisions.arrived import received_of
from builder.decisions.desk import ACCEPTED, MERGED, PURGED, RETURNED, SETTLED, STATES, Desk
from builder.decisions.outcomes import rows_of_records
from builder.model.receipts import Receipts
from builder.store import Letter

_STATES = (ACCEPTED, MERGED, RETURNED, SETTLED, PURGED)


@dataclass(frozen=True, slots=True)
class Decided:
    """A hand-in that is no longer waiting."""

    receipt: str
    state: str
    what: str
    """What the contributor wrote; "" where it was purged."""
    at: str
    who: str


def decided(desk: Desk, most: int) -> list[Decided]:
    """The last decisions that still stand, the latest first, one for each hand-in."""
    with desk.look() as rows:
        return [
            Decided(letter.receipt, STATES[letter.state], _words(letter), act.at, act.who)
            for letter, act in rows.latest(_STATES, most)
        ]


def answered(desk: Desk, most: int) -> Receipts:
    """The last receipts that were given back or settled, and all records of a 总结会."""
    with desk.look() as rows:
        latest = rows.latest((RETURNED, SETTLED), most)
    states = {letter.receipt: STATES[letter.state] for letter, _ in latest}
    return Receipts(states, rows_of_records(desk))


def _words(letter: Letter) -> str:
    return received_of(letter).hand_in.what if letter.body else ""
