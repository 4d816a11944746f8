"""What the desk wants of a store, whichever database it is."""

import errno
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # so that who only asks whether there is a store need not load SQLAlchemy
    from builder.store.rows import Rows


class StoreError(OSError):
    """The store cannot be used; `strerror` says why in Chinese, `filename` which one it is."""

    def __init__(self, reason: str, name: str) -> None:
        super().__init__(errno.EIO, reason, name)


class Store(Protocol):
    """A database of which every act is one transaction. All that goes wrong is a StoreError."""

    name: str
    """Which one it is, for messages; never with a password."""

    def act(self) -> "AbstractContextManager[Rows]":
        """A transaction that writes, alone among those that do: durable, or nothing of it."""

    def look(self) -> "AbstractContextManager[Rows]":
        """A transaction that only reads, and sees one moment."""

    def held(self) -> AbstractContextManager[None]:
        """For who has several transactions to come: the store is opened once for all of them."""

    def scrub(self) -> None:
        """Give up every byte of what was deleted."""
