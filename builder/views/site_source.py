"""The whole site before any skin: a mapping from path to page, script or stylesheet.

Any skin that builds a folder of Markdown can take it; the MkDocs plugin takes it in memory.
"""

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from builder.views.page import Page

SiteSource = Mapping[str, str | bytes]
ASSETS = "assets/qianshi"
_SHIPPED = (".js", ".css", ".txt")


def make_site_source(pages: Iterable[Page], data: Mapping[str, object]) -> SiteSource:
    """Pages as Markdown, data as scripts, and the browser's own files.

    `data` maps a name such as `programs/flag-raising` to anything JSON can hold; the page gets
    it with `qianshi.load(name)`.
    """
    return {
        **{page.path: page.source() for page in pages},
        **{f"data/{name}.js": data_script(name, value) for name, value in data.items()},
        **_browser_files(files("builder.browser"), ASSETS),
    }


def data_script(name: str, value: object) -> str:
    """A classic script that hands over one piece of data, keys in their order."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(character, escaped)
    return f"qianshi.receive({json.dumps(name)},{text});\n"


def _browser_files(folder: Traversable, prefix: str) -> dict[str, bytes]:
    shipped: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            shipped |= _browser_files(entry, f"{prefix}/{entry.name}")
        elif entry.name.endswith(_SHIPPED):
            shipped[f"{prefix}/{entry.name}"] = entry.read_bytes()
    return shipped
