"""Which characters are Chinese, for rules that CommonMark words for Latin letters and blanks."""

import re

_CHINESE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff—‘’“”…·]"
)
"""Characters and their full-width punctuation; quotation marks count, as both scripts use them."""


def is_chinese(character: str) -> bool:
    """Whether a character is set in the full width of a Chinese one."""
    return _CHINESE.match(character) is not None


def joins(before: str, after: str) -> bool:
    """Whether a line broken between these two characters goes on without a blank."""
    return is_chinese(before) and is_chinese(after)
