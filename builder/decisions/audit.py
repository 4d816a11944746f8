"""The audit log: one JSON line an act, each carrying the hash of the one before.

What was said stands in files beside the log, with a salt, and the chain holds only their digests:
so a hand-in's words can be purged while the chain still verifies.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from builder.files.durable import create
from builder.files.lock import alone

START = "0" * 64
PURGE = "purge"


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act."""

    number: int
    at: str
    who: str
    act: str
    receipt: str
    said: str
    """SHA-256 of the payload file; "" where nothing was said."""
    before: str
    hash: str = ""

    @property
    def digest(self) -> str:
        """What `hash` must be."""
        plain = {name: value for name, value in asdict(self).items() if name != "hash"}
        return sha256(_line(plain).encode()).hexdigest()


class AuditLog:
    """The log of one data folder."""

    def __init__(self, data: Path) -> None:
        self.file = data / "audit.jsonl"
        self.said = data / "audit"
        self._lock = data / "audit.lock"

    def append(
        self, at: str, who: str, act: str, receipt: str, said: Mapping[str, Any] | None = None
    ) -> AuditRow:
        """Write an act down for good; `said` may be purged later, the act never."""
        with alone(self._lock):
            last = self._last()
            number = last.number + 1 if last else 1
            payload = _line({"salt": token_hex(16), **said}) if said else ""
            if payload:
                self._payload(number).unlink(missing_ok=True)
                create(self._payload(number), payload.encode())
            digest = sha256(payload.encode()).hexdigest() if payload else ""
            before = last.hash if last else START
            row = AuditRow(number, at, who, act, receipt, digest, before)
            row = AuditRow(**{**asdict(row), "hash": row.digest})
            self._write(row)
        return row

    def rows(self) -> Iterator[AuditRow | str]:
        """Every act in order; the raw text of a line that is none."""
        if not self.file.is_file():
            return
        for line in self.file.read_text("utf-8", "replace").splitlines():
            yield _row(line) or line

    def payload(self, row: AuditRow) -> Mapping[str, Any] | None:
        """What was said with an act; None where it was purged or never was."""
        file = self._payload(row.number)
        return json.loads(file.read_text("utf-8")) if row.said and file.is_file() else None

    def purge(self, receipt: str) -> int:
        """Throw away everything that was said about a receipt; gives how many payloads."""
        files = [
            self._payload(row.number)
            for row in self.rows()
            if isinstance(row, AuditRow) and row.receipt == receipt and row.said
        ]
        gone = [file for file in files if file.is_file()]
        for file in gone:
            file.unlink()
        return len(gone)

    def faults(self) -> Iterator[str]:
        """Why the log is not to be trusted, in Chinese; nothing where it is whole."""
        before, purged = START, self._purged()
        for number, row in enumerate(self.rows(), 1):
            if isinstance(row, str):
                yield f"第 {number} 行读不懂。"
                return
            if (row.number, row.before, row.hash) != (number, before, row.digest):
                yield f"第 {number} 行被改动过，或前面缺了行。"
                return
            before = row.hash
            if row.said and (fault := self._payload_fault(row, purged)):
                yield fault

    def _payload_fault(self, row: AuditRow, purged: set[str]) -> str:
        file = self._payload(row.number)
        if not file.is_file():
            return "" if row.receipt in purged else f"第 {row.number} 行的内容不见了。"
        whole = sha256(file.read_bytes()).hexdigest() == row.said
        return "" if whole else f"第 {row.number} 行的内容被改动过。"

    def _purged(self) -> set[str]:
        return {r.receipt for r in self.rows() if isinstance(r, AuditRow) and r.act == PURGE}

    def _payload(self, number: int) -> Path:
        return self.said / f"{number:06}.json"

    def _last(self) -> AuditRow | None:
        """The last whole line; a line half written when the power went was never acknowledged."""
        if not self.file.is_file():
            return None
        with self.file.open("r+b") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - 8192))
            tail = stream.read()
            if tail and not tail.endswith(b"\n"):
                keep = tail.rfind(b"\n") + 1
                stream.truncate(size - len(tail) + keep)
                tail = tail[:keep]
        lines = tail.decode("utf-8", "replace").splitlines()
        return _row(lines[-1]) if lines else None

    def _write(self, row: AuditRow) -> None:
        handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, f"{_line(asdict(row))}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)


def _line(value: Mapping[str, Any]) -> str:
    """JSON on one line: line ends in names and words become escapes."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _row(line: str) -> AuditRow | None:
    try:
        return AuditRow(**json.loads(line))
    except (ValueError, TypeError):
        return None
