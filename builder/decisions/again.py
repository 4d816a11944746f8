"""补好再交: who has the key of a letter that was given back sees again what she wrote.

The key is made of what her browser sent, so that the same letter sent twice has the same one; the
store has only a digest of it. Nobody else, whatever receipt he knows, sees a word.
"""

import hmac
from base64 import b32encode
from dataclasses import dataclass, replace

from builder.decisions.arrived import received_of
from builder.decisions.desk import RETURNED, Act, Desk, DeskError
from builder.decisions.receive import check_meeting, keep_letter, receipts_of, refuse_private
from builder.model import HandIn
from builder.model.meeting_record import MeetingRecord
from builder.pipeline import check_hand_in
from builder.store import Sender

LENGTH = 10
"""Signs of a key, of 32 different ones: fifty bits."""
_READ_AS = str.maketrans({"0": "O", "1": "I", "8": "B", "-": "", " ": ""})
"""Signs that no key has, as they are taken for others when somebody copies one by hand."""
_WRONG = "回执号和查询码对不上。"
_NOBODY = Sender("", "0" * 64)


@dataclass(frozen=True, slots=True)
class Returned:
    """A hand-in that was given back, for who wrote it."""

    hand_in: HandIn
    reason: str


class KeyFaultError(DeskError):
    """The key is not that of the letter, or there is no such letter: nobody learns which."""

    def __init__(self) -> None:
        super().__init__(_WRONG)


def key_of(desk: Desk, sent: str) -> str:
    """The key for a letter that was sent under a receipt of the browser's own making."""
    digest = hmac.new(desk.secret, f"key {sent}".encode(), "sha256").digest()
    return b32encode(digest).decode()[:LENGTH]


def receive_from_page(desk: Desk, letter: HandIn | MeetingRecord) -> tuple[str, bool, str]:
    """Put what a page sent into the inbox: its receipt, whether it is new, its sender's key.

    Raises as `receive` does. Whether the sender may add to an earlier letter was looked at before.
    """
    if isinstance(letter, MeetingRecord):
        check_meeting(letter)
    else:
        refuse_private(check_hand_in(letter, "经验"))
    key = key_of(desk, letter.receipt)
    adds_to = letter.adds_to if isinstance(letter, HandIn) else ""
    with desk.act() as act:
        receipt, new = keep_letter(act, letter)
        for one in {receipt, *receipts_of(letter, receipt)}:
            if act.rows.senders.one(one) is None:
                act.rows.senders.put(Sender(one, _digest(one, key), adds_to))
    return receipt, new, key


def forget_sender(act: Act, receipt: str) -> None:
    """From now on no key opens the letter; which letters belong together stays known."""
    if sender := act.rows.senders.one(receipt):
        act.rows.senders.put(replace(sender, key=""))


def check_key(desk: Desk, receipt: str, key: str) -> None:
    """Raise KeyFaultError where it is not the key of the letter."""
    with desk.look() as rows:
        known = rows.senders.one(receipt) or _NOBODY
    if not hmac.compare_digest(_digest(receipt, key), known.key):
        raise KeyFaultError


def returned(desk: Desk, receipt: str, key: str) -> Returned:
    """What was written, and what the desk asks; DeskError where it was not given back."""
    check_key(desk, receipt, key)
    with desk.look() as rows:
        letter = rows.letter(receipt)
    if letter is None or letter.state != RETURNED or not letter.body:
        raise DeskError("这一条没有退回补充，不用补。")
    return Returned(received_of(letter).hand_in, desk.reason_of(receipt))


@dataclass(frozen=True, slots=True)
class First:
    """The hand-in that another adds to, for the desk."""

    receipt: str
    state: str
    reason: str
    what: str
    prevent: str
    """Both answers are "" where they were purged."""


def first_of(desk: Desk, hand_in: HandIn) -> First | None:
    """What a hand-in adds to; None where it adds to nothing, or to a letter that is not known."""
    with desk.look() as rows:
        letter = rows.letter(hand_in.adds_to)
    if letter is None:
        return None
    told = received_of(letter).hand_in if letter.body else None
    words = (told.what, told.prevent) if told else ("", "")
    state, reason = desk.state_of(hand_in.adds_to), desk.reason_of(hand_in.adds_to)
    return First(hand_in.adds_to, state, reason, *words)


def _digest(receipt: str, key: str) -> str:
    plain = key.upper().translate(_READ_AS)
    return hmac.new(receipt.encode(), plain.encode(), "sha256").hexdigest()
