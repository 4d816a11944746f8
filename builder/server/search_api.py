"""`/api/search`: the search of the command line for scripts and other systems."""

from dataclasses import asdict

from flask import Flask, Response, jsonify, request

from builder.server.knowledge_base import Office
from builder.server.visitors import RefusedError

LONGEST = 200
MOST = 50


def add_search(app: Flask, office: Office) -> None:
    """The view that answers queries over what readers may see."""

    @app.get("/api/search")
    def search() -> Response:
        query = request.args.get("q", "").strip()
        if not query or len(query) > LONGEST or len(request.args.getlist("q")) > 1:
            raise RefusedError(400, "请写要找的词（q），不超过 200 字。")
        results = office.search(query, _limit(), request.args.get("kind", ""))
        if results is None:
            raise RefusedError(503, "检索库正忙，请稍后再试。", 5)
        answer = office.answer(query)
        return jsonify({"answer": asdict(answer) if answer else None, **asdict(results)})


def _limit() -> int:
    text = request.args.get("limit", "20")
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= MOST):
        raise RefusedError(400, f"limit 应在 1 到 {MOST} 之间。")
    return int(text)
