"""What was decided lately, so that it can be looked at and taken back."""

from dataclasses import dataclass

from builder.decisions.audit import PURGE, AuditRow
from builder.decisions.desk import ACCEPTED, MERGED, PURGED, RETURN, RETURNED, SETTLED, STATES, Desk
from builder.letters.inbox import Received, read_inbox

_ACTS = (ACCEPTED, MERGED, RETURN, SETTLED, PURGE)


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
    rows = [row for row in desk.audit.rows() if isinstance(row, AuditRow) and row.receipt]
    last = {row.receipt: row for row in rows}
    standing = sorted((r for r in last.values() if r.act in _ACTS), key=lambda r: -r.number)
    letters = _letters(desk)
    return [
        Decided(row.receipt, *letters.get(row.receipt, (PURGED, "")), row.at, row.who)
        for row in standing[:most]
    ]


def _letters(desk: Desk) -> dict[str, tuple[str, str]]:
    """State and first words of every hand-in that was decided on and not purged."""
    return {
        one.hand_in.receipt: (STATES[folder], one.hand_in.what)
        for folder in (ACCEPTED, MERGED, RETURNED, SETTLED)
        for one in read_inbox([desk.data / folder])
        if isinstance(one, Received)
    }
