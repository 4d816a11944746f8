"""Which addresses a text may lead to."""

import re
from html import unescape

SCHEMES = frozenset({"http", "https", "mailto"})
FOR_A_CLICK = ("http://", "https://", "mailto:")
"""What a link may lead to beside the site's own pages; nothing else of a page may."""
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
"""What browsers drop from an address: at its ends all of these, tabs and line ends anywhere."""


def is_safe_address(address: str) -> bool:
    """Relative to the page, or http://, https://, mailto:; no file:, no network share, no script.

    Judged as browsers read it: entities decoded, blanks gone, a backslash as good as a slash.
    From the root of a server no link may start, because the site is opened from folders too.
    """
    read = _IGNORED.sub("", unescape(address)).lower().replace("\\", "/")
    if read.startswith(FOR_A_CLICK):
        return True
    before, *_ = re.split("[?#]", read, maxsplit=1)
    return not before.startswith("/") and "//" not in before and ":" not in before.split("/")[0]
