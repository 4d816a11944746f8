"""The store of one machine: a SQLite file in the data folder."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from builder.files.durable import made_empty
from builder.store.protocol import StoreError
from builder.store.rows import Rows
from builder.store.schema import is_current, migrate
from builder.store.shares import share_of
from builder.store.sql import MOST_ENGINES, SqlStore
from builder.store.tables import METADATA

PATIENCE = 60
"""Seconds to wait for another writer."""
_SET = (
    f"PRAGMA busy_timeout = {PATIENCE * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


class SqliteStore(SqlStore):
    """A file that every process of this machine may open."""

    def __init__(self, file: Path) -> None:
        """Open the file or make it; StoreError on a network share, where locks do not hold."""
        if kind := share_of(file.parent):
            reason = f"在网络盘（{kind}）上，文件锁不可靠；请把 data 指到本机磁盘，或用 PostgreSQL"
            raise StoreError(reason, str(file))
        made_empty(file)
        super().__init__(_engine(str(file)), str(file))
        with self.connection() as connection:
            current = is_current(connection, self.name)
        if not current:
            with self._between("BEGIN IMMEDIATE") as connection:
                migrate(connection, self.name)

    @contextmanager
    def act(self) -> Iterator[Rows]:
        """A transaction that writes."""
        with self._between("BEGIN IMMEDIATE") as connection:
            yield Rows(connection)

    @contextmanager
    def look(self) -> Iterator[Rows]:
        """A transaction that only reads."""
        with self._between("BEGIN") as connection:
            yield Rows(connection)

    def scrub(self) -> None:
        """Deleted bytes are overwritten already; here the log goes, and the file is made anew."""
        with self.connection() as connection:
            for words in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.exec_driver_sql(words)

    @contextmanager
    def _between(self, begin: str) -> Iterator[Connection]:
        with self.connection() as connection:
            connection.exec_driver_sql(begin)
            try:
                yield connection
            except BaseException:
                with suppress(SQLAlchemyError):  # a full disk has rolled it back already
                    connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")


class PassingStore(SqlStore):
    """An empty store in memory, for who only looks where nothing was ever handed in."""

    def __init__(self) -> None:
        super().__init__(create_engine("sqlite://", poolclass=StaticPool), ":memory:")
        METADATA.create_all(self.engine)

    @contextmanager
    def act(self) -> Iterator[Rows]:
        """Nothing is written down in passing."""
        raise StoreError("这里只能看", self.name)
        yield

    @contextmanager
    def look(self) -> Iterator[Rows]:
        """Nothing to be seen."""
        with self.connection() as connection:
            yield Rows(connection)

    def scrub(self) -> None:
        """There is nothing."""


@lru_cache(maxsize=MOST_ENGINES)
def _engine(file: str) -> Engine:
    """Of a file, which may go and come back: what is kept is how statements are said to it."""
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool, isolation_level="AUTOCOMMIT")
    event.listen(engine, "connect", _settle)
    return engine


def _settle(connection: Any, _record: object) -> None:
    for words in _SET:
        connection.execute(words).close()
