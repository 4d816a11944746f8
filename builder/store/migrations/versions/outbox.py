"""Messages on their way out."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    words = ("title", "text", "at", "state")
    op.create_table(
        "dispatches",
        sa.Column("channel", sa.Text, primary_key=True, nullable=False),
        sa.Column("key", sa.Text, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        sa.Column("tries", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("next", "why")),
    )
    op.create_index("dispatches_by_state", "dispatches", ["state", "next"])
