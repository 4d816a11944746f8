"""Results of slow pure functions, asked for by what they depend on.

A result stands under the digest of an argument that names everything it depends on beside the
program itself; `store.py` knows nothing any more when the program changes. A result is the same
whether it was kept or made just now, so a warm run gives byte for byte what a cold one gives.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any, TypeVar

from builder.cache.results import Results
from builder.cache.store import Store

T = TypeVar("T")
Made = Mapping[Hashable, Any]
MOST_PLACES = 2
"""Knowledge bases of which a process remembers what it made."""
_made: dict[Hashable, Made] = {}
_remembering = Lock()


class Cache:
    """What is known; without a store nothing is, and nothing is kept."""

    def __init__(self, store: Store | None = None, before: Made = MappingProxyType({})) -> None:
        """`before`: what was made once when it was last open."""
        self._store = store
        self._before = before
        self.made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The frozen thing that `make()` gives, made once in a process and a day.

        It is never written down; `key` names all else that it depends on, and its kind. What the
        next run does not ask for is forgotten.
        """
        if self._store is None:
            return make()
        if key not in self.made:
            self.made[key] = self._before[key] if key in self._before else make()
        made: T = self.made[key]
        return made

    def recall(self, results: Results[T], argument: str, make: Callable[[], T]) -> T:
        """What `make()` gives for `argument`."""
        found = self.find(results, argument)
        if found is not None:
            return found
        result = make()
        self.keep(results, argument, result)
        return result

    def find(self, results: Results[T], argument: str) -> T | None:
        """What is kept under `argument`; None when nothing is, or nothing that can be read."""
        packed = self._store.find(results.name, argument) if self._store else None
        if packed is not None:
            with suppress(ValueError):
                return results.unpack(packed)
        return None

    def keep(self, results: Results[T], argument: str, result: T) -> None:
        """Put a result under `argument`, in the place of the one that is there."""
        if self._store:
            with suppress(ValueError):
                self._store.keep(results.name, argument, results.pack(result))


NO_CACHE = Cache()


@contextmanager
def open_cache(folder: Path, root: Path, *, fresh: bool = False) -> Iterator[Cache]:
    """What was kept in `folder` for the knowledge base `root`; at the end, what was made is too.

    With `fresh` nothing counts that was kept, and it is replaced. Who cannot write there, or must
    not trust what lies there, keeps nothing.
    """
    store = None
    with suppress(OSError, sqlite3.Error):
        store = Store(folder, root, fresh=fresh)
    place = (folder, root.resolve(), date.today())
    cache = Cache(store, {} if fresh else _made.get(place, {}))
    try:
        yield cache
        if store:
            _remember(place, cache.made)
            with suppress(OSError, sqlite3.Error):
                store.save()
    finally:
        if store:
            store.close()


def _remember(place: Hashable, made: Made) -> None:
    with _remembering:
        _made.pop(place, None)
        _made[place] = made
        while len(_made) > MOST_PLACES:
            del _made[next(iter(_made))]
