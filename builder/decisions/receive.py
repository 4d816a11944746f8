"""A letter arrives: it is checked, given a name of ours, and stands in the inbox for good."""

import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from builder.decisions.desk import RECORDS, STATES, WAITING, Desk, PrivateError
from builder.files.durable import create
from builder.model import Finding, HandIn
from builder.model.meeting_record import MeetingRecord
from builder.pipeline import check_hand_in, forbids

Letter = HandIn | MeetingRecord


class ChangedError(Exception):
    """The same letter arrived before, with other words; the first one stands."""


def receive(desk: Desk, letter: HandIn) -> tuple[str, bool]:
    """Put a hand-in into the inbox; its receipt, and whether it is new.

    The sender's own receipt only tells two letters apart: the same one sent twice is one.
    Raises PrivateError and ChangedError; an OSError means that nothing was acknowledged.
    """
    refuse_private(check_hand_in(letter, "经验"))
    return _keep(desk, letter)


def receive_meeting(desk: Desk, record: MeetingRecord) -> tuple[str, bool]:
    """The same for the record of a 总结会."""
    found = [f for one in record.hand_ins() for f in check_hand_in(one, "记录单")]
    refuse_private(tuple(found))
    return _keep(desk, record)


def refuse_private(findings: tuple[Finding, ...]) -> None:
    """Raise PrivateError where something must not enter; what only looks like a name may."""
    if bad := tuple(f for f in findings if forbids(f)):
        raise PrivateError(bad)


def _keep(desk: Desk, letter: Letter) -> tuple[str, bool]:
    own = hmac.new(desk.secret, letter.receipt.encode(), "sha256").hexdigest()[:8]
    days = [desk.now.date() - timedelta(days=back) for back in range(2)]
    names = [f"{day:%Y%m%d}-{own}" for day in days]
    for file in (f for name in names for f in _places(desk, name)):
        return _again(file, letter)
    named = letter.model_copy(update={"receipt": names[0]})
    text = json.dumps(named.model_dump(mode="json"), ensure_ascii=False, indent=1)
    if not create(desk.data / WAITING / f"{names[0]}.json", text.encode()):
        return _again(desk.data / WAITING / f"{names[0]}.json", letter)
    desk.note("receive", names[0])
    return names[0], True


def _places(desk: Desk, receipt: str) -> Iterator[Path]:
    for folder in (*STATES, RECORDS):
        file = desk.data / folder / f"{receipt}.json"
        if file.is_file():
            yield file


def _again(file: Path, letter: Letter) -> tuple[str, bool]:
    """A letter that is here already: the same words are no fault, the answer was lost."""
    stored = json.loads(file.read_text("utf-8"))
    if type(letter).model_validate({**stored, "receipt": letter.receipt}) != letter:
        raise ChangedError
    return file.stem, False
