"""What every request passes and every answer carries."""

import logging
import time
from secrets import token_urlsafe
from urllib.parse import quote

from flask import Flask, Response, g, jsonify, make_response, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from builder.files.reason import reason_of
from builder.server.addresses import address
from builder.server.knowledge_base import Office
from builder.server.limits import RateLimit
from builder.server.visitors import (
    SESSION,
    LoginError,
    RefusedError,
    check_host,
    check_origin,
    token_of,
    visitor_of,
)

log = logging.getLogger(__name__)
MARKER = "qianshi_inbox"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # `no-referrer` would make every form's Origin null
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
MESSAGES = {
    400: "请求写法有误。",
    403: "没有这个权限。",
    404: "没有这一页。",
    405: "这里不能这样用。",
    413: "内容太长，收件箱不收，请分成几条。",
    415: "收件箱只收本站页面交来的内容。",
}
OURS = ("/api", "/desk", "/receipts", "/calendar", "/login", "/join")


def guard(app: Flask, office: Office) -> None:
    """Put the checks before and the headers behind every view of the application."""
    settings = office.settings
    letters = RateLimit(settings.rate, time.monotonic)
    requests = RateLimit(settings.reads, time.monotonic)

    def before() -> None:
        check_host(request, settings)
        g.visitor = visitor_of(request, settings, office.account_in)
        if wait := requests.wait(g.visitor.name, _cost()):
            raise RefusedError(429, f"打开得太快，请过 {wait} 秒再试。", wait)
        g.session = request.cookies.get(SESSION) or token_urlsafe(24)
        g.token = token_of(g.session, g.visitor, settings)
        if request.method == "POST":
            check_origin(request)
            if wait := letters.wait(g.visitor.name):
                raise RefusedError(429, f"交得太快，请过 {wait} 秒再交。", wait)

    app.before_request(before)
    app.after_request(_finish)
    app.register_error_handler(RefusedError, _refused)
    app.register_error_handler(HTTPException, _http_fault)
    app.register_error_handler(OSError, _disk_fault)


def _cost() -> int:
    """What a request counts for: pages of the site lie ready, the rest is worked out."""
    return 10 if request.path.startswith(OURS) else 1


def answer(status: int, message: str, wait: int = 0) -> Response:
    """A fault as JSON for scripts, as a page for people."""
    if request.path.startswith("/api"):
        made = make_response(jsonify(message=message), status)
    else:
        made = make_response(render_template("fault.html", message=message), status)
    if wait:
        made.headers["Retry-After"] = str(wait)
    return made


def _refused(refused: RefusedError) -> Response | Answer:
    """Who opens a page and has to log in first is led there, and then back."""
    if isinstance(refused, LoginError) and request.method == "GET" and _wants_a_page():
        return redirect(f"{address('login')}?next={quote(request.path.lstrip('/'))}", 303)
    return answer(refused.status, refused.message, refused.wait)


def _wants_a_page() -> bool:
    return not request.path.startswith("/api") and "text/html" in request.headers.get("Accept", "")


def _http_fault(fault: HTTPException) -> Response:
    status = fault.code or 500
    return answer(status, MESSAGES.get(status, "请求没有办成。"))


def _disk_fault(fault: OSError) -> Response:
    """Full or forbidden: nothing was acknowledged, the sender keeps the letter."""
    log.error("收件箱写不进去：%s %s", fault.filename or "", reason_of(fault))
    return answer(503, "收件箱现在写不进去，请告诉管理员。写的先存成文件。", 60)


def _finish(made: Response) -> Response:
    made.headers.update(HEADERS)
    if request.path.startswith(OURS):
        made.headers["Cache-Control"] = "no-store"
    if made.mimetype == "text/html" or request.path == "/api/inbox":
        _know_again(made)
    return made


def _know_again(made: Response) -> None:
    """A session that scripts cannot read, and a mark that an inbox is behind this site.

    They hold for the folder they were got in: what else the host has is not ours.
    """
    if "session" in g and not request.cookies.get(SESSION):
        made.set_cookie(SESSION, g.session, path=None, httponly=True, samesite="Strict")
    made.set_cookie(MARKER, "1", path=None, samesite="Strict")
