"""What is kept for one knowledge base: every entry under a seal that only this user makes.

A seal (HMAC-SHA-256) covers the entry, the knowledge base and the program that made it. An entry
that was damaged, copied in from elsewhere or made by another version has a seal that does not fit
and counts as unknown.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256
from hmac import compare_digest, digest
from pathlib import Path

from builder.cache.database import Layout, in_one, is_damaged, made_anew, open_database
from builder.cache.program import program_digest
from builder.cache.user_folder import private_folder, secret_of

FILE = "results.sqlite"
MOST_PLACES = 8
"""Knowledge bases whose results are kept; the one written longest ago goes first."""
_KEY, _SEAL = 16, 32
"""Lengths in bytes."""
_LAYOUT = Layout(
    1,
    (
        "CREATE TABLE places (place BLOB PRIMARY KEY, seal BLOB, written INTEGER)",
        """
        CREATE TABLE entries (
            place BLOB REFERENCES places ON DELETE CASCADE,
            name TEXT, key BLOB, value BLOB, PRIMARY KEY (place, name, key)
        ) WITHOUT ROWID
        """,
    ),
)
_ALL = "SELECT key, CAST(coalesce(value, '') AS BLOB) FROM entries WHERE place = ? AND name = ?"
_DROP = "DELETE FROM entries WHERE place = ? AND name = ? AND key = ?"
_PUT = "REPLACE INTO entries VALUES (?, ?, ?, ?)"
_IS_OURS = "SELECT 1 FROM places WHERE place = ? AND seal = ?"
_LEAVE = "DELETE FROM places WHERE place = ?"
_TAKE = """
    INSERT INTO places SELECT ?, ?, coalesce(max(written), 0) + 1 FROM places WHERE true
    ON CONFLICT DO UPDATE SET written = excluded.written
"""
_LEAVE_LATE = """
    DELETE FROM places
    WHERE place NOT IN (SELECT place FROM places ORDER BY written DESC LIMIT ?)
"""


class Store:
    """The entries of one knowledge base, as they were when they were asked for."""

    def __init__(self, folder: Path, root: Path, *, fresh: bool = False) -> None:
        """Open the file in `folder`, or make it; raises OSError or sqlite3.Error.

        With `fresh` nothing is known, and what was kept goes when something new is saved.
        """
        secret = secret_of(private_folder(folder))
        place = os.fsencode(root.resolve())
        self._place = _sealed(secret, place)[:_KEY]
        self._secret = _sealed(secret, program_digest() + place)
        self._fresh = fresh
        self._known: dict[str, Mapping[bytes, bytes]] = {}
        self._used: dict[str, set[bytes]] = {}
        self._made: dict[str, dict[bytes, bytes]] = {}
        self._file = folder / FILE
        self._database = open_database(self._file, _LAYOUT)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def find(self, name: str, argument: str) -> bytes | None:
        """What is kept under a name and an argument; None for nothing that is ours."""
        key = _key(argument)
        made = self._made.get(name, {}).get(key)
        if made is not None:
            return made
        value = self._all_known(name).get(key, b"")
        packed = value[_SEAL:]
        if not compare_digest(self._seal(name, key, packed), value[:_SEAL]):
            return None
        self._used.setdefault(name, set()).add(key)
        return packed

    def keep(self, name: str, argument: str, packed: bytes) -> None:
        """Remember, and write it down with `save`."""
        self._made.setdefault(name, {})[_key(argument)] = packed

    def save(self) -> None:
        """Write what was made; raises sqlite3.Error. A damaged file is replaced."""
        if not self._made:
            return
        try:
            self._write()
        except sqlite3.Error as fault:
            if not is_damaged(fault):
                raise
            self._database.close()
            self._database = made_anew(self._file, _LAYOUT)
            self._write()

    def _all_known(self, name: str) -> Mapping[bytes, bytes]:
        if name not in self._known:
            self._known[name] = {} if self._fresh else self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Mapping[bytes, bytes]:
        try:
            return dict(self._database.execute(_ALL, (self._place, name)))
        except sqlite3.Error:
            return {}

    def _seal(self, name: str, key: bytes, packed: bytes) -> bytes:
        return _sealed(self._secret, b"\0".join((name.encode(), key, packed)))

    def _write(self) -> None:
        with in_one(self._database):
            self._take_place()
            for name, made in self._made.items():
                gone = ((self._place, name, key) for key in self._unneeded(name))
                self._database.executemany(_DROP, gone)
                sealed = ((key, self._seal(name, key, x) + x) for key, x in made.items())
                rows = ((self._place, name, key, value) for key, value in sealed)
                self._database.executemany(_PUT, rows)

    def _take_place(self) -> None:
        """Note who writes; what another program left goes, and who was here too long ago."""
        ours = (self._place, _sealed(self._secret, self._place))
        if self._fresh or not self._database.execute(_IS_OURS, ours).fetchone():
            self._database.execute(_LEAVE, (self._place,))
        self._database.execute(_TAKE, ours)
        self._database.execute(_LEAVE_LATE, (MOST_PLACES,))

    def _unneeded(self, name: str) -> Iterator[bytes]:
        """A run that asked for most of what is known tells what nobody needs any more."""
        used, known = self._used.get(name, set()), self._known.get(name, {})
        if len(used) * 2 > len(known) and (len(known) - len(used)) * 10 > len(known):
            yield from known.keys() - used


def _sealed(secret: bytes, words: bytes) -> bytes:
    return digest(secret, words, "sha256")


def _key(argument: str) -> bytes:
    return sha256(argument.encode(errors="surrogatepass")).digest()[:_KEY]
