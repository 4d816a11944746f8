"""A registry that any program may write must not turn a site's scripts into text."""

import mimetypes
from pathlib import Path

from builder.files.media_types import MEDIA_TYPES
from builder.outputs import FORMATS
from builder.server.app import make_app
from builder.server.settings import ServerSettings
from tests.conftest import ROOT


def test_scripts_are_scripts_where_the_registry_calls_them_text(tmp_path: Path) -> None:
    (tmp_path / "x.js").write_text("1", "utf-8")
    mimetypes.add_type("text/plain", ".js")
    settings = ServerSettings(root=ROOT, site=tmp_path, data=tmp_path / "data", secret=b"x" * 32)
    with make_app(settings).test_client().get("/x.js") as answer:
        assert answer.mimetype == "text/javascript"


def test_every_paper_is_sent_as_what_it_is() -> None:
    for form in FORMATS.values():
        assert MEDIA_TYPES[form.suffix] == form.media_type
