"""One event with its lists, at the moment when it is printed: what every paper is made from."""

from dataclasses import dataclass

from builder.model import Event
from builder.model.roster import NOBODY, Roster
from builder.program.result import Result


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is known about one event when it is printed."""

    result: Result
    event: Event
    printed: str
    """`YYYY-MM-DD HH:MM`."""
    before: "Entry | None" = None
    """The same event as it was last time, where there was one."""
    roster: Roster = NOBODY
    """Whose numbers may stand on it."""
