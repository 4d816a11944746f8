"""Is a folder on a network share? There neither locks nor syncing can be relied on."""

import os
import re
import sys
from pathlib import Path

_SHARES = re.compile(
    "9p|afs|beegfs|ceph|cifs|davfs|gfs2|glusterfs|lustre|ncpfs|nfs4?|ocfs2|smb[23]|smbfs|"
    r"fuse\.(davfs2|glusterfs|rclone|s3fs|smbnetfs|sshfs)"
)
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPE = re.compile(r"\\([0-7]{3})")
_REMOTE = 4
"""What Windows calls a drive of another machine."""


def share_of(folder: Path) -> str:
    """The kind of network file system that holds a folder; "" on a disk of this machine."""
    if sys.platform == "win32":
        return _windows(folder)
    try:
        mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    kind = kind_in(mounts, folder.resolve())
    return kind if _SHARES.fullmatch(kind) else ""


def kind_in(mounts: str, folder: Path) -> str:
    """The file system of a folder by the text of Linux's `mountinfo`; "" where none fits."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, own = before.split(), after.split()
        if len(fields) > 4 and own:
            mount = Path(_ESCAPE.sub(lambda code: chr(int(code[1], 8)), fields[4]))
            if folder.is_relative_to(mount) and len(mount.parts) >= best:
                best, kind = len(mount.parts), own[0]
    return kind


def _windows(folder: Path) -> str:
    """A path with two backslashes, or a drive that Windows knows to be remote."""
    drive = folder.absolute().drive
    if drive.startswith("\\\\"):
        return drive
    import ctypes  # noqa: PLC0415 - of Windows alone

    kind = getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{drive}{os.sep}")  # noqa: B009
    return drive if kind == _REMOTE else ""
