"""A page of the site as every skin can take it: Markdown headings and ready HTML blocks."""

from dataclasses import dataclass
from html import escape

import yaml

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The quick one where libyaml is there; both write the same."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, before any skin."""

    path: str
    """Source path relative to the site's root, such as `lessons/2013/x.md`."""
    title: str
    body: str
    """Markdown whose headings carry explicit ids and whose other content is filtered HTML."""
    scripts: tuple[str, ...] = ()
    """Browser scripts the page needs, in order; names below `assets/qianshi/`."""
    outline: bool = False
    """Whether the skin should show the page's headings beside it."""

    @property
    def address(self) -> str:
        """The page's address on the site."""
        return self.path.removesuffix(".md") + ".html"

    def source(self) -> str:
        """The file handed to the skin; the title is escaped because skins print it as it is."""
        hidden = ["navigation"] if self.outline else ["navigation", "toc"]
        front = {"title": escape(self.title), "hide": hidden, "scripts": list(self.scripts)}
        text = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=True)
        return f"---\n{text}---\n{self.body}"
