"""The store of an office with a PostgreSQL server, by `desk: postgresql://…` in qianshi.yml."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from weakref import finalize
from zlib import crc32

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import IsolationLevel
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from builder.store.protocol import StoreError
from builder.store.rows import Rows
from builder.store.schema import is_current, migrate
from builder.store.sql import MOST_ENGINES, SqlStore
from builder.store.tables import METADATA

_LOCK = 0x7169616E
"""Writers come one at a time, so that numbers of the audit log have no gaps."""
_SCHEMA = "schema"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,50}", re.ASCII)
_SECONDS = 10
"""To wait for the server."""


class PostgresqlStore(SqlStore):
    """A database of its own on a server; who may read it is the server's to say."""

    def __init__(self, address: str, *, often: bool = False) -> None:
        """Connect and bring the schema up to date; StoreError where either cannot be done.

        `often` keeps connections, for a process that asks again and again and never forks.
        """
        try:
            url = make_url(address)
            self._schema = _schema_of(url)
            engine = _engine(url.difference_update_query([_SCHEMA]), often)
        except (ArgumentError, ModuleNotFoundError) as fault:
            reason = "地址读不懂" if isinstance(fault, ArgumentError) else _NO_DRIVER
            raise StoreError(reason, address.partition(":")[0]) from None
        self._key = crc32(self._schema.encode()) % 2**31 << 32 | _LOCK
        super().__init__(engine, url.render_as_string(hide_password=True))
        with self._reading("READ COMMITTED") as connection:
            current = is_current(connection, self.name)
        if not current:
            with self._alone() as connection:
                if self._schema:
                    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {self._schema}")
                migrate(connection, self.name)

    @contextmanager
    def act(self) -> Iterator[Rows]:
        """A transaction that writes."""
        with self._alone() as connection:
            yield Rows(connection)

    @contextmanager
    def look(self) -> Iterator[Rows]:
        """A transaction that only reads."""
        with self._reading("REPEATABLE READ") as connection:
            yield Rows(connection)

    def scrub(self) -> None:
        """The tables are made anew; the server's own logs and backups are its keeper's."""
        own = f"{self._schema}." if self._schema else ""
        with self.connection() as connection:
            free = connection.execution_options(isolation_level="AUTOCOMMIT")
            for name in METADATA.tables:
                free.exec_driver_sql(f"VACUUM FULL {own}{name}")

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """Sees what the one before has written: so no snapshot may be older than the lock."""
        with self._reading("READ COMMITTED") as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({self._key})")
            yield connection
            connection.commit()

    @contextmanager
    def _reading(self, isolation: IsolationLevel) -> Iterator[Connection]:
        """A connection that may have been held since a transaction of another kind."""
        with self.connection() as connection:
            own = connection.execution_options(isolation_level=isolation)
            if self._schema:  # until the end of this transaction
                own.exec_driver_sql(f"SET LOCAL search_path TO {self._schema}")
            yield own


def _schema_of(url: URL) -> str:
    """Several desks may stand in one database, each in a schema of its own."""
    name = url.query.get(_SCHEMA, "")
    if name and not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise StoreError("schema 只能用小写英文字母、数字和下划线，字母开头", url.drivername)
    return str(name)


@lru_cache(maxsize=MOST_ENGINES)
def _engine(url: URL, often: bool) -> Engine:
    """One for all schemas of a database, so that they share connections."""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=QueuePool if often else NullPool,
        pool_pre_ping=often,  # a server that was started anew is no fault
        connect_args={"connect_timeout": _SECONDS},
    )
    finalize(engine, engine.pool.dispose)  # nobody else closes what it keeps
    return engine


_NO_DRIVER = "缺少 PostgreSQL 的驱动，请装 qianshi[postgresql]"
