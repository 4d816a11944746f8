"""Where the desk keeps everything: one database, SQLite beside the files or PostgreSQL.

The desk knows the protocol `Store` and what `Rows` can be asked; SQL stays in this room.
"""

from builder.store.open import HELD_IN, exists, is_postgresql, open_store, passing_store
from builder.store.protocol import Store, StoreError
from builder.store.records import (
    Account,
    AuditRow,
    Backup,
    Change,
    Dispatch,
    Journal,
    Letter,
    Sender,
    Session,
)

__all__ = [
    "HELD_IN",
    "Account",
    "AuditRow",
    "Backup",
    "Change",
    "Dispatch",
    "Journal",
    "Letter",
    "Sender",
    "Session",
    "Store",
    "StoreError",
    "exists",
    "is_postgresql",
    "open_store",
    "passing_store",
]
