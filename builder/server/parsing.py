"""Requests as bytes: what is no request of a browser's ends here, with its reason in Chinese.

One length, given once, is all that a browser and a proxy before us can both mean. A body in pieces
(`Transfer-Encoding`) is where two readers of one request come to disagree, so none is taken.
"""

import re

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask

_IN_PIECES = re.compile(rb"^transfer-encoding[ \t]*:", re.IGNORECASE | re.MULTILINE)
_WORDS = {
    400: "请求写法有误，没有处理。",
    408: "请求传得太慢，没有处理，请重新提交。",
    413: "内容太长，收件箱不收，请分成几条。",
    431: "请求头太长，没有处理。请清除本站的 Cookie 后再试。",
    503: "现在打开的人太多，请过一会儿再试。",
}
_OTHERWISE = "服务出了故障，请告诉管理员。"
_HEADERS = (
    ("Connection", "close"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("X-Content-Type-Options", "nosniff"),
)


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """Waitress's own, without bodies in pieces."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the first line and the headers; a ParsingError is answered 400 and hung up on."""
        if _IN_PIECES.search(header_plus):
            raise ParsingError("Transfer-Encoding")
        super().parse_header(header_plus)


class FaultTask(ErrorTask):  # type: ignore[misc]
    """The answer to what is no request; nothing of what was sent is repeated in it."""

    def execute(self) -> None:
        """Answer and close: what else was sent over this connection is not read."""
        fault = self.request.error
        body = _WORDS.get(fault.code, _OTHERWISE).encode()
        self.version = "1.1"  # whatever the other side may speak
        self.status = f"{fault.code} {fault.reason}"
        self.response_headers.extend(_HEADERS)
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def refusal(code: int, reason: str) -> bytes:
    """A whole answer, for a connection of which no request was read."""
    body = _WORDS[code].encode()
    named = "".join(f"{name}: {value}\r\n" for name, value in _HEADERS)
    head = f"HTTP/1.1 {code} {reason}\r\nContent-Length: {len(body)}\r\n"
    return f"{head}{named}\r\n".encode() + body
