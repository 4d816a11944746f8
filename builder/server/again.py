"""补好再交: a page asks for what its reader wrote, with the key that her browser was given."""

import re

from flask import Flask, Response, jsonify, request

from builder.decisions import DeskError, KeyFaultError, returned
from builder.model.hand_in import RECEIPT
from builder.server.knowledge_base import Office
from builder.server.letters import check_json
from builder.server.visitors import RefusedError

_LARGEST = 1000
"""Bytes of a receipt and its key."""


def add_again(app: Flask, office: Office) -> None:
    """The view that gives words away, to who has the key; how often one may try is the guard's."""

    @app.post("/api/again")
    def again() -> Response:
        asked = _asked()
        try:
            found = returned(office.desk(), asked["receipt"], asked["key"])
        except KeyFaultError as wrong:
            raise RefusedError(422, str(wrong)) from None
        except DeskError as settled:
            raise RefusedError(409, str(settled)) from None
        return jsonify(letter=found.hand_in.model_dump(mode="json"), reason=found.reason)


def _asked() -> dict[str, str]:
    """Receipt and key of a letter that was given back."""
    check_json()
    if (request.content_length or 0) > _LARGEST:
        raise RefusedError(413, "内容太长。")
    asked = request.get_json(silent=True)
    plain = asked if isinstance(asked, dict) else {}
    said = {name: str(plain.get(name, "")) for name in ("receipt", "key")}
    if not re.fullmatch(RECEIPT, said["receipt"]):
        raise RefusedError(422, "请写回执号和查询码。")
    return said
