"""The authors' Markdown as HTML that is safe to hand to any theme, and as plain text.

The parser escapes raw HTML, and what comes out is filtered once more: a strict list of elements
and attributes, and only http, https, mailto and relative addresses. No `style=` survives, so
the site can run under a strict content security policy.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape
from threading import local

import nh3

from builder.prose.addresses import SCHEMES
from builder.prose.draw import BACK, Drawer, Drawn

Resolve = Callable[[str], str]
"""Turns the address an author wrote into the one the page needs; "" leaves the link's words."""
Show = Callable[[str], str]
"""Turns the address of a picture into the attributes that show it; "" leaves its caption."""

_BLOCKS = {"p", "br", "hr", "ul", "ol", "li", "pre", "blockquote", "div", "section"}
_FIGURES = {"figure", "figcaption"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "img", "code", "em", "strong", "del", "sup"}
_TAGS = _BLOCKS | _FIGURES | _TABLE | _HEADINGS | _INLINE
_ATTRIBUTES = {
    "a": {"href", "title", "id", "aria-label"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
}
_CLASSES = {
    "a": {"footnote-back"},
    "div": {"qs-alert"},
    "li": {"qs-task"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
}
_TAG = re.compile(r"<[^>]+>")
_NOT_READ = re.compile(
    rf'<del>.*?</del>|<sup class="footnote-ref">.*?</sup>|{BACK}(?=</a>)', re.DOTALL
)
"""Words that no longer hold, and the signs of footnotes."""
_LINKING = re.compile(r"<(?:a|img)\s(?:[^>\"]|\"[^\"]*\")*>|</a>")
_ADDRESS = re.compile(r'\bhref="([^"]+)"')
_TO_A_NOTE = re.compile(r'\bhref="#fn(?:ref)?-\d')
_PLAIN = re.compile(r"[ \u3000]*(?:[^\W_]|[，。、；：？！“”（）《》 \u3000])*")
"""One line that Markdown leaves as it is."""
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|pre|blockquote|figcaption)>|<br>|<figure>")
_WRITTEN = re.compile(r'(?<=<img )src="([^"]*)"')
_PICTURE = re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*>(?!<figcaption>\1<)(?=(<figcaption>)?)')
"""A picture whose words do not stand below it once more."""
_OF_THREAD = local()


def render_prose(text: str) -> str:
    """Markdown to filtered HTML, with the addresses that its author wrote."""
    return drawn(text).html


def page_prose(text: str, resolve: Resolve, show: Show, first_note: int = 1) -> str:
    """The same for a page: links go through `resolve`, pictures through `show`.

    Footnotes are numbered from `first_note`, so that a page can hold several texts.
    """
    return "".join(_resolved(drawn(text, first_note).html, resolve, show))


def _resolved(html: str, resolve: Resolve, show: Show) -> Iterator[str]:
    """The pieces of some HTML; a link never stands in another, so the next end is its own."""
    done, is_open = 0, True
    for found in _LINKING.finditer(html):
        yield html[done : found.start()]
        done, tag = found.end(), found[0]
        if tag.startswith("<img"):
            yield _with_picture(tag, show)
        elif tag != "</a>":
            tag = _with_address(tag, resolve)
            is_open = bool(tag)
            yield tag
        elif is_open:
            yield tag
    yield html[done:]


def _with_address(tag: str, resolve: Resolve) -> str:
    """A tag as the page needs it; nothing where it leads nowhere."""
    written = _ADDRESS.search(tag)
    if not written or _TO_A_NOTE.search(tag):
        return tag
    address = escape(resolve(unescape(written[1])))
    return address and f"{tag[: written.start(1)]}{address}{tag[written.end(1) :]}"


def _with_picture(tag: str, show: Show) -> str:
    written = _WRITTEN.search(tag)
    shown = show(unescape(written[1])) if written else ""
    return shown and _WRITTEN.sub(lambda _: shown, tag)


def drawn(text: str, first_note: int = 1) -> Drawn:
    """A text as filtered HTML with the authors' own addresses, and what checks want to know."""
    return _drawn(text, first_note)


@lru_cache(maxsize=100_000)
def _drawn(text: str, first_note: int) -> Drawn:
    """Checks, pages and search ask for the same texts."""
    made = _drawer().draw(text, first_note)
    return replace(made, html=_filtered(made.html))


def _filtered(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def _drawer() -> Drawer:
    """One for each thread: setting one up takes longer than drawing a section."""
    if not hasattr(_OF_THREAD, "drawer"):
        _OF_THREAD.drawer = Drawer()
    drawer: Drawer = _OF_THREAD.drawer
    return drawer


def plain_text(text: str) -> str:
    """Markdown to the text that holds, one block a line; for search."""
    if _PLAIN.fullmatch(text):
        return text.strip()
    html = _NOT_READ.sub("", render_prose(text)).replace("\n", " ")
    html = _PICTURE.sub(lambda found: found[1] + ("\n" if found[2] else ""), html)
    html = _BLOCK_END.sub("\n", html)
    lines = (unescape(_TAG.sub("", line)).strip() for line in html.split("\n"))
    return "\n".join(line for line in lines if line)
