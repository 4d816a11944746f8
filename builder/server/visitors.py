"""Who asks: by the address a request comes from, and by a login header of a trusted proxy."""

from dataclasses import dataclass
from hmac import compare_digest
from hmac import new as hmac
from typing import Literal

from flask import Request

from builder.server.settings import ServerSettings, is_loopback

LONGEST_NAME = 64
SESSION = "qianshi_session"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a role."""

    name: str
    role: Literal["contributor", "reviewer"]


class RefusedError(Exception):
    """The request is answered with `status` and nothing is done."""

    def __init__(self, status: int, message: str, wait: int = 0) -> None:
        super().__init__(message)
        self.status, self.message, self.wait = status, message, wait


def visitor_of(request: Request, settings: ServerSettings) -> Visitor:
    """The visitor, or RefusedError for one who may not come or claims to be somebody."""
    address = request.remote_addr or ""
    claimed = request.headers.get(settings.login_header)
    if settings.is_proxy(address):
        return _logged_in(claimed or "", settings)
    if claimed is not None:
        raise RefusedError(403, "登录信息不是从约定的代理来的。")
    if settings.proxies:
        raise RefusedError(403, "请从单位的登录入口进入。")
    return Visitor(address, "reviewer" if is_loopback(address) else "contributor")


def _logged_in(claimed: str, settings: ServerSettings) -> Visitor:
    name = claimed.strip()
    plain = name.isprintable() and "," not in name and len(name) <= LONGEST_NAME
    if not name or not plain:
        raise RefusedError(403, "代理没有给出登录名，或登录名不合要求。")
    return Visitor(name, "reviewer" if name in settings.reviewers else "contributor")


def check_host(request: Request, settings: ServerSettings) -> None:
    """Another site's name that leads here must not reach the inbox."""
    if _name_of(request.headers.get("Host", "")) not in settings.hosts:
        raise RefusedError(400, "没有这个站点。")


def check_origin(request: Request) -> None:
    """A request that changes something comes from a page of ours."""
    host = request.headers.get("Host", "")
    if request.headers.get("Origin") not in (f"http://{host}", f"https://{host}"):
        raise RefusedError(403, "请从本站的页面提交。")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise RefusedError(403, "请从本站的页面提交。")


def token_of(session: str, visitor: Visitor, settings: ServerSettings) -> str:
    """What a page of ours shows to prove that it is one of this session and this person."""
    words = f"token {visitor.name} {session}".encode()
    return hmac(settings.secret, words, "sha256").hexdigest()


def check_token(given: str, wanted: str) -> None:
    """Refuse a request whose token is not the page's."""
    if not compare_digest(given.encode(), wanted.encode()):
        raise RefusedError(403, "页面放得太久了，请刷新后再交。")


def _name_of(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host
