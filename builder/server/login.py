"""Logging in at the server itself: 登录, 接受邀请, and who may, for coordinators."""

from collections.abc import Mapping

from flask import Flask, g, redirect, render_template, request
from werkzeug.wrappers import Response

from builder.decisions import DeskError
from builder.decisions.accounts import (
    LONGEST,
    ROLES,
    SESSION_HOURS,
    SHORTEST,
    accounts_of,
    dismiss,
    invite,
    join,
    log_in,
    log_out,
)
from builder.server.addresses import address
from builder.server.guard import answer
from builder.server.knowledge_base import Office
from builder.server.visitors import MEMBER, RefusedError, check_token, only_coordinators

_LONGEST_FIELD = 1000


def add_login(app: Flask, office: Office) -> None:
    """The views; the account comes into being by an invitation."""

    @app.get("/login")
    def login_page() -> str:
        return render_template("login.html", token=g.token, next=request.args.get("next", ""))

    @app.post("/login")
    def log_in_here() -> Response | tuple[str, int]:
        fields = _posted("name", "password", "next")
        try:
            shown = log_in(office.desk(), fields["name"].strip(), fields["password"])
        except DeskError as refused:
            page = {"token": g.token, "next": fields["next"], "message": str(refused)}
            return render_template("login.html", **page), 403
        made = redirect(address(_inside(fields["next"])), 303)
        made.set_cookie(
            MEMBER, shown, max_age=SESSION_HOURS * 3600, path=None, httponly=True, samesite="Strict"
        )
        return made

    @app.post("/logout")
    def log_out_here() -> Response:
        _posted()
        log_out(office.desk(), request.cookies.get(MEMBER, ""))
        made = redirect(address("login"), 303)
        made.delete_cookie(MEMBER, path=None, httponly=True, samesite="Strict")
        return made

    _add_joining(app, office)
    _add_people(app, office)


def _add_joining(app: Flask, office: Office) -> None:
    words = {"shortest": SHORTEST, "longest": LONGEST}

    @app.get("/join")
    def join_page() -> str:
        return render_template("join.html", token=g.token, name="", **words)

    @app.post("/join")
    def join_here() -> Response | tuple[str, int]:
        fields = _posted("name", "code", "password", "again")
        name = fields["name"].strip()
        if refused := _joined(office, name, fields):
            page = {"token": g.token, "name": name, "message": refused, **words}
            return render_template("join.html", **page), 403
        return redirect(address("login"), 303)


def _joined(office: Office, name: str, fields: Mapping[str, str]) -> str:
    """Why it was refused, or ""."""
    if fields["password"] != fields["again"]:
        return "两次填的密码不一样。"
    try:
        join(office.desk(), name, fields["code"].strip(), fields["password"])
    except DeskError as refused:
        return str(refused)
    return ""


def _add_people(app: Flask, office: Office) -> None:
    def people(**more: str) -> str:
        rows = accounts_of(office.desk())
        return render_template("people.html", rows=rows, roles=ROLES, token=g.token, **more)

    @app.get("/desk/people")
    def people_page() -> str:
        only_coordinators(g.visitor)
        return people()

    @app.post("/desk/people/<any(invite, dismiss):act>")
    def change_people(act: str) -> str | Response:
        only_coordinators(g.visitor)
        fields = _posted("name", "role")
        name = fields["name"].strip()
        if name == g.visitor.name:
            return answer(409, "不能改自己：请另一位总协调来改。")
        try:
            if act == "dismiss":
                dismiss(office.desk(), name)
                return people()
            return people(invited=name, code=invite(office.desk(), name, fields["role"]))
        except DeskError as refused:
            return people(message=str(refused))


def _posted(*names: str) -> dict[str, str]:
    """The form's fields, "" for one that is not there; RefusedError for any other form."""
    if request.mimetype != "application/x-www-form-urlencoded":
        raise RefusedError(415, "请从登录页提交。")
    check_token(request.form.get("token", ""), g.token)
    fields = {name: request.form.get(name, "") for name in names}
    if any(len(value) > _LONGEST_FIELD for value in fields.values()):
        raise RefusedError(422, "填的太长。")
    return fields


def _inside(path: str) -> str:
    """A page of ours to go to; anything that could lead elsewhere is the first page."""
    strange = path.startswith(("/", "\\")) or ":" in path or "\\" in path or ".." in path
    return "" if strange or not path.isprintable() else path
