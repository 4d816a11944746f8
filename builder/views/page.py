"""A page of the site as every theme can take it: Markdown headings and ready HTML blocks."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from html import escape

import yaml

from builder.cache import Cache, texts

_DIGESTS = texts("pages")
"""Digests of pages, by the names of their parts."""

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The quick one where libyaml is there; both write the same."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, before any theme."""

    path: str
    """Source path relative to the site's root, such as `lessons/2013/x.md`."""
    title: str
    body: Callable[[], str]
    """Gives Markdown whose headings carry explicit ids and whose other content is filtered HTML."""
    scripts: tuple[str, ...] = ()
    """Browser scripts the page needs, in order; names below `assets/qianshi/`."""
    outline: bool = False
    """Whether the theme should show the page's headings beside it."""
    parts: Callable[[], str] | None = None
    """Gives the names of all that the body is made of; see `shown.py`."""

    @property
    def address(self) -> str:
        """The page's address on the site."""
        return self.path.removesuffix(".md") + ".html"

    def front(self) -> str:
        """What the theme is told; the title is escaped because themes print it as it is."""
        hidden = ["navigation"] if self.outline else ["navigation", "toc"]
        front = {"title": escape(self.title), "hide": hidden, "scripts": list(self.scripts)}
        return yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=True)

    def source(self) -> str:
        """The file handed to the theme."""
        return f"---\n{self.front()}---\n{self.body()}"

    def digest(self, source: Callable[[], str], cache: Cache) -> str:
        """Of what `source` gives, which is not called when a page of the same parts is known."""

        def make() -> str:
            return sha256(source().encode()).hexdigest()

        if self.parts is None:
            return make()
        told = f"{self.path}\0{self.title}\0{self.outline}\0{self.scripts}\0{self.parts()}"
        return cache.recall(_DIGESTS, told, make)
