"""The first schema: letters, the audit log with what was said, the journal, runs, backups."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(name: str, *, primary: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=primary, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    _letters()
    _audit()
    op.create_table(
        "journal",
        _text("receipt", primary=True),
        *(_text(name) for name in ("act", "root", "step", "changes", "said")),
    )
    op.create_index("journal_by_step", "journal", ["step"])
    op.create_table("runs", _text("event", primary=True), _text("body"))
    op.create_table("backups", _text("path", primary=True), _text("at"))


def _letters() -> None:
    op.create_table(
        "letters",
        _text("receipt", primary=True),
        *(_text(name) for name in ("kind", "state", "at")),
        sa.Column("key", sa.Text, unique=True),
        *(_text(name) for name in ("words", "opinion", "body")),
        sa.Column("act", sa.Integer, nullable=False),
    )
    op.create_index("letters_by_state", "letters", ["state", "act"])
    op.create_index("letters_by_opinion", "letters", ["opinion", "state"])


def _audit() -> None:
    names = ("at", "who", "act", "receipt", "said", "before", "hash", "seal")
    number = sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)
    op.create_table("audit", number, *(_text(name) for name in names))
    op.create_index("audit_by_receipt", "audit", ["receipt", "number"])
    number = sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)
    op.create_table("said", number, _text("receipt"), _text("payload"))
    op.create_index("said_by_receipt", "said", ["receipt"])
