"""Letters over the network: JSON in, a receipt out. What is refused stays with the sender."""

import re
from collections.abc import Callable
from typing import TypeVar

from flask import Flask, Response, g, jsonify, make_response, render_template, request

from builder.decisions import (
    ChangedError,
    DeskError,
    KeyFaultError,
    PrivateError,
    check_key,
    outcome_of,
    receive_drill,
    receive_from_page,
    receive_run,
)
from builder.letters.inbox import Letter, NewerError, parse_letter, reason_of
from builder.model import HandIn
from builder.model.drill_record import DrillRecord
from builder.model.hand_in import RECEIPT
from builder.model.kinds import address_of
from builder.model.meeting_record import MeetingRecord
from builder.model.run_record import RunRecord
from builder.server.knowledge_base import Office
from builder.server.visitors import RefusedError, check_token

Kept = TypeVar("Kept")
KEY_HEADER = "X-Qianshi-Key"
LARGEST_HAND_IN = 150_000
"""Bytes; four full answers in characters of four bytes."""
LARGEST_RUN = 200_000
"""Bytes; a draft with every line marked and noted is a tenth of it."""


def add_letters(app: Flask, office: Office) -> None:
    """The views that take letters in and tell what became of them."""

    @app.get("/api/inbox")
    def inbox() -> Response:
        return jsonify(token=g.token, role=g.visitor.role)

    @app.post("/api/hand-ins")
    def hand_ins() -> Response:
        letter = _letter(LARGEST_HAND_IN)
        if not isinstance(letter, HandIn):
            raise RefusedError(422, "这不是一条经验。")
        if letter.adds_to:
            _check_key(office, letter.adds_to, request.headers.get(KEY_HEADER, ""))
        return _answer(*_kept(lambda: receive_from_page(office.desk(), letter)))

    @app.post("/api/meetings")
    def meetings() -> Response:
        record = _letter(None)
        if not isinstance(record, MeetingRecord):
            raise RefusedError(422, "这不是总结会记录单。")
        kept = _kept(lambda: receive_from_page(office.desk(), record))
        return _answer(*kept, rows=len(record.rows))

    _add_records(app, office)
    _add_receipts(app, office)


def _add_records(app: Flask, office: Office) -> None:
    @app.post("/api/runs")
    def runs() -> Response:
        record = _letter(LARGEST_RUN)
        if not isinstance(record, RunRecord):
            raise RefusedError(422, "这不是运行记录。")
        return _answer(*_kept(lambda: receive_run(office.desk(), record, office.library)))

    @app.post("/api/drills")
    def drills() -> Response:
        record = _letter(LARGEST_RUN)
        if not isinstance(record, DrillRecord):
            raise RefusedError(422, "这不是推演记录。")
        return _answer(*_kept(lambda: receive_drill(office.desk(), record, office.library)))


def _add_receipts(app: Flask, office: Office) -> None:
    @app.get("/receipts/<receipt>")
    def receipt_page(receipt: str) -> str:
        if not re.fullmatch(RECEIPT, receipt):
            raise RefusedError(404, "没有这个回执号。")
        outcome = outcome_of(office.desk(), receipt)
        if outcome is None:
            raise RefusedError(404, "没有这个回执号。")
        lessons = {x.receipt: x for x in office.library.accepted_lessons.values() if x.receipt}
        became = {number: (x.title, address_of(x)) for number, x in lessons.items()}
        return render_template("receipt.html", outcome=outcome, became=became)


def _check_key(office: Office, receipt: str, key: str) -> None:
    try:
        check_key(office.desk(), receipt, key)
    except KeyFaultError as wrong:
        raise RefusedError(422, f"{wrong}请从“收件结果”再打开退回的那一条，或另写一条。") from None


def check_json() -> None:
    """Refuse what no page of ours has sent."""
    if request.mimetype != "application/json" or request.content_encoding:
        raise RefusedError(415, "收件箱只收本站页面交来的内容。")
    check_token(request.headers.get("X-Qianshi-Token", ""), g.token)


def _letter(largest: int | None) -> Letter:
    """The letter in the request's body, or RefusedError."""
    check_json()
    body = request.get_data()
    if largest and len(body) > largest:
        raise RefusedError(413, "内容太长，收件箱不收，请分成几条。")
    try:
        return parse_letter(body.decode("utf-8"))
    except NewerError:
        raise RefusedError(422, "页面比收件箱新，请刷新页面。") from None
    except (ValueError, RecursionError) as fault:
        raise RefusedError(422, reason_of(fault)) from None


def _kept(act: Callable[[], Kept]) -> Kept:
    try:
        return act()
    except PrivateError as private:
        said = "；".join(dict.fromkeys(f.message.rstrip("。") for f in private.findings))
        raise RefusedError(422, f"{said}。请改写后再交。") from None
    except ChangedError:
        raise RefusedError(409, "同一条已经交过，内容不一样。") from None
    except DeskError as refused:
        raise RefusedError(422, str(refused)) from None


def _answer(receipt: str, new: bool, key: str = "", /, **more: int) -> Response:
    own = {"key": key} if key else {}
    return make_response(jsonify(receipt=receipt, **own, **more), 201 if new else 200)
