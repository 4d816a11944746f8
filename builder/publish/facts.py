"""What a finished page offers and where it leads, read once when the page is drawn."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.prose.addresses import FOR_A_CLICK

_WANTED = frozenset({"id", "href", "src", "srcset", "action", "data", "poster"})
_TEMPLATE = re.compile("<template", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_FROM_THE_ROOT = "404.html"
"""Only a web server shows this page, at any depth, so its links start at the server's root."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One page as the self-check needs it."""

    ids: tuple[str, ...]
    """The anchors it offers."""
    links: tuple[str, ...]
    """Files of the site it needs or leads to, from the site's root, some with `#anchor`."""
    outside: tuple[str, ...]
    """Addresses that no page may carry: they load from elsewhere or leave the folder."""


def page_facts(html: str, page: str) -> Facts:
    """Read the page at `page` (a path from the site's root)."""
    ids: dict[str, None] = {}
    links: dict[str, None] = {}
    outside: dict[str, None] = {}
    for tag, name, value in _attributes(html):
        if name == "id":
            ids[value] = None
        elif _leads_outside(value):
            if tag != "a" or not value.lower().startswith(FOR_A_CLICK):
                outside[value] = None
        elif not value.startswith("data:") and (link := _from_root(value, page)):
            (outside if link.startswith("../") else links)[link] = None
    return Facts(tuple(ids), tuple(links), tuple(outside))


def _attributes(html: str) -> Iterator[tuple[str, str, str]]:
    """Element, name and value of each wanted attribute, as a browser reads them."""
    for node in _elements(html):
        attributes = node.attributes
        if attributes and not _is_canonical(node.tag, attributes):
            for name, value in attributes.items():
                if name in _WANTED:
                    yield node.tag or "", name, (value or "").strip()


def _elements(html: str) -> Iterator[LexborNode]:
    """All of a page, and what waits in templates, which are no part of it."""
    document = LexborHTMLParser(html)
    if document.root:
        yield from document.root.traverse()
    waiting = document.template_fragments() if _TEMPLATE.search(html) else []
    while waiting:
        fragment = waiting.pop(0)
        yield from fragment.traverse()
        waiting += fragment.template_fragments()


def _is_canonical(tag: str | None, attributes: Mapping[str, str | None]) -> bool:
    """A page's own public address, for search engines; nothing is loaded from it."""
    return tag == "link" and attributes.get("rel") == "canonical"


def _leads_outside(address: str) -> bool:
    if address.startswith(("//", "\\")):
        return True
    return bool(_SCHEME.match(address)) and not address.startswith("data:image/")


def _from_root(address: str, page: str) -> str:
    """The address as seen from the site's root; "" for the page itself."""
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        return "" if page == _FROM_THE_ROOT else f"..{path}"
    full = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if full == page and not anchor:
        return ""
    return f"{full}#{anchor}" if _is_anchor(anchor) else full


def _is_anchor(text: str) -> bool:
    """`#type=flag-raising` tells a page's script something; it is no place on the page."""
    return bool(text) and "=" not in text
