"""Files that survive a pulled plug, and names that are never taken twice."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from builder.files.patience import patiently

PRIVATE = 0o600
_MAKING = Lock()


def made_empty(file: Path) -> None:
    """An empty file for its owner alone where there is none; one that is there is not opened.

    To close a file is to let go of all locks that this process has on it, whoever took them: in a
    server, those of a database that other threads are using.
    """
    with _MAKING:
        if not file.exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE))


def create(file: Path, data: bytes) -> bool:
    """Write a new file durably; False, and nothing written, where the name is taken."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _name(Path(temporary), file)
        sync_folder(file.parent)
    except FileExistsError:
        return False
    finally:
        Path(temporary).unlink(missing_ok=True)
    return True


def _name(temporary: Path, file: Path) -> None:
    """The file's own name, unless it is taken: FileExistsError."""
    try:
        os.link(temporary, file)  # unlike a rename, this never replaces
    except FileExistsError:
        raise
    except OSError:  # no hard links here: take the name first, then put the file into its place
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        patiently(temporary.replace, file)


def move(file: Path, folder: Path) -> Path:
    """Move a file into a folder and give its new place; a taken name gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    target = next(name for name in _names(folder / file.name) if not name.exists())
    try:
        patiently(file.replace, target)
    except OSError:  # another disk: copy, then let go of the first
        create(target, file.read_bytes())
        file.unlink()
    sync_folder(folder)
    sync_folder(file.parent)
    return target


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _names(file: Path) -> Iterator[Path]:
    yield file
    for number in range(2, 10_000):
        yield file.with_name(f"{file.stem}-{number}{file.suffix}")
