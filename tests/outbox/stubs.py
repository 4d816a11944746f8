"""A mail server and a robot of this machine that take down what they are sent."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


@dataclass
class Stub:
    """A server with the answers that it gives, and what it was sent."""

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    """By the first word of a command what a mail server says; "" to hang up."""
    status: int = 200
    body: dict[str, Any] = field(default_factory=lambda: {"errcode": 0})
    """What a robot answers; empty to hang up."""
    got: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def mail_server(**answers: str) -> Iterator[Stub]:
    """Speaks as much SMTP as a sender without a login needs."""
    stub = Stub(answers=answers)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 stub")
            while line := self.rfile.readline().decode().strip():
                word = line.split()[0].upper()
                if word == "DATA":
                    self.say("354 go on")
                    stub.got.append(self.text())
                answer = stub.answers.get(word, "221 bye" if word == "QUIT" else "250 ok")
                if not answer or word == "QUIT":
                    return
                self.say(answer)

        def text(self) -> str:
            lines = []
            while (line := self.rfile.readline()) not in (b".\r\n", b""):
                lines.append(line.decode())
            return "".join(lines)

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with _running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), stub):
        yield stub


@contextmanager
def robot() -> Iterator[Stub]:
    """Takes a POST of JSON."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            stub.got.append(raw.decode())
            stub.paths.append(self.path)
            if not stub.body:
                return
            self.send_response(stub.status)
            self.end_headers()
            self.wfile.write(json.dumps(stub.body).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with _running(HTTPServer(("127.0.0.1", 0), Handler), stub):
        yield stub


@contextmanager
def _running(server: socketserver.TCPServer, stub: Stub) -> Iterator[None]:
    stub.port = int(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
