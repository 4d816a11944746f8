"""Which store a data folder has, and opening it."""

from pathlib import Path

from builder.store.protocol import Store

HELD_IN = "desk.sqlite"
_SCHEMES = ("postgresql:", "postgresql+", "postgres:")


def is_postgresql(address: str) -> bool:
    """Whether an address names a PostgreSQL server."""
    return address.startswith(_SCHEMES)


def exists(data: Path, address: str) -> bool:
    """Whether there is a store that can be looked at without making one."""
    return is_postgresql(address) or (data / HELD_IN).is_file()


def open_store(data: Path, address: str, *, often: bool = False) -> Store:
    """The store of a data folder, made where there is none; StoreError where it cannot be had.

    `often` is for a server, which never forks: it may keep connections.
    """
    if is_postgresql(address):
        from builder.store.postgresql import PostgresqlStore  # noqa: PLC0415 - for those who use it

        return PostgresqlStore(address, often=often)
    from builder.store.sqlite import SqliteStore  # noqa: PLC0415

    return SqliteStore(data / HELD_IN)


def passing_store() -> Store:
    """An empty store, for who only looks where nothing was ever handed in."""
    from builder.store.sqlite import PassingStore  # noqa: PLC0415

    return PassingStore()
