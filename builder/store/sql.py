"""What both databases have in common: how long connections last, faults told in Chinese."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from builder.store.protocol import StoreError

MOST_ENGINES = 16
"""Remembered in one process; a server asks one store with every request."""


class SqlStore:
    """A store behind SQLAlchemy. No connection outlives its transaction, as processes may fork;
    but for those that a server keeps, and while `held`.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._idle = _Idle()

    @contextmanager
    def held(self) -> Iterator[None]:
        """One connection for all transactions of this thread in here, one after another."""
        idle = self._idle.connections
        with self.connection() as connection:
            idle.append(connection)
            try:
                yield
            finally:
                if connection in idle:
                    idle.remove(connection)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection for one transaction; StoreError for all that goes wrong on it."""
        try:
            with self._held_one() if self._idle.connections else self.engine.connect() as one:
                yield one
        except SQLAlchemyError as fault:
            raise StoreError(f"数据库没有执行：{_first_line(fault)}", self.name) from fault

    @contextmanager
    def _held_one(self) -> Iterator[Connection]:
        """The one that is held, in nobody else's hands meanwhile; given up where it is broken."""
        connection = self._idle.connections.pop()
        try:
            yield connection
        finally:
            connection.rollback()  # nothing, unless it was broken off
        self._idle.connections.append(connection)


class _Idle(threading.local):
    """What a thread holds and does not use right now."""

    def __init__(self) -> None:
        self.connections: list[Connection] = []


def _first_line(fault: SQLAlchemyError) -> str:
    """Without the statement and its values: they hold what people wrote."""
    said = str(getattr(fault, "orig", None) or type(fault).__name__)
    return said.splitlines()[0][:200] if said else type(fault).__name__
