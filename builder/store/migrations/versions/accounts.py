"""People who log in, and the browsers in which they are."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _text(name: str, *, primary: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=primary, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "accounts",
        _text("name", primary=True),
        *(_text(name) for name in ("role", "at", "password", "code", "until")),
        sa.Column("failed", sa.Integer, nullable=False),
        _text("locked"),
    )
    op.create_table(
        "sessions", _text("key", primary=True), *(_text(name) for name in ("name", "until"))
    )
    op.create_index("sessions_by_name", "sessions", ["name"])
