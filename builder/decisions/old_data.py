"""Data folders from before there was a database: files in folders, brought over once, whole.

What is brought over stands in one transaction; only then do its files go, and what cannot be read
stays where it is. Killed between, it is done again: nothing is brought over twice.
"""

import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from builder.decisions.arrived import letters_of
from builder.decisions.audit import PURGE
from builder.decisions.desk import (
    ACCEPTED,
    HAND_IN,
    MERGED,
    PURGED,
    RECORDED,
    RECORDS,
    RETURNED,
    RUN,
    SETTLED,
    WAITING,
    Act,
    Desk,
)
from builder.decisions.seal import Head
from builder.files.lock import alone
from builder.letters.inbox import NewerError, parse_letter
from builder.model.run_record import RunRecord
from builder.program.canonical import canonical_json
from builder.store import AuditRow, Change, Journal, Letter, Store

if TYPE_CHECKING:
    from builder.store.rows import Rows

LOG, SAID, PLANS, RUNS, SECRET = "audit.jsonl", "audit", "undo", "runs", "secret"
_STATES = (WAITING, ACCEPTED, RETURNED, MERGED, SETTLED, RECORDED, RECORDS)
"""A letter in two folders was being moved when the process died: the later one counts."""


def is_old(data: Path) -> bool:
    """Whether a data folder holds what an older version decided."""
    return (data / LOG).is_file()


def bring_over(desk: Desk, store: Store) -> None:
    """Take everything of an older version into the store, once."""
    if not is_old(desk.data):
        return
    with alone(desk.data / "old.lock"):  # an act that holds the desk may be the first to open
        if is_old(desk.data):
            _bring_over(desk, store)


def _bring_over(desk: Desk, store: Store) -> None:
    file = desk.data / SECRET
    own = replace(desk, secret=file.read_bytes() if file.is_file() else desk.secret)
    done: list[Path] = []
    with store.act() as rows:
        if rows.last_act() is None:
            _audit(own, rows)
        for part in (_letters, _runs, _plans):
            done += part(own, rows)
        _purged(rows)
        last = rows.last_act()
    if last:
        desk.audit.sealer.write_head(Head(last.number, last.hash))
    done += (desk.data / SAID).glob("*.json")
    for file in (*done, desk.data / LOG):  # the log last: while it stands, the rest is looked for
        file.unlink(missing_ok=True)
    for folder in (*_STATES[1:], SAID, PLANS, RUNS):
        if (desk.data / folder).is_dir() and not any((desk.data / folder).iterdir()):
            (desk.data / folder).rmdir()


def _audit(desk: Desk, rows: "Rows") -> None:
    """The log as it was, damage included; its rows are sealed from now on."""
    for line in (desk.data / LOG).read_bytes().splitlines():
        row = _row(line)
        if row and rows.act_at(row.number) is None:
            file = desk.data / SAID / f"{row.number:06}.json"
            text = file.read_text("utf-8") if row.said and file.is_file() else ""
            rows.put_act(replace(row, seal=desk.audit.sealer.seal(row.hash)), text)


def _row(line: bytes) -> AuditRow | None:
    try:
        return AuditRow(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _letters(desk: Desk, rows: "Rows") -> Iterator[Path]:
    for state in _STATES:
        for file in sorted((desk.data / state).glob("*.json")):
            letters = _read(desk, file, state)
            for letter in letters:
                last = rows.last_act_on(letter.receipt)
                if not (letter.key and rows.letter_of(letter.key)):
                    rows.put_letter(replace(letter, act=last.number if last else 0))
            if letters:
                yield file


def _read(desk: Desk, file: Path, state: str) -> list[Letter]:
    """The letters of a file, in the state of its folder; none for one that cannot be read."""
    try:
        told = parse_letter(file.read_text("utf-8"))
    except (ValueError, RecursionError, NewerError, OSError):
        return []
    if isinstance(told, RunRecord):
        return [_run_letter(desk, told, file.stem, state)]
    letters = letters_of(desk, told)
    if state == RECORDS:  # its rows are letters of their own since
        return letters[:1]
    return [replace(x, state=state) if x.kind == HAND_IN else x for x in letters]


def _run_letter(desk: Desk, record: RunRecord, receipt: str, state: str) -> Letter:
    plain = record.model_dump(mode="json", exclude_defaults=True)
    key = hmac.new(desk.secret, canonical_json(plain).encode(), "sha256").hexdigest()
    at = desk.now.isoformat(timespec="seconds")
    return Letter(receipt, RUN, state, at, key, body=json.dumps(plain, ensure_ascii=False))


def _purged(rows: "Rows") -> None:
    """Of what was purged there is no file, but that it existed is known."""
    for row in rows.acts():
        if row.act == PURGE and rows.letter(row.receipt) is None:
            rows.put_letter(Letter(row.receipt, HAND_IN, PURGED, row.at, act=row.number))


def _runs(desk: Desk, rows: "Rows") -> Iterator[Path]:
    for file in sorted((desk.data / RUNS).glob("*.json")):
        try:
            record = RunRecord.model_validate_json(file.read_text("utf-8"))
        except (ValidationError, ValueError, OSError):
            continue
        rows.put_run(record.event, record.model_dump_json(exclude_defaults=True))
        yield file


def _plans(desk: Desk, rows: "Rows") -> Iterator[Path]:
    """What acts wrote, for `undo`; one that was begun and not finished is settled as ever."""
    for file in sorted((desk.data / PLANS).glob("*.json")):
        try:
            journal = _journal(desk, json.loads(file.read_text("utf-8")))
        except (ValueError, KeyError, TypeError):
            continue
        letter = rows.letter(journal.receipt)
        decided = letter is not None and letter.state == journal.act
        is_open = file.name.endswith(".open.json")
        if is_open and decided:
            Act(desk, rows).note(journal.act, journal.receipt, {"completed": "after a crash"})
        if is_open and not decided:
            rows.put_journal(replace(journal, step="open"))
        elif decided:
            rows.put_journal(journal)
        yield file


def _journal(desk: Desk, old: dict[str, str]) -> Journal:
    changes = []
    if old["lesson"]:
        digest = sha256(old["lesson"].encode()).hexdigest()
        changes.append(Change(old["lesson_path"], "", digest, old["lesson"]))
    if old["item"]:  # nobody knows any more what stood before it: it is looked for
        changes.append(Change(old["items_path"], "?", "?", old["item"]))
    root = str(desk.root.resolve())
    return Journal(old["receipt"], old["folder"], root, "done", tuple(changes), "{}")
