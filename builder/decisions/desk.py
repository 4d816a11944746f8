"""Who sits at the desk, where its folders are, and what may go wrong there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from glob import escape
from pathlib import Path

from builder.decisions.audit import PURGE, AuditLog, AuditRow
from builder.model import Finding

WAITING, ACCEPTED, RETURNED, MERGED = "inbox", "accepted", "returned", "merged"
SETTLED, PURGED = "settled", "已清除"
RECORDED = "recorded"
RECORDS, RETURN = "records", "return"
ROLLBACK, LEFT = "rollback", "left"
_FOLDERS = {RETURN: RETURNED, "undo": WAITING, "receive": WAITING}
"""In which folder a hand-in is after an act that is not named like one."""
STATES = {
    WAITING: "待审",
    ACCEPTED: "收录",
    RETURNED: "退回补充",
    MERGED: "并入已有",
    SETTLED: "已处理",
    RECORDED: "已登记",
}


class DeskError(Exception):
    """The act was not done; the message is Chinese, for who wanted it."""


class GoneError(DeskError):
    """No such hand-in is waiting; perhaps somebody else has decided."""


class StaleError(DeskError):
    """The hand-in is not the one that was looked at."""

    def __init__(self, now: str) -> None:
        super().__init__("这一条在您看过之后又变了，没有办理。请看过新的再定。")
        self.now = now


class PrivateError(DeskError):
    """The hand-in holds what must not enter; nobody repeats it in full."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("收件里有不能入库的内容，没有收录。请退回提交人改写。")
        self.findings = findings


@dataclass(frozen=True)
class Desk:
    """One knowledge base, its data folder, and who acts at which moment."""

    root: Path
    data: Path
    who: str
    now: datetime
    shared: tuple[Path, ...] = ()
    """Inbox folders of qianshi.yml, beside the data folder's own."""
    secret: bytes = field(default=b"", repr=False)
    """With which the server makes names that nobody can guess."""

    @cached_property
    def audit(self) -> AuditLog:
        """The log of the data folder."""
        return AuditLog(self.data)

    @property
    def inboxes(self) -> tuple[Path, ...]:
        """Every folder where hand-ins wait."""
        return (self.data / WAITING, *self.shared)

    @property
    def lock(self) -> Path:
        """Held while somebody decides."""
        return self.data / "desk.lock"

    def note(self, act: str, receipt: str, said: Mapping[str, object] | None = None) -> None:
        """Write an act into the audit log."""
        self.audit.append(self.now.isoformat(timespec="seconds"), self.who, act, receipt, said)

    def state_of(self, receipt: str) -> str:
        """待审, 收录, 退回补充, 并入已有, 已处理, 已清除; "" for a receipt that is not known."""
        by_file = next((STATES[folder] for folder, _ in self.files_of(receipt)), "")
        return by_file or self._state_by_log(receipt)

    def _state_by_log(self, receipt: str) -> str:
        """For files from a shared folder, whose names are not ours."""
        acts = [
            r.act for r in self.audit.rows() if isinstance(r, AuditRow) and r.receipt == receipt
        ]
        decided = [act for act in acts if act not in (ROLLBACK, LEFT)]
        if decided and decided[-1] == PURGE:
            return PURGED
        return STATES.get(_FOLDERS.get(decided[-1], decided[-1]), "") if decided else ""

    def reason_of(self, receipt: str) -> str:
        """Why a hand-in was returned, or how it was settled; "" where neither, or purged since."""
        rows = [r for r in self.audit.rows() if isinstance(r, AuditRow) and r.receipt == receipt]
        said = self.audit.payload(rows[-1]) if rows and rows[-1].act in (RETURN, SETTLED) else None
        return str(said["reason"]) if said else ""

    def files_of(self, receipt: str) -> Iterator[tuple[str, Path]]:
        """Files that carry the receipt in their name, as ours and the page's do, by folder."""
        for folder in STATES:
            for file in sorted((self.data / folder).glob(f"*{escape(receipt)}.json")):
                yield folder, file
