"""Writing files: whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_text(file: Path, text: str) -> None:
    """Put `text` into `file` as UTF-8 with LF; a reader sees the old file or the new one."""
    write_bytes(file, text.encode())


def write_bytes(file: Path, data: bytes) -> None:
    """Put `data` into `file`; a reader sees the old file or the new one, never half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def move_file(file: Path, folder: Path) -> None:
    """Move a file into a folder on the same disk, keeping its name."""
    folder.mkdir(parents=True, exist_ok=True)
    file.replace(folder / file.name)
