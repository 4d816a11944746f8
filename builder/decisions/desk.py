"""Who sits at the desk, where its folders are, and what may go wrong there."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from glob import escape
from pathlib import Path
from stat import S_IMODE
from typing import TYPE_CHECKING

from builder.decisions.audit import AuditLog, payload_of
from builder.decisions.seal import HEAD
from builder.files.lock import alone
from builder.model import Finding
from builder.store import Store, StoreError, exists, open_store, passing_store

if TYPE_CHECKING:
    from builder.store.rows import Rows

WAITING, ACCEPTED, RETURNED, MERGED = "inbox", "accepted", "returned", "merged"
SETTLED, RECORDED, RECORDS, PURGED = "settled", "recorded", "records", "purged"
AMENDED, TAKEN_BACK = "amended", "taken back"
RETURN, ROLLBACK, LEFT = "return", "rollback", "left"
HAND_IN, MEETING, RUN, DRILL = "hand-in", "meeting", "run", "drill"
AMENDMENT = "amendment"
OUTBOX = "outbox.yml"
"""In the data folder: what leaves by itself, and where to."""
STATES = {
    WAITING: "待审",
    ACCEPTED: "收录",
    RETURNED: "退回补充",
    MERGED: "并入已有",
    SETTLED: "已处理",
    RECORDED: "已登记",
    RECORDS: "待审",
    PURGED: "已清除",
    AMENDED: "改别处",
    TAKEN_BACK: "已撤销",
}
_OWN_FOLDER = 0o700


class DeskError(Exception):
    """The act was not done; the message is Chinese, for who wanted it."""


class GoneError(DeskError):
    """No such hand-in is waiting; perhaps somebody else has decided."""


class StaleError(DeskError):
    """The hand-in, or a file to be written, is not the one that was looked at."""

    def __init__(self, now: str, why: str = "这一条在您看过之后又变了") -> None:
        super().__init__(f"{why}，没有办理。请看过新的再定。")
        self.now = now


class UnseenError(DeskError):
    """What would be written is not what was looked at."""

    def __init__(self) -> None:
        super().__init__("内容改过，前后对照还没有看过。请看过下面的对照再收录。")


class PrivateError(DeskError):
    """The hand-in holds what must not enter; nobody repeats it in full."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("收件里有不能入库的内容，没有收录。请退回提交人改写。")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Act:
    """A transaction at the desk."""

    desk: "Desk"
    rows: "Rows"
    noted: list[str] = field(default_factory=list)
    """What was written into the audit log."""

    def note(self, act: str, receipt: str, said: Mapping[str, object] | None = None) -> None:
        """Write an act into the audit log."""
        at, who = self.desk.now.isoformat(timespec="seconds"), self.desk.who
        self.desk.audit.append(self.rows, act, receipt, said, at=at, who=who)
        self.noted.append(act)


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
    address: str = field(default="", repr=False)
    """Of a PostgreSQL database; "" for SQLite in the data folder."""
    often: bool = False
    """Whether it is one of many in this process, which then keeps connections."""

    @cached_property
    def audit(self) -> AuditLog:
        """The log of the data folder."""
        return AuditLog(self.data, self.look)

    @cached_property
    def store(self) -> Store:
        """Where everything is; made, or brought over from an older data folder, when first used."""
        from builder.decisions.old_data import bring_over  # noqa: PLC0415 - it needs a desk

        known = (self.data / HEAD).exists()
        if known and not exists(self.data, self.address):
            raise StoreError(_LOST, str(self.data))
        make_private(self.data)
        store = open_store(self.data, self.address, often=self.often)
        with store.look() as rows:
            if known and rows.last_act() is None:
                raise StoreError(_LOST, store.name)
        bring_over(self, store)
        return store

    @contextmanager
    def act(self) -> Iterator[Act]:
        """A transaction: what is written in it is there for good when it ends, or not at all."""
        with self.store.held():
            with self.store.act() as rows:
                act = Act(self, rows)
                yield act
            if act.noted:
                self.audit.keep_head()

    @contextmanager
    def deciding(self) -> Iterator[None]:
        """Nobody else decides meanwhile, and the store is opened once for all of it."""
        with alone(self.lock), self.store.held() if self._is_used() else nullcontext():
            yield

    @contextmanager
    def look(self) -> Iterator["Rows"]:
        """The store at one moment; where nothing was ever handed in, nothing is made."""
        with (self.store if self._is_used() else passing_store()).look() as rows:
            yield rows

    def _is_used(self) -> bool:
        from builder.decisions.old_data import is_old  # noqa: PLC0415

        lost = (self.data / HEAD).exists()
        known = "store" in vars(self) or exists(self.data, self.address)
        return known or lost or is_old(self.data)

    @property
    def inboxes(self) -> tuple[Path, ...]:
        """Every folder where letters may be put as files."""
        return (self.data / WAITING, *self.shared)

    @property
    def lock(self) -> Path:
        """Held while somebody decides."""
        return self.data / "desk.lock"

    def note(self, act: str, receipt: str, said: Mapping[str, object] | None = None) -> None:
        """Write an act into the audit log that changes nothing else."""
        with self.act() as own:
            own.note(act, receipt, said)

    def state_of(self, receipt: str) -> str:
        """待审, 收录, 退回补充, 并入已有, 已处理, 已清除; "" for a receipt that is not known."""
        with self.look() as rows:
            letter = rows.letter(receipt)
        if letter:
            return STATES[letter.state]
        return STATES[WAITING] if any(self.files_named(receipt)) else ""

    def reason_of(self, receipt: str) -> str:
        """Why a hand-in was returned, or how it was settled; "" where neither, or purged since."""
        with self.look() as rows:
            last = rows.last_act_on(receipt)
            said = payload_of(rows, last) if last and last.act in (RETURN, SETTLED) else {}
        return str(said.get("reason", ""))

    def files_named(self, receipt: str) -> Iterator[Path]:
        """Files in the inbox folders that carry the receipt in their name, as the page's do."""
        for folder in self.inboxes:
            yield from folder.glob(f"*{escape(receipt)}.json")


def make_private(folder: Path) -> None:
    """The folder, made where it is missing, for its owner alone."""
    folder.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    if os.name == "posix" and S_IMODE(folder.stat().st_mode) != _OWN_FOLDER:
        with suppress(PermissionError):  # somebody else's: then it is theirs to say
            folder.chmod(_OWN_FOLDER)


_LOST = "里的收件和审计记录不见了，没有另起一份。请用 qianshi restore 取回备份，或移走整个数据目录"
