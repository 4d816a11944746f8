"""The inbox server behind a real socket of the loopback, stopped without a loose thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from waitress import wasyncore

from builder.server.app import OFFICE
from builder.server.run import server_of


@contextmanager
def serving(app: Flask) -> Iterator[int]:
    """The port of a server over `app`.

    On leaving, the work begun is finished first and the loop then closes its own sockets:
    closed from here, they would be pulled away under a thread that still answers.
    """
    server, port = server_of(app, "127.0.0.1", 0, app.extensions[OFFICE].settings.is_proxy)
    loop = threading.Thread(target=server.run, daemon=True)
    loop.start()
    try:
        yield port
    finally:
        server.task_dispatcher.shutdown()
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        loop.join(10)
        assert not loop.is_alive(), "the server's loop did not end"
