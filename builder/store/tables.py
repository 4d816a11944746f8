"""The tables as the present version of the schema has them; `migrations/` leads from older ones."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

METADATA = MetaData()


def _text(name: str, *, primary: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=primary, nullable=False)


LETTERS = Table(
    "letters",
    METADATA,
    _text("receipt", primary=True),
    _text("kind"),
    _text("state"),
    _text("at"),
    Column("key", Text, unique=True),
    _text("words"),
    _text("opinion"),
    _text("body"),
    Column("act", Integer, nullable=False),
    Index("letters_by_state", "state", "act"),
    Index("letters_by_opinion", "opinion", "state"),
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *(_text(name) for name in ("at", "who", "act", "receipt", "said", "before", "hash", "seal")),
    Index("audit_by_receipt", "receipt", "number"),
)
SAID = Table(
    "said",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("receipt"),
    _text("payload"),
    Index("said_by_receipt", "receipt"),
)
JOURNAL = Table(
    "journal",
    METADATA,
    _text("receipt", primary=True),
    *(_text(name) for name in ("act", "root", "step", "changes", "said")),
    Index("journal_by_step", "step"),
)
RUNS = Table("runs", METADATA, _text("event", primary=True), _text("body"))
BACKUPS = Table("backups", METADATA, _text("path", primary=True), _text("at"))
ACCOUNTS = Table(
    "accounts",
    METADATA,
    _text("name", primary=True),
    *(_text(name) for name in ("role", "at", "password", "code", "until")),
    Column("failed", Integer, nullable=False),
    _text("locked"),
)
SESSIONS = Table(
    "sessions",
    METADATA,
    _text("key", primary=True),
    *(_text(name) for name in ("name", "until")),
    Index("sessions_by_name", "name"),
)
SENDERS = Table(
    "senders",
    METADATA,
    _text("receipt", primary=True),
    *(_text(name) for name in ("key", "adds_to")),
    Index("senders_by_letter", "adds_to"),
)
DISPATCHES = Table(
    "dispatches",
    METADATA,
    _text("channel", primary=True),
    _text("key", primary=True),
    *(_text(name) for name in ("title", "text", "at", "state")),
    Column("tries", Integer, nullable=False),
    *(_text(name) for name in ("next", "why")),
    Index("dispatches_by_state", "state", "next"),
)
