"""An index of Whoosh: its fields, its files, what is written into it and read from it.

Only this module knows Whoosh, which keeps postings and finds them again.
"""

import warnings
from collections.abc import Iterator, Mapping
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from builder.search.changes import Changes, entry_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of 2016, and noisy on every newer Python
    from whoosh import fields, formats
    from whoosh.filedb.filestore import FileStorage, RamStorage

NAME = "search4"
"""Of the index; a new number where the layout changes."""


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


def read_index(files: dict[str, bytes]) -> Any:
    """The index in these files; None where there is none that this Whoosh can read.

    Everything in it can be had again from the documents, so nothing is worth repairing.
    """
    try:
        index = _InMemory(files).open_index(NAME)
        index.reader().close()
    except Exception:
        return None
    return index


def make_index() -> Any:
    """An empty one."""
    return _InMemory({}).create_index(_schema(), NAME)


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


def write_changes(index: Any, changes: Changes) -> None:
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


def read_postings(reader: Any, field: str, term: str | bytes) -> Iterator[tuple[int, int]]:
    """Whoosh's numbers of the live entries with a term, and the value kept there."""
    if (field, term) not in reader:
        return
    matcher = reader.postings(field, term)
    while matcher.is_active():
        yield matcher.id(), int.from_bytes(matcher.value(), "big")
        matcher.next()
