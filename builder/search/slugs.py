"""Addresses of things that have only a Chinese name: its reading, syllable by syllable."""

import re

from builder.cache import NO_CACHE, Cache, texts

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_SLUGS = texts("slugs")
"""Readings are slow to load and never change."""


def slug_of(text: str, cache: Cache = NO_CACHE) -> str:
    """`zong-xie-tiao` for 总协调."""
    return cache.recall(_SLUGS, text, lambda: _read(text))


def _read(text: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - slow to load, often all is remembered

    return _NOT_IN_SLUG.sub("-", "-".join(lazy_pinyin(text)).lower()).strip("-")
