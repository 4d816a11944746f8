"""The office's roster for the page 开检查单: shown to people of the office, kept by nobody."""

from dataclasses import asdict

from flask import Flask, Response, g, jsonify

from builder.letters.roster import read_roster
from builder.model.roster import NOBODY, Roster
from builder.server.knowledge_base import Office
from builder.server.visitors import RefusedError


def add_roster(app: Flask, office: Office) -> None:
    """The view that gives the roster away, to who is logged in or sits at this machine."""

    @app.get("/api/roster")
    def roster() -> Response:
        if not g.visitor.known:
            raise RefusedError(403, "名册只给本单位的人看，请从登录入口进入。")
        return jsonify(people=[asdict(person) for person in roster_for(office).people])


def roster_for(office: Office) -> Roster:
    """The roster as far as the visitor of this request may see it."""
    file = office.settings.roster
    return read_roster(file)[0] if file and g.visitor.known else NOBODY
