"""What can be asked of senders in a transaction: their keys, which letters belong together."""

from dataclasses import asdict

from sqlalchemy import delete, insert, select

from builder.store.asked import Asked
from builder.store.records import Sender
from builder.store.tables import SENDERS


class SenderRows(Asked):
    """What is known of senders, by the receipts of their letters."""

    def one(self, receipt: str) -> Sender | None:
        """What is known of who sent a letter; None of one that came as a file."""
        row = self._run(select(SENDERS).where(SENDERS.c.receipt == receipt)).first()
        return Sender(*row) if row else None

    def adding_to(self, receipt: str) -> list[str]:
        """The receipts of letters that add to one that was given back."""
        asked = select(SENDERS.c.receipt).where(SENDERS.c.adds_to == receipt)
        return [row.receipt for row in self._run(asked.order_by(SENDERS.c.receipt))]

    def put(self, sender: Sender) -> None:
        """Write it down in the place of what was known."""
        self._run(delete(SENDERS).where(SENDERS.c.receipt == sender.receipt))
        self._run(insert(SENDERS).values(asdict(sender)))
