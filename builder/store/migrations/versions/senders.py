"""By what senders are known again, and which letters belong together."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "senders",
        sa.Column("receipt", sa.Text, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "adds_to")),
    )
    op.create_index("senders_by_letter", "senders", ["adds_to"])
