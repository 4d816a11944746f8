"""Putting a finished folder in the place of another in one step, so that no reader sees half."""

import ctypes
import errno
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


def make_workspace(target: Path) -> Path:
    """A fresh folder beside `target`; what a killed run left there before is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for stale in target.parent.glob(f".{target.name}.building-*"):
        shutil.rmtree(stale, ignore_errors=True)
    workspace = Path(mkdtemp(prefix=f".{target.name}.building-", dir=target.parent))
    workspace.chmod(0o755)
    return workspace


def put_in_place(fresh: Path, target: Path) -> None:
    """Make `fresh` the new `target` of the same parent and remove the old one."""
    if not target.exists():
        fresh.rename(target)
        return
    if not _exchange(fresh, target):
        retired = fresh.with_name(f"{fresh.name}-old")
        target.rename(retired)
        fresh.rename(target)
        fresh = retired
    shutil.rmtree(fresh, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names atomically (Linux `renameat2`); False where the system cannot."""
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
