"""Putting a finished folder in the place of another in one step, so that no reader sees half."""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

from builder.files.patience import patiently

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}
_OLD = "-old"


def make_workspace(target: Path) -> Path:
    """A fresh folder beside `target`; what a killed run left there before is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _recover(target)
    for stale in target.parent.glob(f".{target.name}.building-*"):
        if not stale.name.endswith(_OLD):
            shutil.rmtree(stale, ignore_errors=True)
    workspace = Path(mkdtemp(prefix=f".{target.name}.building-", dir=target.parent))
    workspace.chmod(0o755)
    return workspace


def left_behind(target: Path) -> list[Path]:
    """Former folders that a run, killed or refused after the exchange, left under another name."""
    return sorted(target.parent.glob(f".{target.name}.building-*{_OLD}"))


def _recover(target: Path) -> None:
    """Where names cannot be exchanged, a run killed between two renames leaves no target."""
    for old in () if target.exists() else left_behind(target):
        patiently(old.rename, target)
        return


def put_in_place(fresh: Path, target: Path) -> Path | None:
    """Make `fresh` the new `target` of the same parent; where the old one stands now, if any.

    Raises OSError when the system refuses; then the old one stands where it stood.
    """
    if not target.exists():
        patiently(fresh.rename, target)
        return None
    return exchange(fresh, target)


def exchange(fresh: Path, target: Path) -> Path:
    """Put `fresh` in the place of `target` in one step where the system can, else in quick ones.

    Returns where the former target stands now; raises OSError with the target as it was.
    """
    if _exchange(fresh, target):
        return fresh
    aside = fresh.with_name(f"{fresh.name}{_OLD}")
    patiently(target.rename, aside)
    try:
        patiently(fresh.rename, target)
    except OSError:
        patiently(aside.rename, target)
        raise
    return aside


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
