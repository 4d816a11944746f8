"""The order of an index: by reading, under the letter it begins with."""

from collections.abc import Iterable
from itertools import groupby

from pypinyin import lazy_pinyin

OTHER = "数字和西文"


def by_reading(terms: Iterable[str]) -> list[str]:
    """Terms as an index lists them: digits and Latin first, then by pinyin."""
    return sorted(terms, key=_key)


def by_letter(terms: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Terms that are in order already, under their letters."""
    return [(letter, list(group)) for letter, group in groupby(terms, key=_letter)]


def _key(term: str) -> tuple[bool, str, str]:
    return not term[0].isascii(), "".join(lazy_pinyin(term)).lower(), term


def _letter(term: str) -> str:
    first = lazy_pinyin(term)[0][0].upper()
    return first if not term[0].isascii() and "A" <= first <= "Z" else OTHER
