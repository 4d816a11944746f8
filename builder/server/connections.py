"""Connections: how many, how long, and which one goes when there are too many.

A connection that says nothing costs its sender nothing, so it must cost everybody else nothing:
when one comes too many, the longest silent one of whoever holds most is closed for it. A browser
whose connection went that way opens another, and nobody notices.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from socket import socket
from typing import Any

from waitress.channel import HTTPChannel

from builder.server.parsing import FaultTask, Parser, refusal

PATIENCE = 30
"""Seconds without a byte after which a connection is closed."""
SLOWEST = 60
"""Seconds for a whole request, however steadily it drips."""
MOST_CONNECTIONS = 200
MOST_OF_ONE = 60
"""Connections from one address; a browser opens six. Those of a proxy are everybody's, and many."""


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose request must be whole in time; waitress itself only minds silence."""

    parser_class = Parser
    error_task_class = FaultTask
    began = 0.0

    def received(self, data: bytes) -> bool:
        """Take in some bytes of a request."""
        now = time.monotonic()
        if self.request is None:
            self.began = now
        elif now - self.began > SLOWEST:
            self.send(refusal(408, "Request Timeout"))
            self.handle_close()
            return False
        return bool(super().received(data))

    @property
    def silent(self) -> bool:
        """Whether no request of it is in work and no answer on its way."""
        return not self.requests and not self.total_outbufs_len


def doorkeeper(is_proxy: Callable[[str], bool]) -> Callable[..., None]:
    """What waitress calls, in its loop, in the place of the class of its channels.

    It takes a new connection in, in the place of another if need be, or tells it 503.
    """

    def admit(server: Any, line: socket, address: Any, settings: Any, **more: Any) -> None:
        open_ones = [one for one in more["map"].values() if isinstance(one, Channel)]
        rivals = _rivals(open_ones, address[0], crowd=is_proxy(address[0]))
        silent = [one for one in rivals if one.silent]
        if rivals and not silent:
            _turn_away(line)
            return
        if silent:
            min(silent, key=lambda one: one.last_activity).handle_close()
        Channel(server, line, address, settings, **more)

    return admit


def _rivals(open_ones: Sequence[Channel], address: str, *, crowd: bool) -> list[Channel]:
    """The connections of which one must go before another of this address comes; often none."""
    held = Counter(one.addr[0] for one in open_ones)
    if held[address] >= MOST_OF_ONE and not crowd:
        return [one for one in open_ones if one.addr[0] == address]
    if len(open_ones) < MOST_CONNECTIONS:
        return []
    (most, _), *_ = held.most_common(1)
    return [one for one in open_ones if one.addr[0] == most]


def _turn_away(line: socket) -> None:
    with suppress(OSError), line:
        line.setblocking(False)
        line.send(refusal(503, "Service Unavailable"))
