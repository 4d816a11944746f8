"""Putting a finished folder in the place of another in one step, so that no reader sees half."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows, where a build of one's own folder needs no lock
    fcntl = None

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


class BusyError(Exception):
    """Somebody else is publishing this site right now."""


def make_workspace(target: Path) -> Path:
    """A fresh folder beside `target`; what a killed run left there before is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _recover(target)
    for stale in target.parent.glob(f".{target.name}.building-*"):
        shutil.rmtree(stale, ignore_errors=True)
    workspace = Path(mkdtemp(prefix=f".{target.name}.building-", dir=target.parent))
    workspace.chmod(0o755)
    return workspace


def _recover(target: Path) -> None:
    """Where names cannot be exchanged, a run killed between two renames leaves no target."""
    for old in () if target.exists() else target.parent.glob(f".{target.name}.building-*-old"):
        old.rename(target)
        return


def put_in_place(fresh: Path, target: Path) -> Path | None:
    """Make `fresh` the new `target` of the same parent; where the old one stands now, if any."""
    if not target.exists():
        fresh.rename(target)
        return None
    exchange(fresh, target)
    return fresh


def exchange(one: Path, other: Path) -> None:
    """Swap two folders in one step where the system can, else in three quick ones."""
    if _exchange(one, other):
        return
    aside = one.with_name(f"{one.name}-old")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)


@contextmanager
def hold(lock: Path) -> Iterator[None]:
    """Keep others from publishing the same site; raises BusyError when somebody is at it.

    The system lets go when the process ends, however it ends.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as stream:
        try:
            if fcntl:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(str(lock)) from None
        yield


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names atomically (Linux `renameat2`); False where the system cannot."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if renameat2(*names) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))
