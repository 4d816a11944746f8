"""How sending a message may end otherwise than well."""

import socket
import ssl

from builder.files.reason import reason_of

SECONDS = 20
"""To wait for a server."""


class NotSentError(Exception):
    """It surely did not arrive; the message says why, in Chinese."""

    def __init__(self, why: str, *, passes: bool) -> None:
        super().__init__(why)
        self.passes = passes
        """Whether the reason may pass by itself, so that trying again makes sense."""


class UncertainError(Exception):
    """It may have arrived; the message says why, in Chinese."""


def why_of(fault: object) -> str:
    """Why a server could not be reached, for a person."""
    if isinstance(fault, socket.gaierror):
        return "没有这台服务器，或名字没有解析出来"
    if isinstance(fault, TimeoutError):
        return "没有回话"
    if isinstance(fault, ssl.SSLError):
        return "加密连接没有谈成，请核对端口、加密方式和证书"
    return reason_of(fault) if isinstance(fault, OSError) else "打不开"
