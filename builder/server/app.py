"""The application: guards, letters, review pages, search, and the site behind them all."""

from pathlib import Path

from flask import Flask, Response, request, send_from_directory
from werkzeug.exceptions import NotFound

from builder.files.media_types import use_own_media_types
from builder.model.limits import LARGEST_LETTER
from builder.server.addresses import address
from builder.server.again import add_again
from builder.server.amend_pages import add_amend_pages
from builder.server.guard import guard
from builder.server.knowledge_base import Office
from builder.server.letters import add_letters
from builder.server.login import add_login
from builder.server.outgoing import add_outgoing
from builder.server.papers import add_papers
from builder.server.review_pages import add_review_pages
from builder.server.roster import add_roster
from builder.server.search_api import add_search
from builder.server.settings import ServerSettings

OFFICE = "office"
"""Under which the application keeps its knowledge base."""


def make_app(settings: ServerSettings) -> Flask:
    """The WSGI application of one server."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_LETTER
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_LETTER
    app.url_map.redirect_defaults = False  # /index.html is a page of its own
    app.url_map.merge_slashes = False  # its redirect would leave the path that a proxy gave us
    app.jinja_env.globals["address"] = address
    app.jinja_env.globals["has_login"] = settings.login != "none"
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    use_own_media_types()
    office = app.extensions[OFFICE] = Office(settings)
    guard(app, office)
    add_letters(app, office)
    add_again(app, office)
    add_review_pages(app, office)
    add_amend_pages(app, office)
    add_outgoing(app, office)
    add_papers(app, office)
    add_roster(app, office)
    if settings.login != "none":
        add_login(app, office)
    add_search(app, office)
    _add_site(app, settings)
    return app


def _add_site(app: Flask, settings: ServerSettings) -> None:
    """The built site below everything else; hidden files of its folder stay hidden."""

    @app.get("/api/desk.css")
    def look() -> Response:
        return send_from_directory(Path(__file__).parent, "desk.css")

    @app.get("/", defaults={"path": "index.html"})
    @app.get("/<path:path>")
    def site(path: str) -> Response:
        if request.path.endswith("/") and path != "index.html":
            path += "index.html"
        if any(part.startswith(".") for part in path.split("/")):
            raise NotFound
        return send_from_directory(settings.site, path)
