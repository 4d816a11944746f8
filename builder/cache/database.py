"""The SQLite file under the cache: opened, or made anew where it is damaged or not ours.

Nothing in it is worth repairing. `sqlite3.OperationalError` says that the file is busy, full or
out of reach; any other `sqlite3.DatabaseError`, that it is no sound database.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LAYOUT = 1
"""A new number where the tables change."""
_PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""
_TABLES = f"""
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS places (place BLOB PRIMARY KEY, seal BLOB, written INTEGER);
    CREATE TABLE IF NOT EXISTS entries (
        place BLOB REFERENCES places ON DELETE CASCADE,
        name TEXT, key BLOB, value BLOB, PRIMARY KEY (place, name, key)
    ) WITHOUT ROWID;
    PRAGMA user_version = {_LAYOUT};
    COMMIT;
"""


def open_database(file: Path) -> sqlite3.Connection:
    """The database in `file`, which only its owner may read; raises OSError or OperationalError."""
    try:
        return _opened(file)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return made_anew(file)


def made_anew(file: Path) -> sqlite3.Connection:
    """An empty database in the place of what lies there."""
    for name in (file.name, f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)
    return _opened(file)


@contextmanager
def in_one(database: sqlite3.Connection) -> Iterator[None]:
    """What is written in here is written whole or not at all."""
    database.execute("BEGIN IMMEDIATE")
    with database:
        yield


def _opened(file: Path) -> sqlite3.Connection:
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    database = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        _prepare(database)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA synchronous = OFF")  # a lost entry is made again
    database.execute("PRAGMA foreign_keys = ON")
    layout = database.execute("PRAGMA user_version").fetchone()[0]
    if layout != _LAYOUT:
        if database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise sqlite3.DatabaseError(f"layout {layout}")
        database.executescript(_TABLES)
