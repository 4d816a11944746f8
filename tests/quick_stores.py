"""Stores of the desk that cost the tests little, of which there are hundreds in a run.

A new one gets its tables by the statements that Alembic made of the migrations the first time,
and nothing waits until the disk has written: what tests write is looked at, not kept.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection

from builder.store import schema, sqlite

_MAKES = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
_VERSION = f"INSERT INTO alembic_version VALUES ('{schema.NEWEST}')"  # noqa: S608 - our own


@contextmanager
def quick_stores() -> Iterator[None]:
    made: list[str] = []

    def migrate(connection: Connection, name: str) -> None:
        is_new = not _statements(connection)
        if not (is_new and made):
            schema.migrate(connection, name)
            made.extend([*_statements(connection), _VERSION] if is_new else ())
            return
        for words in made:
            connection.exec_driver_sql(words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(sqlite, "migrate", migrate)
        patch.setattr(sqlite, "_SET", tuple(x.replace("FULL", "OFF") for x in sqlite._SET))
        yield


def _statements(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql(_MAKES).scalars())
