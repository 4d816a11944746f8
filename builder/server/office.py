"""The knowledge base behind the server: read once, and again when it may have changed."""

import time
from datetime import datetime
from threading import Lock

from flask import g

from builder.desk import Desk
from builder.model import Library
from builder.pipeline import read_folder
from builder.search import Results, documents_of, search, similar
from builder.search.store import Store, StoreBusyError
from builder.server.settings import ServerSettings

FRESH = 60.0
"""Seconds for which what was read is shown; decisions always read anew."""


class Office:
    """One knowledge base with its desk and its index, shared by all requests."""

    def __init__(self, settings: ServerSettings) -> None:
        self.settings = settings
        self._lock = Lock()
        self._library: Library | None = None
        self._read = 0.0
        self._store: Store | None = None

    def desk(self) -> Desk:
        """The desk with the visitor of this request at it."""
        own = self.settings
        return Desk(own.root, own.data, g.visitor.name, datetime.now(), own.shared, own.secret)

    @property
    def library(self) -> Library:
        """The knowledge base as it was at most a minute ago."""
        with self._lock:
            if self._library is None or time.monotonic() - self._read > FRESH:
                self._library = read_folder(self.settings.root).library
                self._read = time.monotonic()
                self._update(self._library)
            return self._library

    def changed(self) -> None:
        """Something was decided: read again next time."""
        with self._lock:
            self._library = None

    def search(self, text: str, limit: int, kind: str = "") -> Results | None:
        """Hits in what readers may see; None where the index cannot be had."""
        _ = self.library
        with self._lock:
            return search(self._store, text, limit, kind) if self._store else None

    def similar(self, text: str) -> list[tuple[str, str]]:
        """Id and title of lessons like a text."""
        _ = self.library
        with self._lock:
            found = similar(self._store, text) if self._store else ()
        return [(x.id.removeprefix("lessons/").removesuffix(".html"), x.title) for x in found]

    def _update(self, library: Library) -> None:
        try:
            self._store = self._store or Store(self.settings.data / "search")
            self._store.update(documents_of(library), library.synonyms)
        except (StoreBusyError, OSError):
            self._store = None
