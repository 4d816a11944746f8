"""The authors' Markdown to HTML that is safe to hand to any skin, and to plain text.

Raw HTML is escaped before rendering, and what comes out is filtered once more: a strict list of
elements and attributes, and only http, https, mailto and relative addresses. No `style=`
survives, so the site can run under a strict content security policy.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

Resolve = Callable[[str], str]
"""Turns the address an author wrote into the one the page needs; "" removes the link."""

_BLOCKS = {"p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "img", "code", "em", "strong", "del", "sub", "sup"}
_TAGS = _BLOCKS | _TABLE | _HEADINGS | _INLINE
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_UNSAFE_START = ("//", "\\", "file:")
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|dt|dd|pre|blockquote)>|<br>")


def render_prose(text: str, resolve: Resolve = str) -> str:
    """Markdown to filtered HTML; every link and image address goes through `resolve`."""
    html = Markdown(
        extensions=["tables", "sane_lists", _EscapeRawHtml(), _ResolveLinks(resolve)],
        output_format="html",
    ).convert(text)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def plain_text(text: str) -> str:
    """Markdown to the text a reader sees, one block a line; for search and for Word."""
    html = _BLOCK_END.sub("\n", render_prose(text).replace("\n", " "))
    lines = (unescape(_TAG.sub("", line)).strip() for line in html.split("\n"))
    return "\n".join(line for line in lines if line)


def is_safe_address(address: str) -> bool:
    """Relative, or http, https, mailto; no file:, no network share, no script."""
    lowered = address.strip().lower()
    if lowered.startswith(_UNSAFE_START):
        return False
    scheme, colon, _ = lowered.partition(":")
    return not colon or "/" in scheme or "#" in scheme or scheme in _SCHEMES


class _EscapeRawHtml(Extension):
    """Treat `<` as text: neither HTML blocks nor inline HTML reach the output."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


class _ResolveLinks(Extension):
    def __init__(self, resolve: Resolve) -> None:
        super().__init__()
        self.resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_LinkResolver(md, self.resolve), "resolve-links", 0)


class _LinkResolver(Treeprocessor):
    def __init__(self, md: Markdown, resolve: Resolve) -> None:
        super().__init__(md)
        self.resolve = resolve

    def run(self, root: Element) -> None:
        for element in root.iter():
            for attribute in ("href", "src"):
                if (address := element.get(attribute)) is not None:
                    safe = is_safe_address(address)
                    element.set(attribute, self.resolve(address) if safe else "")


def escape_text(text: str) -> str:
    """Text for a place in HTML that a skin does not escape itself."""
    return escape(text, quote=True)
