"""The audit log: one row an act, each carrying the hash of the one before, each sealed.

What was said stands in a table beside the log, with a salt, and the chain holds only its digest:
so a hand-in's words can be purged while the chain still verifies.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from builder.decisions.seal import HEAD, Head, Sealer
from builder.files.lock import alone
from builder.store import AuditRow
from builder.store.records import one_line

if TYPE_CHECKING:
    from builder.store.rows import Rows

START = "0" * 64
PURGE = "purge"
Look = Callable[[], "AbstractContextManager[Rows]"]


class AuditLog:
    """The log of one data folder."""

    def __init__(self, data: Path, look: Look) -> None:
        self.sealer = Sealer(data)
        self._look = look
        self._lock = data / "audit.lock"

    def append(
        self,
        rows: "Rows",
        act: str,
        receipt: str,
        said: Mapping[str, Any] | None = None,
        *,
        at: str,
        who: str,
    ) -> AuditRow:
        """Write an act down within a transaction; `said` may be purged later, the act never."""
        last = rows.last_act()
        payload = one_line({"salt": token_hex(16), **said}) if said else ""
        digest = sha256(payload.encode()).hexdigest() if payload else ""
        number, before = (last.number + 1, last.hash) if last else (1, START)
        row = AuditRow(number, at, who, act, receipt, digest, before)
        row = replace(row, hash=row.digest, seal=self.sealer.seal(row.digest))
        rows.put_act(row, payload)
        return row

    def keep_head(self) -> None:
        """Sign the last row; a head that is not in the log stays, to bear witness."""
        with suppress(OSError), alone(self._lock), self._look() as rows:
            head, last = self.sealer.read_head(), rows.last_act()
            is_ours = head == "" or (isinstance(head, Head) and _is_in(rows, head))
            if last and is_ours:
                self.sealer.write_head(Head(last.number, last.hash))

    def rows(self) -> list[AuditRow]:
        """Every act in order."""
        with self._look() as rows:
            return list(rows.acts())

    def faults(self) -> Iterator[str]:
        """Why the log is not to be trusted, in Chinese; nothing where it is whole."""
        with self._look() as rows:
            yield from self._head_faults(rows)
            yield from self._chain_faults(rows)

    def _head_faults(self, rows: "Rows") -> Iterator[str]:
        head, last = self.sealer.read_head(), rows.last_act()
        if isinstance(head, str):
            if head or last:
                yield head or f"{HEAD} 不见了，末条对不上。"
        elif not _is_in(rows, head):
            yield f"末条应是第 {head.number} 条或更后，记录被截短、删除或换过。"

    def _chain_faults(self, rows: "Rows") -> Iterator[str]:
        before = START
        for number, row in enumerate(rows.acts(), 1):
            if (row.number, row.before, row.hash) != (number, before, row.digest):
                yield f"第 {number} 条被改动过，或前面缺了。"
                return
            if not self.sealer.fits(row.hash, row.seal):
                yield f"第 {number} 条的封印不对：它，或它前面的，是重新写的。"
                return
            before = row.hash
            if row.said and (fault := _payload_fault(rows, row)):
                yield fault


def payload_of(rows: "Rows", row: AuditRow | None) -> Mapping[str, Any]:
    """What was said with an act; empty where it was purged, never was, or is not what was said."""
    text = rows.payload(row.number) if row and row.said else ""
    if row is None or not text or sha256(text.encode()).hexdigest() != row.said:
        return {}
    return dict(json.loads(text))


def _payload_fault(rows: "Rows", row: AuditRow) -> str:
    text = rows.payload(row.number)
    if not text:
        purged = rows.has_act(row.receipt, PURGE)
        return "" if purged else f"第 {row.number} 条的内容不见了。"
    whole = sha256(text.encode()).hexdigest() == row.said
    return "" if whole else f"第 {row.number} 条的内容被改动过。"


def _is_in(rows: "Rows", head: Head) -> bool:
    row = rows.act_at(head.number)
    return row is not None and row.hash == head.hash
