"""Records of 桌面推演: letters that are counted by themselves, never among those of real events."""

import hmac
from collections.abc import Iterator

from builder.decisions.arrived import give_up_file
from builder.decisions.desk import DRILL, RECORDED, Desk, DeskError
from builder.decisions.receive import refuse_private
from builder.letters.inbox import read_drill_letters
from builder.model import Finding, Library
from builder.model.drill_record import DrillRecord
from builder.pipeline import check_words
from builder.program.canonical import canonical_json
from builder.sources import load_library
from builder.store import Letter


def receive_drill(desk: Desk, record: DrillRecord, library: Library) -> tuple[str, bool]:
    """Keep what came of a drill; its receipt, and whether it is new: the same words are one letter.

    Raises DeskError, or PrivateError for an answer that must not enter, with nothing written.
    """
    _refuse(desk, record, library)
    refuse_private(check_words(record.answers, "推演记录"))
    plain = record.model_dump(mode="json", exclude_defaults=True)
    key = hmac.new(desk.secret, canonical_json(plain).encode(), "sha256").hexdigest()
    with desk.act() as act:
        if known := act.rows.letter_of(key):
            return known.receipt, False
        receipt = f"{desk.now:%Y%m%d}-{key[:8]}"
        at = desk.now.isoformat(timespec="seconds")
        body = record.model_dump_json(exclude_defaults=True)
        act.rows.put_letter(Letter(receipt, DRILL, RECORDED, at, key, body=body))
        act.note(DRILL, receipt)
    return receipt, True


def record_sent_drills(desk: Desk) -> list[DrillRecord | DeskError]:
    """Every record that lies in an inbox folder, by file name; one that is refused stays there."""
    library = load_library(desk.root).library
    return list(_recorded(desk, library))


def drills_of(desk: Desk) -> list[DrillRecord]:
    """All that were kept, the first first."""
    with desk.look() as rows:
        bodies = [letter.body for letter in rows.letters(RECORDED, DRILL)]
    records = [DrillRecord.model_validate_json(body) for body in bodies if body]
    return sorted(records, key=lambda record: (record.held, record.drill))


def _recorded(desk: Desk, library: Library) -> Iterator[DrillRecord | DeskError]:
    for sent in read_drill_letters(desk.inboxes):
        if isinstance(sent, Finding):
            yield DeskError(f"{sent.place.path}：{sent.message}{sent.hint}")
            continue
        record, file = sent
        try:
            receive_drill(desk, record, library)
        except DeskError as refused:
            yield DeskError(f"{file.name}：{refused}")
        else:
            give_up_file(file)
            yield record


def _refuse(desk: Desk, record: DrillRecord, library: Library) -> None:
    if record.held > f"{desk.now:%Y-%m-%d %H:%M}":
        raise DeskError(f"推演 {record.held} 才开始，还没有做，不能登记。")
    if record.lesson not in library.lessons:
        raise DeskError(f"没有案例 {record.lesson}。")
