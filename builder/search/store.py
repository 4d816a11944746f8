"""The index that is kept, for the command line and the server. Only this module knows Whoosh.

Whoosh keeps postings and finds them again; its scorer, frequencies and limits are not used,
because they depend on what was indexed together and are rounded. A posting's value is our
integer impact, and frequencies are counted over the postings of live documents.
"""

import json
import sqlite3
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from builder.cache.sealed_files import SealedFiles
from builder.search.changes import SYNONYMS, Changes, changes_between, entry_of
from builder.search.document import Block, Document
from builder.search.index import Facets
from builder.search.pinyin import WHOLE
from builder.search.words import Synonyms, synonym_readings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of 2016, and noisy on every newer Python
    from whoosh import fields, formats
    from whoosh.filedb.filestore import FileStorage, RamStorage
    from whoosh.index import Index as WhooshIndex

_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
_UNKNOWN = b"?"
"""No state of any files."""
_BUSY = "检索库正在被另一个进程更新，请稍后再试。"
_NAME = "search4"
"""Of the index; a new number where the layout changes."""


class StoreBusyError(Exception):
    """Another process is writing and did not finish in time."""


class Store:
    """The index of a knowledge base, as it was when it was opened; `update` gives the next one."""

    def __init__(self, folder: Path, root: Path) -> None:
        """In the user's cache folder; raises OSError where that cannot be used, StoreBusyError."""
        self._whoosh: WhooshIndex
        self._reader: Any
        with _busy():
            self._files = SealedFiles(folder, root, _NAME)
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
            _write(self._whoosh, changes)
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
        self._whoosh = _read_index(files) or _make_index()
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
        return {self._entries[n][0]: impact for n, impact in _read(self._reader, "terms", term)}

    def readings(self, pinyin: str) -> Mapping[str, int]:
        """What a pinyin term stands for, with how often and how prominently it does."""
        prefix = f"{pinyin} "
        counts = {
            term.decode().removeprefix(prefix): sum(
                weight for _, weight in _read(self._reader, "readings", term)
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
        lists = {name: tuple(plain[name]) for name in ("tags", "headings")}
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


class _Numbered(formats.Format):  # type: ignore[misc]
    """Two bytes a posting: the impact, exactly."""

    posting_size = 2


class _Postings(fields.FieldType):  # type: ignore[misc]
    """A field that is given its terms and values ready-made."""

    def __init__(self) -> None:
        # Nobody reads the lengths a scorable field keeps, but looking for lengths that are not
        # kept costs Whoosh a file system call a posting: a third of the time of an update.
        super().__init__(_Numbered(), None, scorable=True)

    def index(
        self, value: Mapping[str, int], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh writes down: term, two numbers it does not need, our value."""
        for term, impact in value.items():
            yield term.encode(), 1, 1.0, impact.to_bytes(2, "big")


class _InMemory(RamStorage):  # type: ignore[misc]
    """The files of an index by name; Whoosh sees only those whose seal was looked at.

    It unpickles what it reads, so it must never read what somebody else may have put there.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self.files = files

    def temp_storage(self, name: str | None = None) -> FileStorage:
        """A folder of this user alone, where Whoosh would take one that everybody can guess."""
        return FileStorage(mkdtemp(prefix="qianshi-", dir=self.scratch))


def _read_index(files: dict[str, bytes]) -> WhooshIndex | None:
    """None where there is none, or one that this version of Whoosh cannot read.

    Everything in it can be had again from the documents, so nothing is worth repairing.
    """
    try:
        index = _InMemory(files).open_index(_NAME)
        index.reader().close()
    except Exception:
        return None
    return index


def _make_index() -> WhooshIndex:
    return _InMemory({}).create_index(_schema(), _NAME)


@contextmanager
def _busy() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as fault:
        raise StoreBusyError(_BUSY) from fault


def _schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(stored=True, unique=True),
        kind=fields.STORED,
        digest=fields.STORED,
        facets=fields.STORED,
        plain=fields.STORED,
        terms=_Postings(),
        readings=_Postings(),
    )


def _entry(stored: Mapping[str, Any]) -> tuple[str, str, Facets]:
    facets = tuple((facet, value) for facet, value in stored.get("facets", ()))
    return stored["id"], stored["kind"], facets


def _digests(reader: Any) -> dict[str, str]:
    return {entry["id"]: entry["digest"] for _, entry in reader.iter_docs()}


def _write(index: WhooshIndex, changes: Changes) -> None:
    """Raises what goes wrong, and then nothing is written."""
    with TemporaryDirectory(prefix="qianshi-") as scratch:
        index.storage.scratch = scratch
        writer = index.writer(compound=False)
        try:
            _write_all(writer, changes)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()


def _write_all(writer: Any, changes: Changes) -> None:
    for id_, change in changes.items():
        if change is None:
            writer.delete_by_term("id", id_)
        elif isinstance(change, str):
            writer.update_document(id=id_, kind="", digest=change, plain=change)
        else:
            writer.update_document(**entry_of(change))


def _read(reader: Any, field: str, term: str | bytes) -> Iterator[tuple[int, int]]:
    """Whoosh's numbers of the live entries with a term, and the value kept there."""
    if (field, term) not in reader:
        return
    matcher = reader.postings(field, term)
    while matcher.is_active():
        yield matcher.id(), int.from_bytes(matcher.value(), "big")
        matcher.next()
