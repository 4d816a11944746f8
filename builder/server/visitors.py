"""Who asks: by the address a request comes from, and by a login header of a trusted proxy."""

from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest
from hmac import new as hmac
from typing import Literal, cast

from flask import Request

from builder.server.login_names import login_name
from builder.server.settings import ServerSettings
from builder.store import Account

SESSION = "qianshi_session"
MEMBER = "qianshi_member"
"""Cookie that a browser shows in which somebody is logged in."""
CALENDARS = "/calendar/"
"""What lies below has secret addresses: programs that fetch calendars do not log in."""
BEFORE_LOGIN = ("/login", "/join", "/api/desk.css", "/assets/", CALENDARS)
"""What who is to log in has to see."""
_OF_PROXIES = (
    *("forwarded", "x-forwarded-", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip"),
    *("true-client-ip", "x-original-", "cf-", "x-envoy-", "x-auth-", "x-remote-", "remote-"),
)
"""How the names of headers begin that only what stands between a browser and a server adds."""


Role = Literal["contributor", "reviewer", "coordinator"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a role."""

    name: str
    role: Role
    handed_on: bool = False
    """Whether the request came through a proxy that nobody told us of."""
    known: bool = False
    """Whether it is somebody of the office: logged in, or at this machine."""


class RefusedError(Exception):
    """The request is answered with `status` and nothing is done."""

    def __init__(self, status: int, message: str, wait: int = 0) -> None:
        super().__init__(message)
        self.status, self.message, self.wait = status, message, wait


def visitor_of(
    request: Request, settings: ServerSettings, account_in: Callable[[str], Account | None]
) -> Visitor:
    """The visitor, or RefusedError for one who may not come or claims to be somebody.

    `account_in` knows whose the browser is that shows something, where people log in here.
    """
    if settings.login != "none":
        return _member(request, settings, account_in)
    address = request.remote_addr or ""
    claimed = request.headers.get(settings.login_header)
    if settings.is_proxy(address):
        if claimed is None and request.path.startswith(CALENDARS):
            return Visitor(f"{address}（日历）", "contributor")
        return _logged_in(claimed or "", settings)
    if claimed is not None:
        raise RefusedError(403, "登录信息不是从约定的代理来的。")
    if settings.proxies:
        raise RefusedError(403, "请从单位的登录入口进入。")
    if _handed_on(request):
        return Visitor(f"{address}（代理）", "contributor", handed_on=True)
    own = settings.is_own(address)
    return Visitor(address, "reviewer" if own else "contributor", known=own)


def only_reviewers(visitor: Visitor) -> None:
    """Refuse whoever may not decide."""
    if visitor.handed_on:
        raise RefusedError(403, "请求经过代理，而服务启动时没有写 --proxy：这样进来的都不能审核。")
    if visitor.role not in ("reviewer", "coordinator"):
        raise RefusedError(403, "只有审核人能看这一页。")


def only_coordinators(visitor: Visitor) -> None:
    """Refuse whoever may not say who logs in."""
    if visitor.role != "coordinator":
        raise RefusedError(403, "只有总协调能看这一页。")


def _member(
    request: Request, settings: ServerSettings, account_in: Callable[[str], Account | None]
) -> Visitor:
    """By what the browser shows; where it sits and what a proxy says of it make nobody anything."""
    shown = request.cookies.get(MEMBER, "")
    account = account_in(shown) if shown else None
    if account:
        return Visitor(account.name, cast(Role, account.role), known=True)
    if settings.login == "closed" and not request.path.startswith(BEFORE_LOGIN):
        raise LoginError
    return Visitor(request.remote_addr or "", "contributor")


class LoginError(RefusedError):
    """Nobody is logged in, and somebody has to be."""

    def __init__(self) -> None:
        super().__init__(401, "请先登录。")


def _logged_in(claimed: str, settings: ServerSettings) -> Visitor:
    name = login_name(claimed)
    if not name:
        raise RefusedError(403, "代理没有给出登录名，或登录名不合要求。")
    return Visitor(name, "reviewer" if name in settings.reviewers else "contributor", known=True)


def _handed_on(request: Request) -> bool:
    """Whether something stands between: it says so, or speaks as browsers have not for decades."""
    said = any(name.lower().startswith(_OF_PROXIES) for name, _ in request.headers)
    return said or request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0"


def check_host(request: Request, settings: ServerSettings) -> None:
    """Another site's name that leads here must not reach the inbox."""
    if not settings.is_host(_name_of(request.headers.get("Host", ""))):
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
