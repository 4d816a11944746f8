"""An office with a site, and the inbox server over it, in memory or behind a real socket."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from builder.server.app import make_app
from builder.server.settings import ServerSettings, make_secret
from tests.server.running import serving

LETTER: dict[str, Any] = {
    "format": 2,
    "receipt": "20261121-0a1b2c3d",
    "what": "媒体席没有桌签",
    "prevent": "联络员数桌签，每席一签",
    "event_type": "flag",
    "month": "2026-11",
    "pause": "last",
}
ORIGIN = "http://localhost"


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(built, root)
    return root


@dataclass
class Visit:
    """A browser that has opened a page: it has a session and knows the token."""

    client: FlaskClient
    settings: ServerSettings
    extra: dict[str, str]
    address: str

    @property
    def environ(self) -> dict[str, str]:
        return {"REMOTE_ADDR": self.address}

    def get(self, path: str, **more: Any) -> Any:
        headers = {**self.extra, **more.pop("headers", {})}
        return self.client.get(
            path, headers=headers, environ_base=self.environ, buffered=True, **more
        )

    def token(self) -> str:
        self.get("/hand-in.html")
        return str(self.get("/api/inbox").json["token"])

    def token_of_login(self) -> str:
        """Of the page 登录, which everybody may see."""
        text = self.get("/login").text
        return str(re.findall(r'name="token" value="([^"]*)"', text)[-1])

    def post(self, path: str, *, headers: dict[str, str] | None = None, **more: Any) -> Any:
        own = {"Origin": ORIGIN, **self.extra, **(headers or {})}
        return self.client.post(path, headers=own, environ_base=self.environ, buffered=True, **more)

    def send(self, letter: dict[str, Any], kind: str = "hand-ins") -> Any:
        return self.post(f"/api/{kind}", json=letter, headers={"X-Qianshi-Token": self.token()})

    def page_of(self, receipt: str) -> dict[str, str]:
        """The hidden fields of a review page."""
        text = self.get(f"/desk/{receipt}").text
        fields = re.findall(r'name="(token|etag)" value="([^"]*)"', text)
        return dict(fields)


Open = Callable[..., Visit]


@pytest.fixture
def visit(office: Path, tmp_path: Path) -> Open:
    """Open a browser at the server; settings may be given by name."""

    def open_one(
        address: str = "127.0.0.1", extra: dict[str, str] | None = None, **changes: Any
    ) -> Visit:
        data = tmp_path / "data"
        values = {"root": office, "data": data, "site": office / "site", "rate": 1000, **changes}
        settings = ServerSettings(secret=make_secret(data), **values)
        return Visit(make_app(settings).test_client(), settings, extra or {}, address)

    return open_one


@dataclass
class Running:
    """A server behind a real socket of the loopback."""

    port: int
    settings: ServerSettings

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture
def running(office: Path, tmp_path: Path) -> Iterator[Running]:
    data = tmp_path / "data"
    secret = make_secret(data)
    settings = ServerSettings(office, data, office / "site", secret, rate=100_000)
    with serving(make_app(settings)) as port:
        yield Running(port, settings)
