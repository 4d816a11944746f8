"""What can be asked of messages on their way out within one transaction."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, select

from builder.store.asked import Asked
from builder.store.records import Dispatch
from builder.store.tables import DISPATCHES


class DispatchRows(Asked):
    """Messages, by channel and key."""

    def one(self, channel: str, key: str) -> Dispatch | None:
        """A message, however far it has come."""
        row = self._run(select(DISPATCHES).where(*_same(channel, key))).first()
        return Dispatch(*row) if row else None

    def due(self, state: str, until: str) -> list[Dispatch]:
        """Those in a state whose time has come, the first first."""
        asked = select(DISPATCHES).where(DISPATCHES.c.state == state, DISPATCHES.c.next <= until)
        return [Dispatch(*row) for row in self._run(asked.order_by(DISPATCHES.c.next))]

    def latest(self, most: int) -> list[Dispatch]:
        """The last ones, the latest first."""
        asked = select(DISPATCHES).order_by(DISPATCHES.c.at.desc(), DISPATCHES.c.key).limit(most)
        return [Dispatch(*row) for row in self._run(asked)]

    def put(self, one: Dispatch) -> None:
        """Write a message down in the place of what stood there of it."""
        self._run(delete(DISPATCHES).where(*_same(one.channel, one.key)))
        self._run(insert(DISPATCHES).values(asdict(one)))

    def drop(self, before: str) -> None:
        """Throw away those that were written before a moment."""
        self._run(delete(DISPATCHES).where(DISPATCHES.c.at < before))


def _same(channel: str, key: str) -> tuple[Any, Any]:
    return DISPATCHES.c.channel == channel, DISPATCHES.c.key == key
