"""Files that belong together, such as those of an index: all of them under one seal, or none.

They lie in one SQLite file in the user's cache folder. The seal (HMAC-SHA-256 with the secret of
that user) covers the list of their names and digests; files that do not agree with it are as good
as none.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from hmac import compare_digest, digest
from pathlib import Path

from builder.cache.database import PATIENCE, Layout, in_one, is_damaged, made_anew, open_database
from builder.cache.user_folder import key_for

_LAYOUT = Layout(1, ("CREATE TABLE files (name TEXT PRIMARY KEY, content BLOB)",))
_ALL = "SELECT CAST(name AS TEXT), CAST(coalesce(content, '') AS BLOB) FROM files"
_SEAL = ""
"""The name under which the seal lies among the files."""


class SealedFiles:
    """The files of one purpose and one knowledge base."""

    def __init__(self, folder: Path, root: Path, purpose: str) -> None:
        """Open or make them in `folder`; raises OSError or sqlite3.Error."""
        words = purpose.encode() + b"\0" + os.fsencode(root.resolve())
        self._secret = key_for(folder, purpose, root)
        self._file = folder / f"{purpose}-{sha256(words).hexdigest()[:16]}.sqlite"
        self._database = open_database(self._file, _LAYOUT)
        self._there: dict[str, bytes] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def state(self) -> bytes:
        """Changes with every change of the files; b"" where there are none."""
        row = self._database.execute(f"{_ALL} WHERE name = ?", (_SEAL,)).fetchone()
        return bytes(row[1]) if row else b""

    def read(self) -> tuple[bytes, dict[str, bytes]]:
        """The state and the files by name; no files where they are not what was written here."""
        try:
            self._there = dict(self._database.execute(_ALL))
        except sqlite3.Error as fault:
            if not is_damaged(fault):
                raise
            self._database.close()
            self._database = made_anew(self._file, _LAYOUT)
            self._there = {}
        files = {name: content for name, content in self._there.items() if name != _SEAL}
        state = self._there.get(_SEAL, b"")
        return state, files if compare_digest(state, self._seal(files)) else {}

    @contextmanager
    def writing(self, patience: float = PATIENCE) -> Iterator[None]:
        """Nobody else writes meanwhile; raises sqlite3.Error where somebody does."""
        with in_one(self._database, patience):
            yield

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put these in the place of those that were read, within `writing`."""
        wanted = {**files, _SEAL: self._seal(files)}
        gone = [(name,) for name in self._there.keys() - wanted.keys()]
        new = [(name, x) for name, x in wanted.items() if self._there.get(name) != x]
        self._database.executemany("DELETE FROM files WHERE name = ?", gone)
        self._database.executemany("REPLACE INTO files VALUES (?, ?)", new)

    def _seal(self, files: Mapping[str, bytes]) -> bytes:
        listed = sorted((name, sha256(content).hexdigest()) for name, content in files.items())
        return digest(self._secret, json.dumps(listed).encode(), "sha256")
