"""Dated papers of one event: a draft goes in as JSON, a PDF, Word or other file comes out.

Nothing of the draft is kept. Drawing is slow next to everything else the server does, so only so
many are drawn at once, and a draft is never larger than what the page 开检查单 saves.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from threading import BoundedSemaphore
from urllib.parse import quote

from flask import Flask, Response, g, request

from builder.outputs import FORMATS, RenderError, make_paper
from builder.pipeline import entry_of_draft
from builder.program import PaperProgram, compile_papers
from builder.server.knowledge_base import Office
from builder.server.roster import roster_for
from builder.server.visitors import RefusedError, check_token

LARGEST_DRAFT = 200_000
"""Bytes; sixty lines ticked with a note each are a tenth of it."""
MOST_SAID = 10
AT_ONCE = 2
_WAIT = 5.0


def add_papers(app: Flask, office: Office) -> None:
    """The view that makes any paper in any format."""
    drawing = BoundedSemaphore(AT_ONCE)

    @app.post("/api/papers/<paper>.<form>")
    def paper_file(paper: str, form: str) -> Response:
        kind = compile_papers(office.library).get(paper)
        if kind is None or form not in FORMATS:
            raise RefusedError(404, "没有这种单子或格式。")
        data, pocket = posted_draft(), request.args.get("size") == "A5"
        with _turn(drawing):
            return _file(office, data, kind, form, pocket=pocket)


def posted_draft() -> object:
    """The plain data in the request's body, or RefusedError."""
    if request.mimetype != "application/json" or request.content_encoding:
        raise RefusedError(415, "只收本站页面交来的草稿。")
    check_token(request.headers.get("X-Qianshi-Token", ""), g.token)
    body = request.get_data()
    if len(body) > LARGEST_DRAFT:
        raise RefusedError(413, "草稿太大，不是开检查单保存的。")
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise RefusedError(422, "草稿文件不完整，读不出来。") from None


@contextmanager
def _turn(drawing: BoundedSemaphore) -> Iterator[None]:
    if not drawing.acquire(timeout=_WAIT):
        raise RefusedError(503, "正在印别的单子，请稍后再试。", int(_WAIT))
    try:
        yield
    finally:
        drawing.release()


def _file(office: Office, data: object, kind: PaperProgram, form: str, *, pocket: bool) -> Response:
    printed = datetime.now().strftime("%Y-%m-%d %H:%M")
    entry = entry_of_draft(data, office.library, printed)
    faults = entry if isinstance(entry, list) else entry.result["missing"]
    if isinstance(entry, list) or faults:
        said = "；".join(fault.rstrip("。") for fault in faults[:MOST_SAID])
        raise RefusedError(422, said + "。")
    try:
        known = replace(entry, roster=roster_for(office))
        finished = make_paper(kind, known, pocket=pocket)
        content = FORMATS[form].render(finished)
    except RenderError as fault:
        raise RefusedError(422, str(fault)) from None
    answer = Response(content, mimetype=FORMATS[form].media_type)
    name = f"{entry.result['title']}-{kind['label']}{FORMATS[form].suffix}"
    # A name typed by somebody: percent-encoded whole, so it can neither end the header nor a path.
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return answer
