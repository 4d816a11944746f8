"""Messages that there is a reason for are written down, once for each channel."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from builder.decisions import Desk, decided, waiting
from builder.decisions.desk import ACCEPTED, MERGED, RETURNED, SETTLED, STATES
from builder.letters.inbox import Received
from builder.model import Library
from builder.model.hand_in import day_of
from builder.outbox.messages import Message, answer_message, due_messages, waiting_message
from builder.outbox.owed import owed
from builder.outbox.post import WAITS
from builder.outbox.settings import OutboxSettings
from builder.program.times import DAY, minute_of
from builder.store import Dispatch

FRESH_DAYS = 3
"""A decision older than this is no news: so nothing is flooded when the outbox is switched on."""
KEPT_DAYS = 90
_MOST = 100
_ANSWERS = frozenset(STATES[state] for state in (ACCEPTED, MERGED, RETURNED, SETTLED))


def gather(desk: Desk, library: Library, outbox: OutboxSettings) -> int:
    """Write down what is to be sent now; how many messages are new. OSError where it cannot be."""
    found = list(_messages(desk, library, outbox))
    wanted = list(_dispatches(desk, outbox, found))
    with desk.look() as rows:
        new = [one for one in wanted if rows.outbox.one(one.channel, one.key) is None]
    if new:
        _keep(desk, new)
    return len(new)


def _keep(desk: Desk, new: list[Dispatch]) -> None:
    """Another process may have written the same meanwhile: then that one counts."""
    with desk.act() as act:
        act.rows.outbox.drop(_ago(desk.now, KEPT_DAYS))
        for one in new:
            if act.rows.outbox.one(one.channel, one.key) is None:
                act.rows.outbox.put(one)


def _messages(desk: Desk, library: Library, outbox: OutboxSettings) -> Iterator[Message]:
    now = minute_of(desk.now.strftime("%Y-%m-%d %H:%M"))
    if now % DAY >= library.settings.office_hours[0][0]:  # nobody is woken
        yield from due_messages(owed(desk, library), now, outbox)
        if told := waiting_message(list(_days(desk)), now // DAY, outbox):
            yield told
    since = _ago(desk.now, FRESH_DAYS)
    for one in decided(desk, _MOST):
        if one.state in _ANSWERS and one.at >= since:
            yield answer_message(one, library, outbox)


def _days(desk: Desk) -> Iterator[int]:
    """For how many days each hand-in has waited."""
    today: date = desk.now.date()
    for one in waiting(desk):
        if isinstance(one, Received):
            yield (today - day_of(one.hand_in.receipt)).days


def _dispatches(
    desk: Desk, outbox: OutboxSettings, messages: Iterable[Message]
) -> Iterator[Dispatch]:
    at = desk.now.isoformat(timespec="seconds")
    for message in messages:
        for channel in outbox.channels:
            if message.kind in channel.sends:
                key, title, text = message.key, message.title, message.text
                yield Dispatch(channel.name, key, title, text, at, WAITS, next=at)


def _ago(now: datetime, days: int) -> str:
    return (now - timedelta(days=days)).isoformat(timespec="seconds")
