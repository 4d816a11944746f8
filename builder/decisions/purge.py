"""清除: a letter's words go from every place that is ours; that it existed stays known."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from builder.decisions.again import forget_sender
from builder.decisions.arrivals import ORIGINALS
from builder.decisions.arrived import received_of, take_in
from builder.decisions.audit import PURGE
from builder.decisions.desk import HAND_IN, PURGED, RUN, Act, Desk, GoneError
from builder.decisions.journal import recover
from builder.letters.inbox import SUFFIX, Received, read_letter
from builder.letters.runs import event_file
from builder.model.run_record import RunRecord
from builder.store import Backup, Letter

_HALVES = ("**/.new-*", "**/.*.json.*")
"""How files are called until they are whole; a killed process leaves them."""


def purge(desk: Desk, receipt: str) -> list[Backup]:
    """Throw a letter's words away wherever they stand but in lessons; the acts stay known.

    Gives the copies that were made before: nobody but their keeper can clear those.
    """
    with desk.deciding():
        recover(desk)
        _clear_files(desk, receipt)
        with desk.act() as act:
            letter = act.rows.letter(receipt)
            if letter is None:
                raise GoneError(f"没有回执号 {receipt}。")
            _clear_originals(desk, letter)
            _clear_rows(act, letter)
            act.note(PURGE, receipt)
            backups = act.rows.backups()
        desk.store.scrub()
    return backups


def _clear_rows(act: Act, letter: Letter) -> None:
    if letter.kind == RUN and letter.body:
        event = RunRecord.model_validate_json(letter.body).event
        act.rows.drop_run(event)
        if file := event_file(act.desk.data, event):
            file.unlink()
    act.rows.put_letter(replace(letter, state=PURGED, words="", body="", opinion=""))
    act.rows.forget_said(letter.receipt)
    act.rows.drop_journal(letter.receipt)
    forget_sender(act, letter.receipt)


def _clear_originals(desk: Desk, letter: Letter) -> None:
    """The form that it came in, or that of the 总结会 whose row it is."""
    is_row = letter.kind == HAND_IN and letter.body
    record = received_of(letter).hand_in.record if is_row else ""
    for receipt in (letter.receipt, *([record] if record else ())):
        for file in (desk.data / ORIGINALS).glob(f"*-{receipt}.*"):
            file.unlink()


def _clear_files(desk: Desk, receipt: str) -> None:
    """Copies in the inbox folders, once what else they hold is in the store; halves of files."""
    for received in _copies(desk, receipt):
        take_in(desk, received)
    for file in desk.files_named(receipt):
        file.unlink(missing_ok=True)
    halves = (desk.data.glob(pattern) for pattern in _HALVES)
    for half in chain.from_iterable(halves):
        half.unlink(missing_ok=True)


def _copies(desk: Desk, receipt: str) -> Iterator[Received]:
    for folder in desk.inboxes:
        for file in sorted(folder.glob(f"*{SUFFIX}")):
            letters = (one for one in read_letter(file) if isinstance(one, Received))
            yield from (one for one in letters if one.hand_in.receipt == receipt)
