"""What waits: letters in the store, and those that somebody put into an inbox folder as files.

A file is taken into the store when it is decided on. One that is there already is the same letter.
"""

import hmac
from pathlib import Path
from typing import TYPE_CHECKING

from builder.decisions.desk import HAND_IN, MEETING, PURGED, RECORDS, RETURNED, RUN, WAITING, Desk
from builder.files.durable import sync_folder
from builder.letters.inbox import Letter as Told
from builder.letters.inbox import Received, ReceivedRun, read_inbox, read_run_letters
from builder.model import Finding, HandIn, Place
from builder.model.meeting_record import MeetingRecord
from builder.model.run_record import RunRecord
from builder.program.canonical import canonical_json
from builder.store import Letter

if TYPE_CHECKING:
    from builder.store.rows import Rows

_AGAIN = frozenset({RETURNED, PURGED})
"""States in which other words under the same receipt are a new version."""


def waiting(desk: Desk) -> list[Received | Finding]:
    """Every hand-in that waits, by the name of its file; a Finding for a file that is none."""
    with desk.look() as rows:
        stored = [received_of(letter) for letter in rows.letters(WAITING, HAND_IN)]
        dropped = [_seen(rows, one) for one in read_inbox(desk.inboxes)]
    return sorted([*stored, *(one for one in dropped if one)], key=_name)


def waiting_one(desk: Desk, receipt: str) -> Received | None:
    """One hand-in that waits."""
    with desk.look() as rows:
        letter = rows.letter(receipt)
        if letter and letter.state == WAITING:
            return received_of(letter)
        dropped = (_seen(rows, one) for one in read_inbox(desk.inboxes))
        found = (one for one in dropped if isinstance(one, Received))
        return next((one for one in found if one.hand_in.receipt == receipt), None)


def runs_that_wait(desk: Desk) -> list[ReceivedRun | Finding]:
    """Every run record that waits, by the name of its file."""
    with desk.look() as rows:
        stored = [
            ReceivedRun(RunRecord.model_validate_json(letter.body), stored_name(letter.receipt))
            for letter in rows.letters(WAITING, RUN)
        ]
    return sorted([*stored, *read_run_letters(desk.inboxes)], key=_name)


def take_in(desk: Desk, received: Received) -> Received:
    """A letter that waits as a file goes into the store, whole; the file is given up."""
    if is_stored(received.file):
        return received
    with desk.act() as act:
        for letter in letters_of(desk, received.record or received.hand_in):
            known = act.rows.letter(letter.receipt)
            if known is None or known.state in _AGAIN:
                act.rows.put_letter(letter)
    give_up_file(received.file)
    return Received(received.hand_in, stored_name(received.hand_in.receipt))


def letters_of(desk: Desk, told: Told, key: str | None = None) -> list[Letter]:
    """The rows of a letter; a record of a 总结会 has one for each hand-in and keeps no words."""
    at = desk.now.isoformat(timespec="seconds")
    words = words_of(desk.secret, told)
    if isinstance(told, MeetingRecord):
        whole = Letter(told.receipt, MEETING, RECORDS, at, key, words)
        return [whole, *(_hand_in(one, at) for one in told.hand_ins())]
    if isinstance(told, HandIn):
        return [_hand_in(told, at, key, words)]
    raise TypeError(type(told))


def _hand_in(one: HandIn, at: str, key: str | None = None, words: str = "") -> Letter:
    body = one.model_dump_json()
    return Letter(one.receipt, HAND_IN, WAITING, at, key, words, one.opinion, body)


def words_of(secret: bytes, told: Told) -> str:
    """A digest that tells whether two letters say the same, whatever their receipts."""
    plain = told.model_dump(mode="json", exclude_defaults=True, exclude={"receipt", "format"})
    return hmac.new(secret, canonical_json(plain).encode(), "sha256").hexdigest()


def received_of(letter: Letter) -> Received:
    """A stored hand-in as it is read."""
    return Received(HandIn.model_validate_json(letter.body), stored_name(letter.receipt))


def stored_name(receipt: str) -> Path:
    """Under which a letter of the store is spoken of; there is no such file."""
    return Path(f"{receipt}.json")


def is_stored(file: Path) -> bool:
    """Whether a letter was read from the store and not from a file."""
    return not file.is_absolute() and file.parent == Path()


def give_up_file(file: Path) -> None:
    """Remove a file whose letter is in the store; one that cannot be removed is known there."""
    try:
        file.unlink(missing_ok=True)
        sync_folder(file.parent)
    except OSError:
        return


def _seen(rows: "Rows", one: Received | Finding) -> Received | Finding | None:
    """A letter from a folder beside what is in the store: new, known, or in contradiction."""
    if isinstance(one, Finding):
        return one
    known = rows.letter(one.hand_in.receipt)
    if known is None:
        return one
    if known.body and HandIn.model_validate_json(known.body) == one.hand_in:
        return None
    if known.state in _AGAIN:
        return one
    message = f"回执号 {known.receipt} 已经收过，内容不一样。"
    hint = "先收到的有效；请让提交人另交一份，再移走这个文件。"
    return Finding(Place(one.file.name, 1), "bad-hand-in", message, hint)


def _name(one: Received | ReceivedRun | Finding) -> str:
    return one.place.path if isinstance(one, Finding) else one.file.name
