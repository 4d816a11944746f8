"""A letter arrives: it is checked, given a name of ours, and stands in the store for good."""

import hmac
from datetime import timedelta

from builder.decisions.arrived import letters_of, words_of
from builder.decisions.desk import Act, Desk, PrivateError
from builder.model import Finding, HandIn
from builder.model.meeting_record import MeetingRecord
from builder.pipeline import check_hand_in, forbids
from builder.store import Letter


class ChangedError(Exception):
    """The same letter arrived before, with other words; the first one stands."""


def receive(desk: Desk, letter: HandIn) -> tuple[str, bool]:
    """Put a hand-in into the inbox; its receipt, and whether it is new.

    The sender's own receipt only tells two letters apart: the same one sent twice is one.
    Raises PrivateError and ChangedError; an OSError means that nothing was acknowledged.
    """
    refuse_private(check_hand_in(letter, "经验"))
    with desk.act() as act:
        return keep_letter(act, letter)


def receive_meeting(desk: Desk, record: MeetingRecord) -> tuple[str, bool]:
    """The same for the record of a 总结会."""
    check_meeting(record)
    with desk.act() as act:
        return keep_letter(act, record)


def check_meeting(record: MeetingRecord) -> None:
    """Raise PrivateError where a row of a record must not enter."""
    found = [f for one in record.hand_ins() for f in check_hand_in(one, "记录单")]
    refuse_private(tuple(found))


def refuse_private(findings: tuple[Finding, ...]) -> None:
    """Raise PrivateError where something must not enter; what only looks like a name may."""
    if bad := tuple(f for f in findings if forbids(f)):
        raise PrivateError(bad)


def keep_letter(act: Act, letter: HandIn | MeetingRecord) -> tuple[str, bool]:
    """Write a checked letter down, within a transaction."""
    desk = act.desk
    key = hmac.new(desk.secret, letter.receipt.encode(), "sha256").hexdigest()
    receipt = f"{desk.now:%Y%m%d}-{key[:8]}"
    if known := _known(act, key):
        if known.words and known.words != words_of(desk.secret, letter):
            raise ChangedError
        return known.receipt, False
    named = letter.model_copy(update={"receipt": receipt})
    for row in letters_of(desk, named, key):
        act.rows.put_letter(row)
    act.note("receive", receipt)
    return receipt, True


def receipts_of(letter: HandIn | MeetingRecord, receipt: str) -> tuple[str, ...]:
    """By which receipts a letter is decided on: a record by those of its rows."""
    named = letter.model_copy(update={"receipt": receipt})
    rows = named.hand_ins() if isinstance(named, MeetingRecord) else (named,)
    return tuple(row.receipt for row in rows)


def _known(act: Act, key: str) -> Letter | None:
    """By its key, or for letters from before there were keys by its name of today or yesterday."""
    days = [act.desk.now.date() - timedelta(days=back) for back in range(2)]
    names = [f"{day:%Y%m%d}-{key[:8]}" for day in days]
    found = (act.rows.letter_of(key), *(act.rows.letter(name) for name in names))
    return next((letter for letter in found if letter), None)
