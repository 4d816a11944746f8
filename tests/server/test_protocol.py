"""Over a hundred requests that are wrong as requests: every one gets a 4xx, and nothing happens.

Over real sockets against the very server that `qianshi desk` starts.
"""

import json
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from builder.decisions import Desk
from builder.model.limits import LARGEST_LETTER
from builder.server import connections as server
from builder.server.app import make_app
from builder.server.settings import ServerSettings, make_secret
from tests.server.conftest import LETTER
from tests.server.running import serving
from tests.stored import letters_in

pytestmark = pytest.mark.proof

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
DRAFT = {"type": "flag", "segments": [{"kind": "活动", "start": "2026-12-08 09:00"}]}
RECEIPT = "20261121-0a1b2c3d"
WRITES = (
    "/api/hand-ins",
    "/api/meetings",
    "/api/runs",
    "/api/drills",
    "/api/papers/sheet.json",
    f"/desk/{RECEIPT}/accept",
    "/desk/runs/record",
)
LIVING = {"Connection": "close"}


@dataclass
class Target:
    """A server with one hand-in waiting, and a page's session and token."""

    port: int
    data: Path
    root: Path
    cookie: str = ""
    token: str = ""

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> int:
        """The status; 0 where the connection was closed without one."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body, {"Host": f"127.0.0.1:{self.port}", **LIVING, **names})
            return line.getresponse().status
        except (ConnectionError, TimeoutError):
            return 0
        finally:
            line.close()

    def raw(self, text: bytes, wait: float = 60) -> int:
        """The status of the first answer to these very bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as line:
            try:
                line.sendall(text)
                answer = line.recv(4096)
            except (ConnectionError, TimeoutError):
                return 0
        return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0

    def good(self) -> dict[str, str]:
        """Headers of a request that would be taken."""
        origin = f"http://127.0.0.1:{self.port}"
        headers = {"Origin": origin, "Cookie": self.cookie, "X_Qianshi_Token": self.token}
        return {**headers, "Content_Type": JSON}

    def state(self) -> tuple[bytes, ...]:
        """All that a request could have changed."""
        files = sorted(f for f in (self.data / "inbox").rglob("*") if f.is_file())
        lessons = sorted((self.root / "lessons").rglob("*.md"))
        stored = [repr(letter).encode() for letter in letters_in(self.data)]
        return (*stored, *(f.read_bytes() for f in files + lessons))


@pytest.fixture(scope="module")
def target(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    folder = tmp_path_factory.mktemp("protocol")
    root, data, site = folder / "office", folder / "data", folder / "site"
    shutil.copytree(small, root)
    (data / "inbox").mkdir(parents=True)
    (data / f"inbox/{RECEIPT}.json").write_text(json.dumps(LETTER), "utf-8")
    site.mkdir()
    (site / "hand-in.html").write_text("<!doctype html>", "utf-8")
    settings = ServerSettings(root, data, site, make_secret(data), rate=100_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server, "SLOWEST", 2)
        patch.setattr(server, "PATIENCE", 3)
        with serving(make_app(settings)) as port:
            opened = Target(port, data, root)
            _open_session(opened)
            yield opened


def _open_session(target: Target) -> None:
    line = HTTPConnection("127.0.0.1", target.port, timeout=60)
    line.request("GET", "/hand-in.html")
    answer = line.getresponse()
    cookies = answer.headers.get_all("Set-Cookie") or []
    target.cookie = "; ".join(cookie.partition(";")[0] for cookie in cookies)
    line.close()
    line = HTTPConnection("127.0.0.1", target.port, timeout=60)
    line.request("GET", "/api/inbox", headers={"Cookie": target.cookie})
    target.token = json.loads(line.getresponse().read())["token"]
    line.close()


Case = tuple[str, str, bytes | None, dict[str, str | None]]
"""Method, path, body, and what differs from the headers of a good request; None: left out."""


def cases() -> Iterator[tuple[str, Case]]:
    yield from _origins()
    yield from _methods()
    yield from _types()
    yield from _fields()
    yield from _headers()


def _body(path: str) -> bytes:
    return json.dumps(DRAFT if "papers" in path else LETTER).encode()


def _origins() -> Iterator[tuple[str, Case]]:
    """CSRF: who may have sent it."""
    wrong: dict[str, dict[str, str | None]] = {
        "no origin": {"Origin": None},
        "null": {"Origin": "null"},
        "another site": {"Origin": "http://evil.example"},
        "another port": {"Origin": "http://127.0.0.1:1"},
        "a longer name": {"Origin": "http://127.0.0.1.evil.example"},
        "a user in it": {"Origin": "http://127.0.0.1@evil.example"},
        "from another site": {"Sec_Fetch_Site": "cross-site"},
        "from a neighbour": {"Sec_Fetch_Site": "same-site"},
        "typed": {"Sec_Fetch_Site": "none"},
        "no token": {"X_Qianshi_Token": None},
        "an empty token": {"X_Qianshi_Token": ""},
        "a wrong token": {"X_Qianshi_Token": "0" * 64},
        "no session": {"Cookie": None},
        "another session": {"Cookie": "qianshi_session=evil"},
    }
    for path in WRITES[:3]:
        for name, changes in wrong.items():
            yield f"{name} {path}", ("POST", path, _body(path), changes)


def _methods() -> Iterator[tuple[str, Case]]:
    for path in WRITES:
        for method in ("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "post"):
            yield f"{method} {path}", (method, path, b"{}", {})
    for path in ("/desk", "/api/inbox", "/api/search?q=x", "/hand-in.html", f"/receipts/{RECEIPT}"):
        for method in ("POST", "PUT", "DELETE"):
            yield f"{method} {path}", (method, path, b"{}", {})
    for override in ("X_HTTP_Method_Override", "X_Method_Override"):
        yield f"{override}", ("GET", f"/desk/{RECEIPT}/accept", None, {override: "POST"})


def _types() -> Iterator[tuple[str, Case]]:
    kinds = (FORM, "text/plain", "multipart/form-data; boundary=x", "application/xml", "text/json")
    for path in WRITES[:3]:
        for kind in (*kinds, "application/jsonp", "application/json-seq", None):
            yield f"{kind} {path}", ("POST", path, _body(path), {"Content_Type": kind})
        for coding in ("gzip", "br", "identity, gzip"):
            changes: dict[str, str | None] = {"Content_Encoding": coding}
            yield f"{coding} {path}", ("POST", path, _body(path), changes)
    for kind in (JSON, "text/plain", "multipart/form-data; boundary=x", "application/xml"):
        yield f"{kind} decide", ("POST", WRITES[3], b"slug=x", {"Content_Type": kind})


def _fields() -> Iterator[tuple[str, Case]]:
    """Mass assignment: what the server decides is in no letter."""
    own = ("state", "reviewer", "revised", "accepted", "who", "role_of", "path", "file", "id", "at")
    more = ("severity", "killer", "ground", "items", "tasks", "__proto__", "constructor", "admin")
    for name in (*own, *more):
        body = json.dumps({**LETTER, "receipt": "20261121-ffffffff", name: "x"}).encode()
        yield f"field {name}", ("POST", "/api/hand-ins", body, {})
    too_large = json.dumps({**LETTER, "what": "x" * (LARGEST_LETTER + 10)}).encode()
    for path in WRITES[:3]:
        yield f"too large {path}", ("POST", path, too_large, {})


def _headers() -> Iterator[tuple[str, Case]]:
    """Spoofed proxies and names; a header that would make a line of its own in a log."""
    for name in ("root", "wang", "127.0.0.1", "wang%0d%0aX-Evil: 1", "=cmd", "<script>", "a" * 200):
        yield f"login {name[:20]}", ("GET", "/desk", None, {"X_Remote_User": name})
    for host in ("evil.example", "localhost.evil.example", "127.0.0.1:80@evil", "[::2]", "x" * 300):
        yield f"host {host[:20]}", ("GET", "/desk", None, {"Host": host})
    for path in ("/desk/%0d%0aSet-Cookie:%20x=1", "/receipts/%0d%0aX-Evil:%201", "/%0d%0aX:%201"):
        yield f"path {path[:20]}", ("GET", path, None, {})


CASES = dict(cases())

RAW: dict[str, bytes] = {
    "no host": b"GET /desk HTTP/1.1\r\n\r\n",
    "two lengths": b"POST /api/hand-ins HTTP/1.1\r\nHost: {h}\r\nContent-Length: 1\r\n"
    b"Content-Length: 2\r\n\r\nab",
    "length and chunks": b"POST /api/hand-ins HTTP/1.1\r\nHost: {h}\r\nContent-Length: 1\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "an unknown transfer": b"POST /api/hand-ins HTTP/1.1\r\nHost: {h}\r\n"
    b"Transfer-Encoding: gzip\r\n\r\n",
    "a bad chunk": b"POST /api/hand-ins HTTP/1.1\r\nHost: {h}\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "a negative length": b"POST /api/hand-ins HTTP/1.1\r\nHost: {h}\r\nContent-Length: -1\r\n\r\n",
    "a length in words": b"POST /api/hand-ins HTTP/1.1\r\nHost: {h}\r\nContent-Length: x\r\n\r\n",
    "a huge length": b"POST /api/hand-ins HTTP/1.1\r\nHost: {h}\r\n"
    b"Content-Length: 99999999999\r\n\r\n",
    "a folded header": b"GET /desk HTTP/1.1\r\nHost: {h}\r\nX-Remote-User:\r\n wang\r\n\r\n",
    "a blank before the colon": b"GET /desk HTTP/1.1\r\nHost : {h}\r\n\r\n",
    "a bare line end": b"GET /desk HTTP/1.1\r\nHost: {h}\nX: 1\r\n\r\n",
    "a NUL": b"GET /desk HTTP/1.1\r\nHost: {h}\r\nX: \0\r\n\r\n",
    "no protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n",
    "a huge header": b"GET /desk HTTP/1.1\r\nHost: {h}\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
    "a thousand headers": b"GET /desk HTTP/1.1\r\nHost: {h}\r\n" + b"X: 1234567890\r\n" * 2000,
    "an address elsewhere": b"GET http://evil.example/desk HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "two hosts": b"GET /desk HTTP/1.1\r\nHost: {h}\r\nHost: evil.example\r\n\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: {h}\r\n\r\n",
}


def test_there_are_cases_enough() -> None:
    assert len(CASES) + len(RAW) >= 150


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_request_gets_a_4xx_and_changes_nothing(target: Target, name: str) -> None:
    method, path, body, changes = CASES[name]
    before = target.state()
    headers = {k: v for k, v in {**target.good(), **changes}.items() if v is not None}
    status = target.ask(method, path, body, **headers)
    # Who is hung up on while still sending may lose the answer to it.
    assert 400 <= status < 500 or (name.startswith("too large") and status == 0), status
    assert target.state() == before


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_http_is_refused_or_hung_up_on(target: Target, name: str) -> None:
    before = target.state()
    host = f"127.0.0.1:{target.port}".encode()
    status = target.raw(RAW[name].replace(b"{h}", host))
    assert status == 0 or 400 <= status < 500 or status == 501, status
    assert target.state() == before


@pytest.mark.parametrize("place", ["in the head", "in the body"])
def test_a_request_that_drips_is_told_408(target: Target, place: str) -> None:
    before = target.state()
    head = f"POST /api/hand-ins HTTP/1.1\r\nHost: 127.0.0.1:{target.port}\r\n"
    start = head if place == "in the head" else f"{head}Content-Length: 500\r\n\r\n"
    with socket.create_connection(("127.0.0.1", target.port), timeout=10) as line:
        line.sendall(start.encode())
        answer = b""
        for _ in range(60):
            line.settimeout(0.1)
            try:
                line.sendall(b"x")
                answer = line.recv(100)
                break
            except TimeoutError:
                continue
    assert answer.startswith(b"HTTP/1.1 408")
    assert target.state() == before


def test_the_log_has_one_row_an_act_whatever_the_name(target: Target) -> None:
    body: Any = json.dumps({**LETTER, "receipt": "20261121-eeeeeeee"}).encode()
    assert target.ask("POST", "/api/hand-ins", body, **target.good()) == 201
    rows = Desk(target.root, target.data, "x", datetime.now()).audit.rows()
    assert [row.act for row in rows] == ["receive"]
