"""Messages are sent: claimed first, so that of several processes one sends, and sent once.

A message that broke off while it was being sent may have arrived: it is not sent again by itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from builder.decisions import Desk, DeskError
from builder.outbox.carried import NotSentError, UncertainError
from builder.outbox.mail import send_mail
from builder.outbox.robots import send_to_robot
from builder.outbox.settings import Channel, Mailbox, OutboxSettings
from builder.store import Dispatch

WAITS, SENDING, SENT, REFUSED, UNKNOWN = "waiting", "sending", "sent", "refused", "unknown"
STATES = {
    WAITS: "等着发",
    SENDING: "正在发",
    SENT: "已发出",
    REFUSED: "没有发出",
    UNKNOWN: "不知道到了没有",
}
PAUSES = (1, 5, 30, 120, 720)
"""Minutes before it is tried again; after the last it is given up."""
BROKEN_AFTER = 10
"""Minutes after which nobody is sending any more: that process has ended."""


def deliver(desk: Desk, outbox: OutboxSettings) -> list[Dispatch]:
    """Send what is due; each message that was tried, as it stands now."""
    _find_broken(desk)
    with desk.look() as rows:
        due = rows.outbox.due(WAITS, _at(desk.now))
    return list(_sent(desk, outbox, due))


def _sent(desk: Desk, outbox: OutboxSettings, due: list[Dispatch]) -> Iterator[Dispatch]:
    for one in due:
        if claimed := _claim(desk, one):
            done = _tried(claimed, outbox.channel(one.channel), desk.now)
            with desk.act() as act:
                act.rows.outbox.put(done)
            yield done


def _claim(desk: Desk, one: Dispatch) -> Dispatch | None:
    """Ours to send; None where another process has taken it."""
    with desk.act() as act:
        if act.rows.outbox.one(one.channel, one.key) != one:
            return None
        claimed = replace(one, state=SENDING, tries=one.tries + 1, next=_at(desk.now))
        act.rows.outbox.put(claimed)
    return claimed


def _tried(one: Dispatch, channel: Channel | None, now: datetime) -> Dispatch:
    if channel is None:
        return replace(one, state=REFUSED, why=f"没有“{one.channel}”这一处了")
    try:
        return replace(one, state=SENT, why=carry(channel, one.title, one.text))
    except UncertainError as fault:
        return replace(one, state=UNKNOWN, why=str(fault))
    except NotSentError as fault:
        if not fault.passes or one.tries > len(PAUSES):
            return replace(one, state=REFUSED, why=str(fault))
        later = now + timedelta(minutes=PAUSES[one.tries - 1])
        return replace(one, state=WAITS, next=_at(later), why=str(fault))


def carry(channel: Channel, title: str, text: str) -> str:
    """Send one message now; what is to be said of it, "" where it simply went.

    Raises NotSentError where it surely did not arrive, UncertainError where that is not known.
    """
    if isinstance(channel, Mailbox):
        return send_mail(channel, title, text)
    return send_to_robot(channel, title, text)


def _find_broken(desk: Desk) -> None:
    until = _at(desk.now - timedelta(minutes=BROKEN_AFTER))
    with desk.look() as rows:
        broken = rows.outbox.due(SENDING, until)
    if not broken:
        return
    with desk.act() as act:
        for one in broken:
            if act.rows.outbox.one(one.channel, one.key) == one:
                act.rows.outbox.put(replace(one, state=UNKNOWN, why="发的时候中断了"))


def again(desk: Desk, channel: str, key: str) -> Dispatch:
    """Somebody has seen that it did not arrive: it waits again. DeskError where it cannot."""
    with desk.act() as act:
        one = act.rows.outbox.one(channel, key)
        if one is None or one.state not in (REFUSED, UNKNOWN):
            raise DeskError("没有这一条，或它已发出、正等着发。")
        waits = replace(one, state=WAITS, tries=0, next=_at(desk.now), why="")
        act.rows.outbox.put(waits)
    return waits


def latest_dispatches(desk: Desk, most: int) -> list[Dispatch]:
    """The last messages, the latest first."""
    with desk.look() as rows:
        return rows.outbox.latest(most)


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
