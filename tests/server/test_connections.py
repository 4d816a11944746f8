"""Connections over real sockets: how many, how long, and what no browser would send."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from builder.server import connections
from builder.server.app import make_app
from tests.server.conftest import Running
from tests.server.running import serving

HOST = "Host: 127.0.0.1"
PAGE = f"GET /hand-in.html HTTP/1.1\r\n{HOST}\r\nConnection: close\r\n\r\n".encode()
PATIENCE = 20.0
"""Seconds; a connection that says nothing has 30 until it is closed."""


@pytest.fixture
def lines(running: Running) -> Iterator[ExitStack]:
    """Closes what a test opened, before the server goes."""
    with ExitStack() as opened:
        yield opened


def connect(running: Running, source: str = "127.0.0.1") -> socket.socket:
    address = ("127.0.0.1", running.port)
    return socket.create_connection(address, PATIENCE, source_address=(source, 0))


def ask(running: Running, text: bytes, source: str = "127.0.0.1") -> str:
    """The whole answer to these very bytes."""
    with connect(running, source) as line:
        line.sendall(text)
        got = b""
        while more := line.recv(65_536):
            got += more
    return got.decode("utf-8", "replace")


def first_line(answer: str) -> str:
    return answer.partition("\r\n")[0]


@pytest.mark.parametrize("start", [b"", PAGE[:40]], ids=["silent", "begun"])
def test_210_idle_connections_stop_nobody(running: Running, lines: ExitStack, start: bytes) -> None:
    for number in range(210):
        idle = lines.enter_context(connect(running, f"127.0.0.{2 + number % 5}"))
        idle.sendall(start)
    assert first_line(ask(running, PAGE)) == "HTTP/1.1 200 OK"
    assert not is_closed(idle), "its patience was not at an end"


def test_one_who_holds_many_loses_his_own_and_nobody_elses(
    running: Running, lines: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_OF_ONE", 5)
    others = lines.enter_context(connect(running, "127.0.0.9"))
    others.sendall(PAGE[:40])
    held = [lines.enter_context(connect(running, "127.0.0.2")) for _ in range(8)]
    assert first_line(ask(running, PAGE, "127.0.0.2")) == "HTTP/1.1 200 OK"
    assert [is_closed(line) for line in held] == [True] * 4 + [False] * 4
    others.sendall(PAGE[40:])
    assert others.recv(15) == b"HTTP/1.1 200 OK"


def test_a_proxys_connections_are_everybodys(
    running: Running, lines: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_OF_ONE", 5)
    behind = replace(running.settings, proxies=("127.0.0.1",))
    with serving(make_app(behind)) as port:
        gate = Running(port, behind)
        held = [lines.enter_context(connect(gate)) for _ in range(8)]
        assert first_line(ask(gate, PAGE)) == "HTTP/1.1 403 FORBIDDEN", "no login name"
        assert not any(is_closed(line) for line in held)


def test_where_all_are_busy_one_more_is_told_to_wait(
    running: Running, lines: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_OF_ONE", 3)
    monkeypatch.setattr(connections.Channel, "silent", False)
    for _ in range(3):
        lines.enter_context(connect(running))
    answer = ask(running, b"")
    assert first_line(answer) == "HTTP/1.1 503 Service Unavailable"
    assert "请过一会儿再试" in answer


def is_closed(line: socket.socket) -> bool:
    """Whether the server has hung up; it has said nothing before."""
    line.settimeout(0.2)
    try:
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


POST = f"POST /api/hand-ins HTTP/1.1\r\n{HOST}\r\n"
IN_PIECES = {
    "in pieces": f"{POST}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "length and pieces": f"{POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "pieces and length": f"{POST}transfer-encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "of another kind": f"{POST}Transfer-Encoding: gzip\r\n\r\n",
    "of no kind": f"{POST}Transfer-Encoding:\r\n\r\n",
    "twice": f"{POST}Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "with a blank": f"{POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "in the old protocol": f"POST /api/hand-ins HTTP/1.0\r\n{HOST}\r\n"
    "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "two lengths": f"{POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
}


@pytest.mark.parametrize("name", IN_PIECES)
def test_a_body_that_two_readers_may_see_differently_is_refused(
    running: Running, name: str
) -> None:
    """And what comes behind it over the same connection is no request any more."""
    answer = ask(running, IN_PIECES[name].encode() + PAGE)
    assert first_line(answer) == "HTTP/1.1 400 Bad Request"
    assert "Connection: close" in answer
    assert "请求写法有误，没有处理。" in answer
    assert answer.count("HTTP/1.1") == 1


TOO_LARGE = {
    "a header": (f"GET / HTTP/1.1\r\n{HOST}\r\nX: {'a' * 20_000}\r\n\r\n", 431, "请求头太长"),
    "a body": (f"{POST}Content-Length: 1000001\r\n\r\n", 413, "内容太长"),
    "a body that no one asks for": (
        f"GET / HTTP/1.1\r\n{HOST}\r\nContent-Length: 1000001\r\n\r\n",
        413,
        "内容太长",
    ),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_is_too_large_is_refused_in_our_words(running: Running, name: str) -> None:
    text, status, words = TOO_LARGE[name]
    answer = ask(running, text.encode())
    assert first_line(answer).startswith(f"HTTP/1.1 {status} ")
    assert words in answer


def test_a_request_that_drips_is_told_so(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SLOWEST", 0.3)
    with connect(running) as line:
        line.sendall(PAGE[:20])
        time.sleep(0.4)
        line.sendall(PAGE[20:30])
        answer = line.recv(4096).decode()
    assert first_line(answer) == "HTTP/1.1 408 Request Timeout"
    assert "请重新提交" in answer


def test_a_proxy_before_us_is_seen_through_the_whole_server(running: Running) -> None:
    """Waitress would otherwise clear such headers away before anybody sees them."""
    desk = f"GET /desk HTTP/1.1\r\n{HOST}\r\nConnection: close\r\n"
    assert first_line(ask(running, f"{desk}\r\n".encode())) == "HTTP/1.1 200 OK"
    for header in ("X-Forwarded-For: 10.0.0.9", "Forwarded: for=10.0.0.9", "X-Real-IP: 10.0.0.9"):
        answer = ask(running, f"{desk}{header}\r\n\r\n".encode())
        assert first_line(answer) == "HTTP/1.1 403 FORBIDDEN"
        assert "--proxy" in answer
