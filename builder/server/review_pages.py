"""The reviewer's pages: 待审, one hand-in with its preview, and the three decisions."""

import re
from collections.abc import Callable, Mapping

from flask import Flask, g, redirect, render_template
from werkzeug.wrappers import Response

from builder.decisions import (
    DeskError,
    GoneError,
    PrivateError,
    StaleError,
    decided,
    give_back,
    purge,
    runs_waiting,
    settle,
    undo,
)
from builder.decisions.decide import BrokenError
from builder.decisions.desk import AMENDED, STATES
from builder.model import Finding
from builder.model.hand_in import RECEIPT
from builder.server.accept_page import accept_form, preview_form
from builder.server.addresses import address
from builder.server.guard import answer
from builder.server.knowledge_base import Office
from builder.server.merge_form import merge_form
from builder.server.review_fields import posted_fields
from builder.server.review_view import detail_of, lines_seen, listed, recorded
from builder.server.visitors import RefusedError, only_reviewers

SHOWN_ACTS = 200
SHOWN_DONE = 30


def add_review_pages(app: Flask, office: Office) -> None:
    """The views that only reviewers may see and use."""

    @app.get("/desk")
    def desk_page() -> str:
        only_reviewers(g.visitor)
        return render_template(
            "desk.html",
            rows=listed(office),
            done=decided(office.desk(), SHOWN_DONE),
            runs=[sent.record for sent in runs_waiting(office.desk())],
            site=office.site_build,
            token=g.token,
        )

    @app.get("/desk/lines")
    def lines_page() -> str:
        only_reviewers(g.visitor)
        return render_template("lines.html", **lines_seen(office))

    @app.get("/desk/audit")
    def audit_page() -> str:
        only_reviewers(g.visitor)
        desk = office.desk()
        with desk.look() as rows:
            latest, count = rows.latest_acts(SHOWN_ACTS), rows.count_acts()
        faults = list(desk.audit.faults())
        return render_template("audit.html", rows=latest, faults=faults, count=count)

    @app.get("/desk/<receipt>")
    def detail_page(receipt: str) -> str:
        only_reviewers(g.visitor)
        return render_template("detail.html", token=g.token, **detail_of(office, _known(receipt)))

    @app.get("/desk/<receipt>/<any(undo, purge):act>")
    def confirm_page(receipt: str, act: str) -> str:
        only_reviewers(g.visitor)
        state = office.desk().state_of(_known(receipt))
        if not state:
            raise RefusedError(404, "没有这个回执号。")
        said = {"state": state, "is_amendment": state == STATES[AMENDED], "token": g.token}
        return render_template("confirm.html", act=act, receipt=receipt, **said)

    _add_acts(app, office)


def _add_acts(app: Flask, office: Office) -> None:
    @app.post("/desk/<receipt>/<act>")
    def decide(receipt: str, act: str) -> Response:
        only_reviewers(g.visitor)
        if act not in _ACTS:
            raise RefusedError(404, "没有这个操作。")
        fields = posted_fields(act)
        try:
            page = _ACTS[act](office, _known(receipt), fields)
        except DeskError as refused:
            return _explain(refused, fields)
        if isinstance(page, Response):
            return page
        office.changed()
        return redirect(address("desk"), 303)

    @app.post("/desk/site/build")
    def build_page() -> Response:
        only_reviewers(g.visitor)
        posted_fields("build")
        office.site_build.start()
        return redirect(f"{address('desk')}#site", 303)

    @app.post("/desk/runs/record")
    def record_page() -> str:
        only_reviewers(g.visitor)
        posted_fields("record")
        return render_template("recorded.html", outcomes=recorded(office))


def _known(receipt: str) -> str:
    if not re.fullmatch(RECEIPT, receipt):
        raise RefusedError(404, "没有这个回执号。")
    return receipt


_ACTS: dict[str, Callable[[Office, str, Mapping[str, str]], object]] = {
    "accept": accept_form,
    "preview": preview_form,
    "return": lambda o, r, f: give_back(o.desk(), r, f.get("reason", ""), f["etag"]),
    "merge": merge_form,
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
