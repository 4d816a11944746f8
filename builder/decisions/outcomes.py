"""What became of a letter, for whoever knows its receipt: states and reasons, no word of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from builder.decisions.desk import MEETING, RECORDS, Desk
from builder.model.meeting_record import row_receipt

if TYPE_CHECKING:
    from builder.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it stands with one hand-in."""

    receipt: str
    state: str
    """待审, 收录, 退回补充, …"""
    reason: str
    """Why it was returned, or how it was settled."""
    rows: tuple["Outcome", ...] = field(default=())
    """Of the record of a 总结会: how it stands with each of its rows, in their order."""
    adds_to: str = ""
    """The receipt of the letter that was given back and that this one adds to."""
    added: tuple["Outcome", ...] = field(default=())
    """How it stands with those that add to this one."""


def outcome_of(desk: Desk, receipt: str) -> Outcome | None:
    """How it stands with a letter; None for a receipt that is not known."""
    if not desk.state_of(receipt):
        return None
    with desk.look() as rows:
        letter = rows.letter(receipt)
        is_record = letter is not None and letter.kind == MEETING
        found = tuple(_row_receipts(rows, receipt)) if is_record else ()
    return replace(_outcome(desk, receipt), rows=tuple(_outcome(desk, one) for one in found))


def _outcome(desk: Desk, receipt: str) -> Outcome:
    """Of one letter, with those that add to it, a chain of any length."""
    with desk.look() as rows:
        sender, later = rows.senders.one(receipt), rows.senders.adding_to(receipt)
    return Outcome(
        receipt,
        desk.state_of(receipt),
        desk.reason_of(receipt),
        adds_to=sender.adds_to if sender else "",
        added=tuple(_outcome(desk, one) for one in later if one != receipt),
    )


def rows_of_records(desk: Desk) -> dict[str, tuple[str, ...]]:
    """The receipts of every record's rows, in their order, by the receipt of the record."""
    with desk.look() as rows:
        records = [letter.receipt for letter in rows.letters(RECORDS, MEETING)]
        return {record: tuple(_row_receipts(rows, record)) for record in records}


def _row_receipts(rows: "Rows", record: str) -> Iterator[str]:
    for number in count(1):
        receipt = row_receipt(record, number)
        if rows.letter(receipt) is None:
            return
        yield receipt
