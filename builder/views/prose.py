"""The authors' Markdown to HTML that is safe to hand to any theme, and to plain text.

Raw HTML is escaped before rendering, and what comes out is filtered once more: a strict list of
elements and attributes, and only http, https, mailto and relative addresses. No `style=`
survives, so the site can run under a strict content security policy.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape
from threading import local
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

Resolve = Callable[[str], str]
"""Turns the address an author wrote into the one the page needs; "" leaves the link's words."""

_BLOCKS = {"p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "img", "code", "em", "strong", "del", "sub", "sup"}
_TAGS = _BLOCKS | _TABLE | _HEADINGS | _INLINE
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
"""What browsers drop from an address: at its ends all of these, tabs and line ends anywhere."""
_TAG = re.compile(r"<[^>]+>")
_LINKING = re.compile(r"<(?:a|img)\s(?:[^>\"]|\"[^\"]*\")*>|</a>")
_ADDRESS = re.compile(r'\b(href|src)="([^"]+)"')
_PLAIN = re.compile(r"[ \u3000]*(?:[^\W_]|[，。、；：？！“”（）《》 \u3000])*")
"""One line that Markdown leaves as it is."""
_OWN = local()
"""Of every thread."""
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|dt|dd|pre|blockquote)>|<br>")


def render_prose(text: str, resolve: Resolve = str) -> str:
    """Markdown to filtered HTML; every link and image address goes through `resolve`."""
    html = _filtered(text)
    if resolve is str:
        return html
    return "".join(_resolved(html, resolve))


def _resolved(html: str, resolve: Resolve) -> Iterator[str]:
    """The pieces of some HTML; a link never stands in another, so the next end is its own."""
    done, is_open = 0, True
    for found in _LINKING.finditer(html):
        yield html[done : found.start()]
        done, tag = found.end(), found[0]
        if tag != "</a>":
            tag = _with_address(tag, resolve)
            is_open = bool(tag) if found[0].startswith("<a") else is_open
            yield tag
        elif is_open:
            yield tag
    yield html[done:]


def _with_address(tag: str, resolve: Resolve) -> str:
    """A tag as the page needs it; nothing where it leads nowhere."""
    written = _ADDRESS.search(tag)
    if not written:
        return tag
    address = escape(resolve(unescape(written[2])))
    return address and f"{tag[: written.start(2)]}{address}{tag[written.end(2) :]}"


@lru_cache(maxsize=100_000)
def _filtered(text: str) -> str:
    """Filtered HTML with the authors' own addresses; pages and search ask for the same texts."""
    return nh3.clean(
        _markdown().reset().convert(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def _markdown() -> Markdown:
    """Setting one up takes longer than rendering a section; in use it serves one thread only."""
    if not hasattr(_OWN, "markdown"):
        _OWN.markdown = Markdown(
            extensions=["tables", "sane_lists", _EscapeRawHtml(), _RefuseUnsafe()],
            output_format="html",
        )
    renderer: Markdown = _OWN.markdown
    return renderer


def plain_text(text: str) -> str:
    """Markdown to the text a reader sees, one block a line; for search and for Word."""
    if _PLAIN.fullmatch(text):
        return text.strip()
    html = _BLOCK_END.sub("\n", render_prose(text).replace("\n", " "))
    lines = (unescape(_TAG.sub("", line)).strip() for line in html.split("\n"))
    return "\n".join(line for line in lines if line)


def is_safe_address(address: str) -> bool:
    """Relative, or http, https, mailto; no file:, no network share, no script.

    Judged as browsers read it: entities decoded, blanks gone, a backslash as good as a slash.
    """
    read = _IGNORED.sub("", unescape(address)).lower()
    if read.startswith("\\"):
        return False
    read = read.replace("\\", "/")
    scheme, colon, _ = re.split("[/?#]", read, maxsplit=1)[0].partition(":")
    return scheme in _SCHEMES if colon else "//" not in re.split("[?#]", read, maxsplit=1)[0]


class _EscapeRawHtml(Extension):
    """Treat `<` as text: neither HTML blocks nor inline HTML reach the output."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


class _RefuseUnsafe(Extension):
    """Take every address away that leads where no link may lead."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_AddressFilter(md), "refuse-unsafe", 0)


class _AddressFilter(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for attribute in ("href", "src"):
                if (address := element.get(attribute)) is not None:
                    element.set(attribute, address if is_safe_address(address) else "")


def escape_text(text: str) -> str:
    """Text for a place in HTML that a theme does not escape itself."""
    return escape(text, quote=True)
