"""Waitress in front of the application: small limits, slow senders are let go."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask
from waitress.server import create_server

from builder.server.app import LARGEST

THREADS = 8
PATIENCE = 30
"""Seconds without a byte after which a connection is closed."""
LARGEST_HEADER = 16_384
MOST_CONNECTIONS = 200


def run(app: Flask, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serve until interrupted; `ready` is told the port once it is open."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no news
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
    )
    ready(int(server.effective_port))
    server.run()
