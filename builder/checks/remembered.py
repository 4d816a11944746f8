"""Checks that look at one record by itself: what was found in an unchanged file is found again."""

from collections.abc import Callable, Hashable, Iterable

from builder.cache import Cache
from builder.model import Finding, Library
from builder.model.record import Record


def findings_of(
    record: Record,
    check: Callable[..., Iterable[Finding]],
    library: Library,
    cache: Cache,
    *beside: Hashable,
) -> tuple[Finding, ...]:
    """What `check(record, *beside)` finds; it depends on the record's file and these alone."""
    key = (check, record.id, record.path, library.texts.get(record.path), *beside)
    return cache.once(key, lambda: tuple(check(record, *beside)))
