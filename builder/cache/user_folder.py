"""The cache folder of whoever runs the program: theirs alone, or not used."""

import errno
import os
from hmac import digest
from pathlib import Path
from secrets import token_bytes
from stat import S_ISDIR

from platformdirs import user_cache_dir

from builder.files.durable import create

VARIABLE = "QIANSHI_CACHE"
PRIVATE, _WRITABLE_BY_OTHERS = 0o700, 0o022
_NOT_OURS = "文件夹不是您自己的，或别人也能写，没有用；请改权限，或用 {} 另指一处"
_SECRET = 32
"""Bytes."""


def user_cache() -> Path:
    """Where this user's programs keep what can be made again; QIANSHI_CACHE names another place."""
    return Path(os.environ.get(VARIABLE) or user_cache_dir("qianshi", appauthor=False))


def private_folder(folder: Path, variable: str = VARIABLE) -> Path:
    """The folder, made where it is missing; OSError where somebody else could have filled it.

    `variable` of the environment may name another.
    """
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    if os.name == "posix":
        state = folder.lstat()
        own = S_ISDIR(state.st_mode) and state.st_uid == os.geteuid()
        if not own or state.st_mode & _WRITABLE_BY_OTHERS:
            raise PermissionError(errno.EPERM, _NOT_OURS.format(variable), str(folder))
        if state.st_mode & 0o777 != PRIVATE:
            folder.chmod(PRIVATE)
    return folder


def key_for(folder: Path, purpose: str, place: Path) -> bytes:
    """What only this user can seal with: for one purpose and one place.

    Raises OSError where the folder is not this user's alone.
    """
    words = purpose.encode() + b"\0" + os.fsencode(place.resolve())
    return digest(secret_of(private_folder(folder)), words, "sha256")


def secret_of(folder: Path) -> bytes:
    """The secret that lies in a private folder, made at the first asking.

    One of the wrong length is replaced: what was made with it is worth nothing then.
    """
    file = folder / "secret"
    secret = file.read_bytes() if file.is_file() else b""
    if len(secret) == _SECRET:
        return secret
    file.unlink(missing_ok=True)
    create(file, token_bytes(_SECRET))
    return file.read_bytes()
