"""One page from its template, drawn up when somebody reads it."""

from collections.abc import Mapping
from functools import partial

from builder.model import Library
from builder.views.page import Page
from builder.views.shown import names_of
from builder.views.templates import render


def make_page(
    path: str,
    title: str,
    library: Library,
    *,
    template: str = "",
    scripts: tuple[str, ...] = (),
    outline: bool = False,
    **values: object,
) -> Page:
    """The page at `path` of the site source; without `template` that of the path's own name."""
    name = template or path.removesuffix(".md").replace("/", "-")
    shown = {"title": title, **values}
    body = partial(render, name, path, library, shown)
    return Page(path, title, body, scripts, outline, partial(_parts, name, shown, library))


def _parts(template: str, values: Mapping[str, object], library: Library) -> str:
    return f"{template}\0{names_of(values, library)}"
