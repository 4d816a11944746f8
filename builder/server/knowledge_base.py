"""The knowledge base behind the server: read once, and again when it may have changed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import Lock

from flask import g

from builder.cache import open_cache
from builder.decisions import Desk
from builder.decisions.accounts import account_in
from builder.model import Library, Reference
from builder.program.compile import calendar_of
from builder.search import (
    Answer,
    Answers,
    LessonIndex,
    Results,
    answer_table,
    askings_of,
    documents_of,
    lesson_index,
    search,
    similar,
)
from builder.search.store import Store, StoreBusyError
from builder.server.settings import ServerSettings
from builder.server.site_build import SiteBuild
from builder.sources import load_library
from builder.store import Account

FRESH = 60.0
"""Seconds for which what was read is shown; decisions always read anew."""
PATIENCE = 20.0
"""Seconds for which who searches waits for the index."""


class Office:
    """One knowledge base with its desk and its index, shared by all requests."""

    def __init__(self, settings: ServerSettings) -> None:
        self.settings = settings
        self.site_build = SiteBuild(settings.build, settings.environment)
        self._lock, self._index_lock = Lock(), Lock()
        self._library: Library | None = None
        self._lessons: LessonIndex | None = None
        self._read = 0.0
        self._store: Store | None = None
        self._indexed: Library | None = None
        self._answers: tuple[Library, Answers] | None = None

    def desk(self) -> Desk:
        """The desk with the visitor of this request at it."""
        return self.desk_of(g.visitor.name)

    def desk_of(self, who: str) -> Desk:
        """The desk with somebody at it, now."""
        own, now = self.settings, datetime.now()
        return Desk(own.root, own.data, who, now, own.shared, own.secret, own.desk, often=True)

    def account_in(self, shown: str) -> Account | None:
        """Whose browser it is that shows this."""
        return account_in(self.desk_of(""), shown)

    @property
    def library(self) -> Library:
        """The knowledge base as it was at most a minute ago."""
        return self.library_of(FRESH)

    def library_of(self, seconds: float) -> Library:
        """The knowledge base as it was at most so many seconds ago."""
        with self._lock:
            if self._library is None or time.monotonic() - self._read > seconds:
                with open_cache(self.settings.cache, self.settings.root) as cache:
                    self._library = load_library(self.settings.root, cache).library
                self._lessons = None
                self._read = time.monotonic()
            return self._library

    @property
    def lessons(self) -> LessonIndex:
        """The lessons of the library, by their words."""
        library = self.library
        with self._lock:
            if self._lessons is None:
                with open_cache(self.settings.cache, self.settings.root) as cache:
                    self._lessons = lesson_index(library, cache)
            return self._lessons

    def changed(self) -> None:
        """Something was decided: read again next time."""
        with self._lock:
            self._library = None

    def warm_up(self) -> None:
        """Read and index before somebody waits for it: the first index takes a while."""
        _ = self.lessons
        with suppress(OSError), self._index():
            pass

    def search(self, text: str, limit: int, kind: str = "") -> Results | None:
        """Hits in what readers may see; None where the index cannot be had."""
        with self._index() as store:
            return search(store, text, limit, kind) if store else None

    def answer(self, text: str) -> Answer | None:
        """The one record that answers a question, by the office's calendar; None: no such one."""
        library = self.library
        if self._answers is None or self._answers[0] is not library:
            table = answer_table(askings_of(library))
            self._answers = library, Answers(table)
        return self._answers[1].ask(text, datetime.now().date(), calendar_of(library))

    def similar(self, text: str) -> list[tuple[str, str]]:
        """Id and title of lessons like a text."""
        return [(Reference.at(x.id).id, x.title) for x in similar(self.lessons, text)]

    @contextmanager
    def _index(self) -> Iterator[Store | None]:
        """The index of what is in the library now; None where it stays busy for too long."""
        library = self.library
        if not self._index_lock.acquire(timeout=PATIENCE):
            yield None
            return
        try:
            if self._indexed is not library:
                self._update(library)
            yield self._store
        finally:
            self._index_lock.release()

    def _update(self, library: Library) -> None:
        try:
            self._store = self._store or Store(self.settings.cache, self.settings.root)
            self._store.update(documents_of(library), library.synonyms)
        except (StoreBusyError, OSError):
            self._store = None
        self._indexed = library
