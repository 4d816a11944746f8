"""The index that is kept, for the command line and the server.

Whoosh keeps postings and finds them again; its scorer, frequencies and limits are not used,
because they depend on what was indexed together and are rounded. A posting's value is our
integer impact, and frequencies are counted over the postings of live documents.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.cache.sealed_files import SealedFiles
from builder.search.changes import SYNONYMS, changes_between
from builder.search.document import Block, Document
from builder.search.index import Facets
from builder.search.pinyin import WHOLE
from builder.search.whoosh_index import (
    NAME,
    make_index,
    read_index,
    read_postings,
    write_changes,
)
from builder.search.words import Synonyms, synonym_readings

_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
_UNKNOWN = b"?"
"""No state of any files."""
_BUSY = "检索库正在被另一个进程更新，请稍后再试。"


class StoreBusyError(Exception):
    """Another process is writing and did not finish in time."""


class Store:
    """The index of a knowledge base, as it was when it was opened; `update` gives the next one."""

    def __init__(self, folder: Path, root: Path) -> None:
        """In the user's cache folder; raises OSError where that cannot be used, StoreBusyError."""
        self._whoosh: Any
        self._reader: Any
        with _busy():
            self._files = SealedFiles(folder, root, NAME)
            self._load()

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()
        self._files.close()

    def update(
        self, documents: Sequence[Document], synonyms: Synonyms = (), patience: float = _PATIENCE
    ) -> int:
        """Make the index hold exactly these documents; only what changed is indexed.

        Gives the number of documents written or taken out. Raises StoreBusyError when another
        process keeps writing for longer than `patience` seconds; where nothing changed nobody
        has to wait.
        """
        self.refresh()
        if not changes_between(_digests(self._reader), documents, synonyms):
            return 0
        with _busy(), self._files.writing(patience):
            self.refresh()
            changes = changes_between(_digests(self._reader), documents, synonyms)
            self._state = _UNKNOWN  # whatever comes of it, look again
            write_changes(self._whoosh, changes)
            self._files.write(self._whoosh.storage.files)
        self.refresh()
        return len(changes)

    def refresh(self) -> None:
        """See what other processes have written since this one looked."""
        with _busy():
            if self._files.state() != self._state:
                self._load()

    def _load(self) -> None:
        self._state, files = self._files.read()
        self._whoosh = read_index(files) or make_index()
        self._reader = self._whoosh.reader()
        for name in ("synonyms", "_entries", "_numbers"):
            self.__dict__.pop(name, None)

    @property
    def count(self) -> int:
        """How many live documents there are."""
        return len(self._entries) - (SYNONYMS in self._numbers)

    @cached_property
    def synonyms(self) -> Synonyms:
        """Groups of words that mean the same."""
        number = self._numbers.get(SYNONYMS)
        stored = self._stored(number) if number is not None else []
        return tuple(tuple(group) for group in stored)

    def postings(self, term: str) -> Mapping[str, int]:
        """Ids of the live documents that hold a term, with its impact."""
        return {
            self._entries[n][0]: impact for n, impact in read_postings(self._reader, "terms", term)
        }

    def readings(self, pinyin: str) -> Mapping[str, int]:
        """What a pinyin term stands for, with how often and how prominently it does."""
        prefix = f"{pinyin} "
        counts = {
            term.decode().removeprefix(prefix): sum(
                weight for _, weight in read_postings(self._reader, "readings", term)
            )
            for term in self._reader.expand_prefix("readings", prefix)
        }
        for word in synonym_readings(self.synonyms).get(pinyin, ()):
            counts[word] = counts.get(word, 0) + WHOLE
        return {reading: count for reading, count in counts.items() if count}

    def kind(self, id_: str) -> str:
        """The kind of a document that `postings` gave."""
        return self._entries[self._numbers[id_]][1]

    def facets(self, id_: str) -> Facets:
        """What a document that `postings` gave can be narrowed by."""
        return self._entries[self._numbers[id_]][2]

    def document(self, id_: str) -> Document:
        """The document of an id that `postings` gave."""
        plain = self._stored(self._numbers[id_])
        lists = {name: tuple(plain[name]) for name in ("tags", "headings", "questions")}
        blocks = tuple(Block(**block) for block in plain["blocks"])
        facets = self.facets(id_)
        return Document(**{**plain, **lists, "blocks": blocks, "facets": facets})

    @cached_property
    def _entries(self) -> Mapping[int, tuple[str, str, Facets]]:
        """Id, kind and facets of every live entry by Whoosh's number."""
        return {n: _entry(stored) for n, stored in self._reader.iter_docs()}

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {entry[0]: number for number, entry in self._entries.items()}

    def _stored(self, number: int) -> Any:
        return json.loads(self._reader.stored_fields(number)["plain"])


@contextmanager
def _busy() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as fault:
        raise StoreBusyError(_BUSY) from fault


def _entry(stored: Mapping[str, Any]) -> tuple[str, str, Facets]:
    facets = tuple((facet, value) for facet, value in stored.get("facets", ()))
    return stored["id"], stored["kind"], facets


def _digests(reader: Any) -> dict[str, str]:
    return {entry["id"]: entry["digest"] for _, entry in reader.iter_docs()}
