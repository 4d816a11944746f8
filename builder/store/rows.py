"""What can be asked of the store, and written to it, within one transaction."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.sql import Executable

from builder.store.accounts import AccountRows
from builder.store.asked import Asked
from builder.store.dispatches import DispatchRows
from builder.store.records import AuditRow, Backup, Change, Journal, Letter
from builder.store.senders import SenderRows
from builder.store.tables import AUDIT, BACKUPS, JOURNAL, LETTERS, METADATA, RUNS, SAID

DONE = "done"
_PAGE = 1000


class Rows(Asked):
    """The rows of one store as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.accounts = AccountRows(connection)
        self.outbox = DispatchRows(connection)
        self.senders = SenderRows(connection)

    # letters

    def letter(self, receipt: str) -> Letter | None:
        """The letter of a receipt."""
        return self._letter(select(LETTERS).where(LETTERS.c.receipt == receipt))

    def letter_of(self, key: str) -> Letter | None:
        """The letter that was sent under a key."""
        return self._letter(select(LETTERS).where(LETTERS.c.key == key))

    def letters(self, state: str, kind: str) -> list[Letter]:
        """Every letter of a kind in a state, by receipt."""
        asked = select(LETTERS).where(LETTERS.c.state == state, LETTERS.c.kind == kind)
        return [Letter(*row) for row in self._run(asked.order_by(LETTERS.c.receipt))]

    def opinions(self, state: str) -> list[Letter]:
        """Every letter in a state that is about a line of a sheet."""
        asked = select(LETTERS).where(LETTERS.c.opinion != "", LETTERS.c.state == state)
        return [Letter(*row) for row in self._run(asked)]

    def latest(self, states: Iterable[str], most: int) -> list[tuple[Letter, AuditRow]]:
        """The letters in some states that were decided on last, with the act, latest first."""
        found = [one for state in states for one in self._latest_in(state, most)]
        return sorted(found, key=lambda one: -one[0].act)[:most]

    def _latest_in(self, state: str, most: int) -> list[tuple[Letter, AuditRow]]:
        """Of one state: so the index gives them in order, however many there are."""
        last = select(LETTERS).where(LETTERS.c.state == state)
        ids = last.order_by(LETTERS.c.act.desc()).limit(most).subquery()
        asked = select(ids, AUDIT).join(AUDIT, AUDIT.c.number == ids.c.act)
        wide = len(LETTERS.c)
        return [(Letter(*row[:wide]), AuditRow(*row[wide:])) for row in self._run(asked)]

    def put_letter(self, letter: Letter) -> None:
        """Write a letter down; one with the same receipt is replaced."""
        self._run(delete(LETTERS).where(LETTERS.c.receipt == letter.receipt))
        self._run(insert(LETTERS).values(asdict(letter)))

    def move_letter(self, receipt: str, state: str) -> None:
        """Another state for a letter."""
        self._run(update(LETTERS).where(LETTERS.c.receipt == receipt).values(state=state))

    def _letter(self, asked: Executable) -> Letter | None:
        row = self._run(asked).first()
        return Letter(*row) if row else None

    # the audit log

    def last_act(self) -> AuditRow | None:
        """The last row of the log."""
        return self._act(select(AUDIT).order_by(AUDIT.c.number.desc()).limit(1))

    def act_at(self, number: int) -> AuditRow | None:
        """One row of the log."""
        return self._act(select(AUDIT).where(AUDIT.c.number == number))

    def last_act_on(self, receipt: str) -> AuditRow | None:
        """The last row that is about a receipt."""
        about = select(AUDIT).where(AUDIT.c.receipt == receipt)
        return self._act(about.order_by(AUDIT.c.number.desc()).limit(1))

    def count_acts(self) -> int:
        """How many rows the log has."""
        return int(self._run(select(func.count()).select_from(AUDIT)).scalar_one())

    def latest_acts(self, most: int) -> list[AuditRow]:
        """The last rows, the latest first."""
        asked = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(most)
        return [AuditRow(*row) for row in self._run(asked)]

    def acts(self) -> Iterator[AuditRow]:
        """Every row of the log in order, read a page at a time."""
        last = -1
        while page := self._run(
            select(AUDIT).where(AUDIT.c.number > last).order_by(AUDIT.c.number).limit(_PAGE)
        ).all():
            yield from (AuditRow(*row) for row in page)
            last = page[-1].number

    def put_act(self, row: AuditRow, payload: str) -> None:
        """Write an act down, with what was said."""
        self._run(insert(AUDIT).values(asdict(row)))
        self._run(delete(SAID).where(SAID.c.number == row.number))
        if payload:
            said = {"number": row.number, "receipt": row.receipt, "payload": payload}
            self._run(insert(SAID).values(said))
        own = update(LETTERS).where(LETTERS.c.receipt == row.receipt)
        self._run(own.values(act=row.number))

    def payload(self, number: int) -> str:
        """What was said with an act; "" where it was purged or never was."""
        asked = select(SAID.c.payload).where(SAID.c.number == number)
        return str(self._run(asked).scalar_one_or_none() or "")

    def forget_said(self, receipt: str) -> None:
        """Throw away everything that was said about a receipt."""
        self._run(delete(SAID).where(SAID.c.receipt == receipt))

    def has_act(self, receipt: str, act: str) -> bool:
        """Whether something was ever done with a receipt."""
        asked = select(AUDIT.c.number).where(AUDIT.c.receipt == receipt, AUDIT.c.act == act)
        return self._run(asked.limit(1)).first() is not None

    def _act(self, asked: Executable) -> AuditRow | None:
        row = self._run(asked).first()
        return AuditRow(*row) if row else None

    # the journal

    def journal(self, receipt: str) -> Journal | None:
        """What the act on a receipt wrote."""
        row = self._run(select(JOURNAL).where(JOURNAL.c.receipt == receipt)).first()
        return _journal(row) if row else None

    def open_journals(self, root: str) -> list[Journal]:
        """The acts on a knowledge base that were begun and not finished."""
        asked = select(JOURNAL).where(JOURNAL.c.step != DONE, JOURNAL.c.root == root)
        return [_journal(row) for row in self._run(asked)]

    def put_journal(self, journal: Journal) -> None:
        """Write a journal down in the place of an earlier one."""
        self.drop_journal(journal.receipt)
        changes = json.dumps([asdict(change) for change in journal.changes])
        plain = {name: getattr(journal, name) for name in ("receipt", "act", "root", "step")}
        self._run(insert(JOURNAL).values({**plain, "changes": changes, "said": journal.said}))

    def step_journal(self, journal: Journal, step: str) -> None:
        """Say how far an act has come."""
        self.put_journal(replace(journal, step=step))

    def drop_journal(self, receipt: str) -> None:
        """The journal is of no more use."""
        self._run(delete(JOURNAL).where(JOURNAL.c.receipt == receipt))

    # run records and backups

    def runs(self) -> list[tuple[str, str]]:
        """Event and record, as JSON, of every run that was recorded."""
        return [(row.event, row.body) for row in self._run(select(RUNS).order_by(RUNS.c.event))]

    def run(self, event: str) -> str:
        """The record of an event as JSON; "" where there is none."""
        asked = select(RUNS.c.body).where(RUNS.c.event == event)
        return str(self._run(asked).scalar_one_or_none() or "")

    def put_run(self, event: str, body: str) -> None:
        """Write a run record down in the place of an earlier one."""
        self.drop_run(event)
        self._run(insert(RUNS).values(event=event, body=body))

    def drop_run(self, event: str) -> None:
        """Throw a run record away."""
        self._run(delete(RUNS).where(RUNS.c.event == event))

    def backups(self) -> list[Backup]:
        """The copies that were made, the first first."""
        return [Backup(*row) for row in self._run(select(BACKUPS).order_by(BACKUPS.c.at))]

    def put_backup(self, backup: Backup) -> None:
        """Remember that a copy was made."""
        self._run(delete(BACKUPS).where(BACKUPS.c.path == backup.path))
        self._run(insert(BACKUPS).values(asdict(backup)))

    # all of it

    def dump(self) -> Iterator[tuple[str, Iterator[Mapping[str, Any]]]]:
        """Every table with its rows, for a backup."""
        for table in METADATA.sorted_tables:
            yield table.name, self._plain(table)

    def load(self, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put the rows of a backup into one empty table."""
        table = METADATA.tables[name]
        page: list[Mapping[str, Any]] = []
        for row in rows:
            page.append(row)
            if len(page) == _PAGE:
                self._run(insert(table), page)
                page = []
        if page:
            self._run(insert(table), page)

    def is_empty(self) -> bool:
        """Whether nothing was ever written down."""
        return all(self._run(select(t).limit(1)).first() is None for t in METADATA.sorted_tables)

    def _plain(self, table: Table) -> Iterator[Mapping[str, Any]]:
        keys = list(table.primary_key.columns)
        yield from (dict(row) for row in self._run(select(table).order_by(*keys)).mappings())


def _journal(row: Any) -> Journal:
    changes = tuple(Change(**change) for change in json.loads(row.changes))
    return Journal(row.receipt, row.act, row.root, row.step, changes, row.said)
