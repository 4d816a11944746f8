"""外发 at the desk: sent every minute, shown to reviewers; and each person's calendar."""

import logging
import re
import time
from threading import Thread

from flask import Flask, Response, g, jsonify, redirect, render_template
from werkzeug.wrappers import Response as Answer

from builder.decisions import DeskError, keep_event
from builder.decisions.desk import OUTBOX
from builder.files.reason import reason_of
from builder.model import Event
from builder.outbox import (
    OutboxFaultyError,
    OutboxSettings,
    again,
    calendar_of,
    calendars_of,
    deliver,
    gather,
    latest_dispatches,
    read_outbox,
)
from builder.outbox.post import REFUSED, STATES, UNKNOWN
from builder.program import make_event
from builder.server.addresses import address
from builder.server.guard import answer
from builder.server.knowledge_base import Office
from builder.server.papers import MOST_SAID, posted_draft
from builder.server.review_fields import posted_fields
from builder.server.visitors import RefusedError, only_reviewers

log = logging.getLogger(__name__)
MINUTE = 60.0
LIBRARY_AGE = 900.0
"""Seconds; titles of lessons may be so old, and nothing is read every minute for nobody."""
SHOWN = 100
_KEY = re.compile(r"[0-9a-f]{32}", re.ASCII)


def add_outgoing(app: Flask, office: Office) -> None:
    """The views; sending is started by who runs the server."""

    @app.get("/desk/outbox")
    def outbox_page() -> str:
        only_reviewers(g.visitor)
        desk = office.desk()
        settings, findings = _settings(office)
        return render_template(
            "outbox.html",
            rows=latest_dispatches(desk, SHOWN),
            states=STATES,
            stuck=(REFUSED, UNKNOWN),
            settings=settings,
            findings=findings,
            file=desk.data / OUTBOX,
            calendars=calendars_of(desk, office.library),
            token=g.token,
        )

    @app.post("/desk/outbox/again")
    def again_page() -> Answer:
        only_reviewers(g.visitor)
        fields = posted_fields("again")
        try:
            again(office.desk(), fields.get("channel", ""), fields.get("key", ""))
        except DeskError as refused:
            return answer(409, str(refused))
        return redirect(address("desk/outbox"), 303)

    _add_events(app, office)


def _add_events(app: Flask, office: Office) -> None:
    @app.post("/api/events")
    def event() -> Response:
        if not g.visitor.known:
            raise RefusedError(403, "提醒只给本单位的人用，请从登录入口进入。")
        made = make_event(posted_draft(), office.library.own_types, office.library.blocks)
        if not isinstance(made, Event):
            raise RefusedError(
                422, "；".join(fault.rstrip("。") for fault in made[:MOST_SAID]) + "。"
            )
        try:
            keep_event(office.desk(), made)
        except DeskError as refused:
            raise RefusedError(409, str(refused)) from None
        settings, _ = _settings(office)
        return jsonify(days=settings.days if settings else None)

    @app.get("/calendar/<key>.ics")
    def calendar(key: str) -> Response:
        made = calendar_of(office.desk(), office.library, key) if _KEY.fullmatch(key) else None
        if made is None:
            raise RefusedError(404, "没有这个日历。")
        return Response(made, mimetype="text/calendar", headers={"Cache-Control": "no-store"})


def _settings(office: Office) -> tuple[OutboxSettings | None, tuple[object, ...]]:
    try:
        return read_outbox(office.settings.data), ()
    except OutboxFaultyError as fault:
        return None, fault.findings


def send_every_minute(office: Office) -> Thread:
    """A thread that sends for as long as the process lives; faults are logged, and it goes on."""
    thread = Thread(target=_forever, args=(office,), daemon=True)
    thread.start()
    return thread


def _forever(office: Office) -> None:
    while True:
        send_once(office)
        time.sleep(MINUTE)


def send_once(office: Office) -> None:
    """What is to be sent now."""
    settings, _ = _settings(office)
    if settings is None:
        return
    desk = office.desk_of("外发")
    try:
        gather(desk, office.library_of(LIBRARY_AGE), settings)
        deliver(desk, settings)
    except OSError as fault:
        log.error("外发没有办成：%s %s", fault.filename or "", reason_of(fault))  # noqa: TRY400
