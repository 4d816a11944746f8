"""What both databases have in common: connections that are not kept, faults told in Chinese."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from builder.store.protocol import StoreError

MOST_ENGINES = 16
"""Remembered in one process; a server asks one store with every request."""


class SqlStore:
    """A store behind SQLAlchemy. No connection outlives its transaction, as processes may fork;
    but for those that a server keeps.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection for one transaction; StoreError for all that goes wrong on it."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except SQLAlchemyError as fault:
            raise StoreError(f"数据库不肯办：{_first_line(fault)}", self.name) from fault


def _first_line(fault: SQLAlchemyError) -> str:
    """Without the statement and its values: they hold what people wrote."""
    said = str(getattr(fault, "orig", None) or type(fault).__name__)
    return said.splitlines()[0][:200] if said else type(fault).__name__
