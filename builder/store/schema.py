"""The schema, brought up to date by Alembic when a store is opened."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from builder.store.protocol import StoreError

NEWEST = "0001"
"""The last of `migrations/versions/`."""
_KNOWN = (NEWEST,)
_VERSIONS = "alembic_version"


def migrate(connection: Connection, name: str) -> None:
    """Lead the store to the present schema; StoreError for one of a later program."""
    version = _version(connection)
    if version == NEWEST:
        return
    if version and version not in _KNOWN:
        raise StoreError("是更新的版本写的，请先升级本工具", name)
    from alembic import command  # noqa: PLC0415 - slow to load, and wanted once
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table(_VERSIONS):
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar() or "")  # noqa: S608
