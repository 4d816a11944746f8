"""The reviewer's pages: 待审, one hand-in with its preview, and the three decisions."""

import re
from collections.abc import Callable, Mapping

from flask import Flask, g, redirect, render_template, request
from werkzeug.wrappers import Response

from builder.decisions import (
    DeskError,
    GoneError,
    PrivateError,
    StaleError,
    accept,
    decided,
    give_back,
    merge,
    purge,
    runs_waiting,
    settle,
    undo,
)
from builder.decisions.decide import BrokenError
from builder.model import Finding
from builder.model.hand_in import RECEIPT
from builder.model.limits import LONGEST_TITLE, LONGEST_WHY
from builder.model.values import SLUG
from builder.review import Decision, NewItem
from builder.server.addresses import address
from builder.server.guard import answer
from builder.server.knowledge_base import Office
from builder.server.review_view import detail_of, listed, recorded
from builder.server.visitors import RefusedError, check_token

DECISION = ("slug", "title", "severity", "phase", "item_text", "expect", "pause", "checker", "why")
FIELDS = {
    "accept": (*DECISION, "seen"),
    "return": ("reason", "seen"),
    "merge": ("lesson", "seen"),
    "settle": ("reason", "seen"),
    "undo": (),
    "purge": (),
    "record": (),
}
CHOICES = {"severity": ("S1", "S2", "S3", "S4"), "phase": ("事前", "事中", "事后")}
LONGEST = {
    "title": LONGEST_TITLE,
    "why": LONGEST_WHY,
    "item_text": 40,
    "expect": 60,
    "reason": 500,
    "seen": 20_000,
}
SHOWN_ACTS = 200
SHOWN_DONE = 30


def add_review_pages(app: Flask, office: Office) -> None:
    """The views that only reviewers may see and use."""

    @app.get("/desk")
    def desk_page() -> str:
        _only_reviewers()
        return render_template(
            "desk.html",
            rows=listed(office),
            done=decided(office.desk(), SHOWN_DONE),
            runs=[sent.record for sent in runs_waiting(office.desk())],
            token=g.token,
        )

    @app.get("/desk/audit")
    def audit_page() -> str:
        _only_reviewers()
        desk = office.desk()
        with desk.look() as rows:
            latest, count = rows.latest_acts(SHOWN_ACTS), rows.count_acts()
        faults = list(desk.audit.faults())
        return render_template("audit.html", rows=latest, faults=faults, count=count)

    @app.get("/desk/<receipt>")
    def detail_page(receipt: str) -> str:
        _only_reviewers()
        return render_template("detail.html", token=g.token, **detail_of(office, _known(receipt)))

    @app.get("/desk/<receipt>/<any(undo, purge):act>")
    def confirm_page(receipt: str, act: str) -> str:
        _only_reviewers()
        state = office.desk().state_of(_known(receipt))
        if not state:
            raise RefusedError(404, "没有这个回执号。")
        return render_template("confirm.html", act=act, receipt=receipt, state=state, token=g.token)

    _add_acts(app, office)


def _add_acts(app: Flask, office: Office) -> None:
    @app.post("/desk/<receipt>/<act>")
    def decide(receipt: str, act: str) -> Response:
        _only_reviewers()
        if act not in _ACTS:
            raise RefusedError(404, "没有这个操作。")
        fields = _fields(act)
        try:
            _ACTS[act](office, _known(receipt), fields)
        except DeskError as refused:
            return _explain(refused, fields)
        office.changed()
        return redirect(address("desk"), 303)

    @app.post("/desk/runs/record")
    def record_page() -> str:
        _only_reviewers()
        _fields("record")
        return render_template("recorded.html", outcomes=recorded(office))


def _only_reviewers() -> None:
    if g.visitor.handed_on:
        raise RefusedError(403, "请求经过代理，而服务启动时没有写 --proxy：这样进来的都不能审核。")
    if g.visitor.role != "reviewer":
        raise RefusedError(403, "只有审核人能看这一页。")


def _known(receipt: str) -> str:
    if not re.fullmatch(RECEIPT, receipt):
        raise RefusedError(404, "没有这个回执号。")
    return receipt


def _fields(act: str) -> dict[str, str]:
    """The fields of an act's form: exactly those, each once, none too long; and its token."""
    if request.mimetype != "application/x-www-form-urlencoded":
        raise RefusedError(415, "请从审核页提交。")
    check_token(request.form.get("token", ""), g.token)
    allowed = {*FIELDS[act], "token", "etag"}
    given = request.form.to_dict(flat=False)
    if not allowed.issuperset(given) or any(len(values) != 1 for values in given.values()):
        raise RefusedError(400, "表单里有不认识的栏目。")
    fields = {name: values[0].replace("\r\n", "\n") for name, values in given.items()}
    _check_fields(fields, act)
    return {**fields, "etag": _etag(fields, act)}


def _check_fields(fields: Mapping[str, str], act: str) -> None:
    for name, value in fields.items():
        if len(value) > LONGEST.get(name, 200):
            raise RefusedError(422, f"“{name}”太长。")
        if value and value not in CHOICES.get(name, (value,)):
            raise RefusedError(422, f"“{name}”不在规定的词里。")
        if name != "seen" and not value.replace("\n", "").isprintable():
            raise RefusedError(422, f"“{name}”里有不可见的字符。")
    if act == "accept" and not re.fullmatch(SLUG, fields.get("slug", "")):
        raise RefusedError(422, "代号只能用小写英文字母、数字和连字符，如 flag-rope-worn。")


def _etag(fields: Mapping[str, str], act: str) -> str:
    """Which text was looked at; a decision on nothing in particular is refused."""
    given = request.headers.get("If-Match", "").strip('"') or fields.get("etag", "")
    if not given and act in ("accept", "return", "merge", "settle"):
        raise RefusedError(428, "请先打开这一条看过再定。")
    return given


def _accept(office: Office, receipt: str, fields: Mapping[str, str]) -> None:
    said = {name: fields.get(name, "").strip() for name in DECISION}
    line = NewItem(
        said["expect"],
        text=said["item_text"],
        pause=said["pause"],
        checker=said["checker"],
        why=said["why"],
    )
    decision = Decision(
        said["slug"],
        title=said["title"],
        severity=said["severity"] or "S3",
        phase=said["phase"] or "事前",
        items=(line,) if line.expect else (),
    )
    accept(office.desk(), receipt, decision, fields["etag"])


_ACTS: dict[str, Callable[[Office, str, Mapping[str, str]], object]] = {
    "accept": _accept,
    "return": lambda o, r, f: give_back(o.desk(), r, f.get("reason", ""), f["etag"]),
    "merge": lambda o, r, f: merge(o.desk(), r, f.get("lesson", ""), f["etag"]),
    "settle": lambda o, r, f: settle(o.desk(), r, f.get("reason", ""), f["etag"]),
    "undo": lambda o, r, f: undo(o.desk(), r),
    "purge": lambda o, r, f: purge(o.desk(), r),
}


def _explain(refused: DeskError, fields: Mapping[str, str]) -> Response:
    if isinstance(refused, StaleError):
        seen = fields.get("seen", "")
        page = render_template("stale.html", message=str(refused), seen=seen, now=refused.now)
        return Response(page, 412, mimetype="text/html")
    if isinstance(refused, GoneError):
        return answer(409, str(refused))
    findings: tuple[Finding, ...] = ()
    if isinstance(refused, (PrivateError, BrokenError)):
        findings = refused.findings
    page = render_template("fault.html", message=str(refused), findings=findings)
    return Response(page, 422, mimetype="text/html")
