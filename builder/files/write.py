"""Writing files: whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from builder.files.patience import patiently

READABLE = 0o644


def is_inside(path: str) -> bool:
    """Whether a path with slashes, from a folder, stays in that folder."""
    odd = path.startswith("/") or "\\" in path or "\0" in path or Path(path).drive
    return not (odd or {"", ".", ".."} & set(path.split("/")))


def below(folder: Path, path: str) -> Path:
    """The file of a path such as `lessons/x.html`; OSError where it would lie elsewhere."""
    if not is_inside(path):
        raise OSError(errno.EINVAL, "这个路径不在目标文件夹里", path)
    return folder / path


def write_text(file: Path, text: str, mode: int = READABLE) -> None:
    """Put `text` into `file` as UTF-8 with LF; a reader sees the old file or the new one."""
    write_bytes(file, text.encode(), mode)


def write_bytes(file: Path, data: bytes, mode: int = READABLE) -> None:
    """Put `data` into `file`; a reader sees the old file or the new one, never half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        patiently(Path(temporary).replace, file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def move_file(file: Path, folder: Path) -> None:
    """Move a file into a folder on the same disk, keeping its name."""
    folder.mkdir(parents=True, exist_ok=True)
    patiently(file.replace, folder / file.name)
