"""What was decided lately, so that it can be looked at and taken back."""

import json
from dataclasses import dataclass

from builder.decisions.arrived import received_of
from builder.decisions.desk import (
    ACCEPTED,
    AMENDED,
    AMENDMENT,
    MERGED,
    PURGED,
    RETURNED,
    SETTLED,
    STATES,
    Desk,
)
from builder.decisions.outcomes import rows_of_records
from builder.model.receipts import Receipts
from builder.store import Letter

_STATES = (ACCEPTED, MERGED, RETURNED, SETTLED, AMENDED, PURGED)


@dataclass(frozen=True, slots=True)
class Decided:
    """A hand-in that is no longer waiting."""

    receipt: str
    state: str
    what: str
    """What the contributor wrote, or what was amended; "" where it was purged."""
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


def amendments_of(desk: Desk, receipt: str) -> list[Decided]:
    """What was amended because of one hand-in, and still is."""
    with desk.look() as rows:
        found = [
            x for x in rows.letters(AMENDED, AMENDMENT) if json.loads(x.body)["from"] == receipt
        ]
        acts = [(letter, rows.act_at(letter.act)) for letter in found]
    return [
        Decided(letter.receipt, STATES[AMENDED], _words(letter), act.at, act.who)
        for letter, act in acts
        if act
    ]


def _words(letter: Letter) -> str:
    if letter.kind == AMENDMENT:
        return str(json.loads(letter.body)["what"]) if letter.body else ""
    return received_of(letter).hand_in.what if letter.body else ""
