"""Waitress in front of the application: small limits, slow senders are let go."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from waitress.server import create_server

from builder.model.limits import LARGEST_LETTER
from builder.server import connections

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

IsProxy = Callable[[str], bool]
"""Whether the connections from an address are those of many people."""
THREADS = 8
LARGEST_HEADER = 16_384
_LOOP_AND_LISTENERS = 50
"""What waitress counts among its connections besides them: never its limit before ours."""


def run(
    app: "WSGIApplication", host: str, port: int, ready: Callable[[int], None], is_proxy: IsProxy
) -> None:
    """Serve until interrupted; `ready` is told the port once it is open.

    Raises OSError where the address cannot be had, ValueError where there is no such address.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no news
    server, open_at = server_of(app, host, port, is_proxy)
    try:
        ready(open_at)
        server.run()
    finally:  # whoever started it may go on
        server.close()


def server_of(
    app: "WSGIApplication", host: str, port: int, is_proxy: IsProxy = lambda _: False
) -> tuple[Any, int]:
    """A server that listens and waits for its `run()`, and its port; port 0 is any free one."""
    listening: dict[int, Any] = {}
    server: Any = create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident="",
        channel_timeout=connections.PATIENCE,
        cleanup_interval=10,
        connection_limit=connections.MOST_CONNECTIONS + _LOOP_AND_LISTENERS,
        asyncore_use_poll=True,
        recv_bytes=4 * LARGEST_HEADER,  # all of what is too long, or the answer may be lost
        max_request_body_size=LARGEST_LETTER,
        max_request_header_size=LARGEST_HEADER,
        clear_untrusted_proxy_headers=False,  # visitors.py must see that there are some
        map=listening,
    )
    admit = connections.doorkeeper(is_proxy)
    listeners = [one for one in listening.values() if hasattr(one, "channel_class")]
    for one in listeners:
        one.channel_class = admit
    return server, int(listeners[0].effective_port)
