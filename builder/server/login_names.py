"""Login names as proxies hand them on: headers are bytes, and everyone writes Chinese his own way.

Apache and nginx send UTF-8 as it is, which the gateway interface shows as Latin-1; others send it
percent-encoded or as an encoded word of mail (RFC 2047).
"""

import re
from email.header import decode_header
from unicodedata import normalize
from urllib.parse import unquote

LONGEST_NAME = 64
_ENCODED_WORD = re.compile(r"=\?utf-8\?[bq]\?[!->@-~]+\?=", re.IGNORECASE)
_FAR = re.compile(r"%[89a-f][0-9a-f]", re.IGNORECASE)
"""A percent escape that can be no ASCII: what names like `50%20` contain stays as it is."""


def login_name(claimed: str) -> str:
    """The name in a login header; "" where there is none, or one that cannot be shown or is two."""
    try:
        name = normalize("NFC", _decoded(claimed.strip()))
    except (UnicodeError, ValueError):
        return ""
    plain = name.isprintable() and "," not in name and len(name) <= LONGEST_NAME
    return name if plain and name == name.strip() else ""


def _decoded(text: str) -> str:
    if not text.isascii():
        return _from_bytes(text.encode("latin-1"))
    if _ENCODED_WORD.fullmatch(text):
        ((word, _),) = decode_header(text)
        return word.decode("utf-8") if isinstance(word, bytes) else word
    return unquote(text, errors="strict") if _FAR.search(text) else text


def _from_bytes(raw: bytes) -> str:
    """UTF-8, or else what it was taken for: `José` of a directory in Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
