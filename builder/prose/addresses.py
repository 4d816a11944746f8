"""Which addresses a text may lead to."""

import re
from html import unescape

SCHEMES = frozenset({"http", "https", "mailto"})
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
"""What browsers drop from an address: at its ends all of these, tabs and line ends anywhere."""


def is_safe_address(address: str) -> bool:
    """Relative, or http, https, mailto; no file:, no network share, no script.

    Judged as browsers read it: entities decoded, blanks gone, a backslash as good as a slash.
    """
    read = _IGNORED.sub("", unescape(address)).lower()
    if read.startswith("\\"):
        return False
    read = read.replace("\\", "/")
    scheme, colon, _ = re.split("[/?#]", read, maxsplit=1)[0].partition(":")
    return scheme in SCHEMES if colon else "//" not in re.split("[?#]", read, maxsplit=1)[0]
