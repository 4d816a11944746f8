"""Waitress in front of the application: small limits, slow senders are let go."""

import logging
import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import create_server

from builder.server.app import LARGEST

THREADS = 8
PATIENCE = 30
"""Seconds without a byte after which a connection is closed."""
SLOWEST = 60
"""Seconds for a whole request, however steadily it drips."""
LARGEST_HEADER = 16_384
MOST_CONNECTIONS = 200


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose request must be whole in time; waitress itself only minds silence."""

    began = 0.0

    def received(self, data: bytes) -> bool:
        now = time.monotonic()
        if self.request is None:
            self.began = now
        elif now - self.began > SLOWEST:
            self.send(_TOO_SLOW)
            self.handle_close()
            return False
        return bool(super().received(data))


_TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def run(app: Flask, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serve until interrupted; `ready` is told the port once it is open."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no news
    server = server_of(app, host, port)
    ready(int(server.effective_port))
    server.run()


def server_of(app: Flask, host: str, port: int) -> Any:
    """A server that listens and waits for its `run()`; port 0 is any free one."""
    listening: dict[int, Any] = {}
    server: Any = create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident="",
        channel_timeout=PATIENCE,
        cleanup_interval=10,
        connection_limit=MOST_CONNECTIONS,
        max_request_body_size=LARGEST,
        max_request_header_size=LARGEST_HEADER,
        clear_untrusted_proxy_headers=True,
        map=listening,
    )
    for one in listening.values():
        one.channel_class = _Channel
    return server
