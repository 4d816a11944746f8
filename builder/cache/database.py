"""SQLite files in the cache folder: opened, or made anew where they are damaged or not ours.

Nothing in them is worth repairing.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from builder.files.durable import made_empty

PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""
_DAMAGED = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""No such table, pages that make no sense, something else altogether."""


class Layout(NamedTuple):
    """What a database of ours looks like."""

    number: int
    """A new one where the tables change."""
    tables: tuple[str, ...]
    """The statements that make them."""


def open_database(file: Path, layout: Layout) -> sqlite3.Connection:
    """The database in `file`, which only its owner may read; raises OSError or sqlite3.Error."""
    try:
        return _opened(file, layout)
    except sqlite3.Error as fault:
        if not is_damaged(fault):
            raise
        return made_anew(file, layout)


def is_damaged(fault: sqlite3.Error) -> bool:
    """Whether the file is no sound database of ours, and not just busy, full or out of reach."""
    return getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_NOTADB) & 0xFF in _DAMAGED


def made_anew(file: Path, layout: Layout) -> sqlite3.Connection:
    """An empty database in the place of what lies there."""
    for name in (file.name, f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)
    return _opened(file, layout)


@contextmanager
def in_one(database: sqlite3.Connection, patience: float = PATIENCE) -> Iterator[None]:
    """What is written in here is written whole or not at all."""
    database.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    database.execute("BEGIN IMMEDIATE")
    with database:
        yield


def _opened(file: Path, layout: Layout) -> sqlite3.Connection:
    made_empty(file)
    # handed from thread to thread by a server that lets one at a time use it
    database = sqlite3.connect(file, PATIENCE, isolation_level=None, check_same_thread=False)
    database.text_factory = partial(str, encoding="utf-8", errors="replace")
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA synchronous = OFF")  # what is lost is made again
        database.execute("PRAGMA foreign_keys = ON")
        if _number(database) != layout.number:
            _make_tables(database, layout)
    except BaseException:
        database.close()
        raise
    return database


def _make_tables(database: sqlite3.Connection, layout: Layout) -> None:
    """Raises DatabaseError where tables of another layout are; another process may be quicker."""
    with in_one(database):
        if _number(database) == layout.number:
            return
        if database.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise sqlite3.DatabaseError("another layout")
        for statement in layout.tables:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {layout.number}")


def _number(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])
