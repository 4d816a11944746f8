"""The schema, brought up to date by Alembic when a store is opened."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from builder.store.protocol import StoreError

_KNOWN = ("0001", "0002", "0003", "0004")
"""Those of `migrations/versions/`, in their order."""
NEWEST = _KNOWN[-1]
_VERSIONS = "alembic_version"
_SCRIPTS = Path(__file__).parent / "migrations"


def is_current(connection: Connection, name: str) -> bool:
    """Whether nothing is to be done; StoreError for a store of a later program."""
    version = _version(connection)
    if version and version not in _KNOWN:
        raise StoreError("是更新的版本写的，请先升级本工具", name)
    return version == NEWEST


def migrate(connection: Connection, name: str) -> None:
    """Lead the store to the present schema.

    Called within a transaction that keeps other writers out: two processes may both find a
    store new, and the second to come must see what the first has made of it.
    """
    if is_current(connection, name):
        return
    from alembic import command  # noqa: PLC0415 - slow to load, and wanted once
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))  # an INI's %
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table(_VERSIONS):
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar() or "")  # noqa: S608
