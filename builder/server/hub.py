"""Many offices behind one address, each below its own first part of the path.

Every office is an application of its own, with its own knowledge base, store, secret and people:
it can reach what it was given and nothing else, so nothing has to be filtered between them.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any

from flask import Flask

from builder.server.app import make_app
from builder.server.settings import ServerSettings

Start = Callable[..., Any]
MOST_AWAKE = 200
"""Offices held in memory at once; the one that was asked longest ago goes first."""
_SAID = "没有这个单位的网址。请用本单位发的那一个。"


class Hub:
    """A WSGI application."""

    def __init__(self, offices: Mapping[str, Callable[[], ServerSettings]]) -> None:
        """`offices` makes the settings of each when it is first asked for."""
        self._offices = offices
        self._awake: OrderedDict[str, Flask] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Hand a request to its office, which sees a path below its own root."""
        name, slash, rest = environ["PATH_INFO"].lstrip("/").partition("/")
        if name not in self._offices:
            return _said(start, "404 Not Found", _SAID)
        if not slash:
            return _said(start, "308 Permanent Redirect", "", ("Location", f"{name}/"))
        environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{name}"
        environ["PATH_INFO"] = f"/{rest}"
        return self._office(name)(environ, start)

    def _office(self, name: str) -> Flask:
        with self._lock:
            app = self._awake.get(name) or make_app(self._offices[name]())
            self._awake[name] = app
            self._awake.move_to_end(name)
            if len(self._awake) > MOST_AWAKE:
                self._awake.popitem(last=False)
            return app


def _said(start: Start, status: str, text: str, *headers: tuple[str, str]) -> Iterable[bytes]:
    body = text.encode()
    plain = ("Content-Type", "text/plain; charset=utf-8")
    start(status, [plain, ("Content-Length", str(len(body))), *headers])
    return [body]
