"""Writing into files that somebody else may have open: what they saved is never written over."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from builder.files.durable import sync_folder
from builder.files.patience import patiently

HALF = ".half-"
"""How the name of a file begins until it is whole; no editor calls its own files so."""


class ChangedSinceError(Exception):
    """The file is not what it was when it was read."""


def replace_unchanged(file: Path, was: bytes, data: bytes) -> None:
    """Put `data` where `was` stands, in one step, with the file's mode and owner.

    ChangedSinceError, and nothing written, where something else stands there.
    """
    state = file.stat()
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f"{HALF}{file.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _as_before(temporary, state)
        if file.read_bytes() != was:  # as late as can be
            raise ChangedSinceError(str(file))
        patiently(temporary.replace, file)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(file.parent)


def _as_before(temporary: Path, state: os.stat_result) -> None:
    if os.name == "posix":
        with suppress(PermissionError):  # only root gives files away
            os.chown(temporary, state.st_uid, state.st_gid)
    temporary.chmod(S_IMODE(state.st_mode))
