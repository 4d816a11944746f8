"""Addresses of things that have only a Chinese name: its reading, syllable by syllable."""

import re

from builder.cache.memo import Memo

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
SLUGS = Memo("slugs")
"""Readings are slow to load and never change."""


def slug_of(text: str) -> str:
    """`zong-xie-tiao` for 总协调."""
    return SLUGS.recall(text, lambda: _read(text))


def _read(text: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - slow to load, often all is remembered

    return _NOT_IN_SLUG.sub("-", "-".join(lazy_pinyin(text)).lower()).strip("-")
