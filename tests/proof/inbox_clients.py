"""Clients of the inbox server that are processes of their own: `python -m … PORT WHO COUNT`."""

import http.client
import json
import sys
from typing import Any


class Client:
    """One browser's session, without a browser."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.connection = http.client.HTTPConnection(self.host, timeout=60)
        self.headers = {"Host": self.host, "Origin": f"http://{self.host}"}
        self.headers["X-Qianshi-Token"] = self._token()

    def _token(self) -> str:
        answer, body = self.ask("GET", "/api/inbox")
        cookie = next(c for c in answer.headers.get_all("Set-Cookie", []) if "session" in c)
        self.headers["Cookie"] = cookie.partition(";")[0]
        return str(json.loads(body)["token"])

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        self.connection.request(method, path, body, {**self.headers, **headers})
        answer = self.connection.getresponse()
        return answer, answer.read()

    def hand_in(self, receipt: str, what: str) -> tuple[int, dict[str, Any]]:
        letter = {
            "format": 2,
            "receipt": receipt,
            "what": what,
            "prevent": "旗手看绳结",
            "month": "2026-11",
        }
        kind = {"Content-Type": "application/json"}
        answer, body = self.ask("POST", "/api/hand-ins", json.dumps(letter).encode(), **kind)
        return answer.status, json.loads(body)


def main(port: int, who: int, count: int) -> None:
    """Hand in so many letters and print a receipt for each."""
    client = Client(port)
    for number in range(count):
        status, said = client.hand_in(
            f"20261122-{who:04x}{number:04x}", f"第 {who} 人第 {number} 条"
        )
        if status != 201:
            sys.exit(f"{status} {said}")
        sys.stdout.write(f"{said['receipt']} {who} {number}\n")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
