"""A calendar for each person to subscribe to: her dated tasks of all events, at a secret address.

Calendar programs do not log in, so whoever knows the address may read it. It is made of the
server's secret and the name, and can be guessed by nobody.
"""

import hmac
from collections.abc import Mapping

from builder.decisions import Desk
from builder.model import Library
from builder.outbox.owed import owed
from builder.outputs.ics import empty_calendar
from builder.outputs.ics import render as render_calendar
from builder.outputs.plans import make_ledger

Calendars = Mapping[str, str]
"""By a person's name the key of her calendar."""
_KEY = 32


def calendars_of(desk: Desk, library: Library) -> Calendars:
    """Everybody to whom something is assigned in the events that the desk knows."""
    people = {debt.owner for debt in owed(desk, library, tasks=True) if debt.owner}
    return {person: _key(desk.secret, person) for person in sorted(people)}


def calendar_of(desk: Desk, library: Library, key: str) -> bytes | None:
    """What the person of a key has still to do, as iCalendar; None where nobody has the key."""
    found = owed(desk, library, tasks=True)
    owned = [debt for debt in found if debt.owner]
    own = [debt for debt in owned if hmac.compare_digest(_key(desk.secret, debt.owner), key)]
    if not own:
        return None
    printed = desk.now.strftime("%Y-%m-%d %H:%M")
    open_ones = [debt for debt in own if not debt.done]
    ledger = make_ledger(open_ones, printed)
    return render_calendar(ledger) if open_ones else empty_calendar(ledger.title)


def _key(secret: bytes, person: str) -> str:
    return hmac.new(secret, f"calendar:{person}".encode(), "sha256").hexdigest()[:_KEY]
