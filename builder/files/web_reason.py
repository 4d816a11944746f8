"""Why a server could not be reached, in Chinese; apart, because few commands ask one."""

import socket
import ssl
from urllib.error import URLError

from builder.files.reason import reason_of

_KINDS: dict[type[OSError], str] = {
    socket.gaierror: "没有这台服务器，或名字没有解析出来",
    ssl.SSLError: "加密连接没有谈成，请核对端口、加密方式和证书",
    TimeoutError: "网络没有回应",
}
"""Faults whose numbers say something else, or nothing."""


def web_reason_of(fault: Exception) -> str:
    """What to tell a person; of a fault that hides its cause, the cause."""
    cause = fault.reason if isinstance(fault, URLError) else fault
    known = (words for kind, words in _KINDS.items() if isinstance(cause, kind))
    return next(known, reason_of(cause) if isinstance(cause, OSError) else str(cause))
