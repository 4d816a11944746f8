"""The index in a folder: what is written, what is not, and who may write."""

import os
import pickle
import shutil
import sqlite3
import warnings
from contextlib import closing, suppress
from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable

import pytest

from builder.search import Document, MemoryIndex, search
from builder.search.store import Store, StoreBusyError
from tests.search.sample import DOCUMENTS, SYNONYMS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields
    from whoosh.filedb.filestore import RamStorage

OFFICE = Path("/office")
OPENER = """
import sys
from pathlib import Path
from builder.search.store import Store
Store(Path(sys.argv[1]), Path("/office")).update(())
"""
WRITER = """
import sys
from pathlib import Path
from builder.search import store
from tests.search.sample import DOCUMENTS
def write(*_):
    print("writing", flush=True)
    sys.stdin.readline()
    raise SystemExit(0)
store.write_changes = write
store.Store(Path(sys.argv[1]), Path("/office")).update(DOCUMENTS)
"""


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path, OFFICE)
    assert store.update(DOCUMENTS) == len(DOCUMENTS) + 1
    assert store.update(DOCUMENTS) == 0
    changed = Document(DOCUMENTS[0].id, "lesson", "旗绳断了")
    assert store.update((changed, *DOCUMENTS[2:])) == 2
    assert store.document(changed.id) == changed


def test_deleted_documents_are_neither_found_nor_counted(tmp_path: Path) -> None:
    store = Store(tmp_path, OFFICE)
    store.update(DOCUMENTS, SYNONYMS)
    store.update(DOCUMENTS[3:], SYNONYMS)
    assert store.count == len(DOCUMENTS) - 3
    for term in ("国旗", "话筒", "配电", "的"):
        assert store.postings(term) == MemoryIndex(DOCUMENTS[3:]).postings(term)
    assert store.readings("y:pdx") == {}


def test_another_process_sees_what_was_written(tmp_path: Path) -> None:
    one, other = Store(tmp_path, OFFICE), Store(tmp_path, OFFICE)
    one.update(DOCUMENTS, SYNONYMS)
    assert search(other, "国旗").total == 0
    other.refresh()
    assert search(other, "国旗") == search(one, "国旗")
    assert other.synonyms == SYNONYMS


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path, OFFICE)
    command = [executable, "-W", "ignore", "-c", WRITER, str(tmp_path)]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as writer:
        assert writer.stdin
        assert writer.stdout
        writer.stdout.readline()
        with pytest.raises(StoreBusyError, match="另一个进程"):
            store.update(DOCUMENTS, patience=0.2)
        writer.stdin.write("\n")
    assert store.update(DOCUMENTS) == len(DOCUMENTS) + 1


def test_a_store_that_is_being_read_can_be_written(tmp_path: Path) -> None:
    reader, writer = Store(tmp_path, OFFICE), Store(tmp_path, OFFICE)
    writer.update(DOCUMENTS)
    reader.refresh()
    writer.update(DOCUMENTS[5:])
    assert reader.count == len(DOCUMENTS)
    assert search(reader, "国旗") == search(MemoryIndex(DOCUMENTS), "国旗")


@pytest.mark.parametrize("change", ["UPDATE files SET content = 'x'", "DROP TABLE files"])
def test_a_broken_index_is_made_anew(tmp_path: Path, change: str) -> None:
    kept(tmp_path)
    alter(tmp_path, change)
    again = Store(tmp_path, OFFICE)
    assert again.count == 0
    assert again.update(DOCUMENTS) == len(DOCUMENTS) + 1
    assert search(Store(tmp_path, OFFICE), "国旗").total


@pytest.mark.parametrize("length", [0, 1, 50, 4095, 4096, 9000, 20_000])
def test_a_half_written_file_is_made_anew(tmp_path: Path, length: int) -> None:
    kept(tmp_path)
    file = file_of(tmp_path)
    file.write_bytes(file.read_bytes()[:length])
    assert Store(tmp_path, OFFICE).update(DOCUMENTS) == len(DOCUMENTS) + 1


def test_what_fails_on_the_way_leaves_the_index_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path)
    store = Store(tmp_path, OFFICE)
    with monkeypatch.context() as patch:
        patch.setattr("builder.cache.sealed_files.SealedFiles.write", fail)
        with pytest.raises(StoreBusyError):
            store.update(DOCUMENTS[3:])
    store.refresh()
    assert search(store, "国旗") == search(MemoryIndex(DOCUMENTS), "国旗")
    assert store.update(DOCUMENTS[3:]) == 3


def fail(*_: object) -> None:
    raise sqlite3.OperationalError("disk full")


class Bomb:
    """What somebody puts into an index to run a command when it is read."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def test_what_somebody_else_put_into_the_index_is_never_unpickled(tmp_path: Path) -> None:
    kept(tmp_path / "own")
    bomb = pickle.dumps(Bomb(tmp_path / "ran"))
    with closing(sqlite3.connect(file_of(tmp_path / "own"))) as database, database:
        names = [n for (n,) in database.execute("SELECT name FROM files WHERE name LIKE '%.toc'")]
        toc = RamStorage()
        toc.create_index(fields.Schema(), "search4")
        head = toc.files["_search4_0.toc"].partition(b"\x80")[0][:-1]
        poisoned = head + bytes([len(bomb)]) + bomb
        database.execute("UPDATE files SET content = ? WHERE name = ?", (poisoned, names[0]))
    assert Store(tmp_path / "own", OFFICE).count == 0
    assert not (tmp_path / "ran").exists()
    toc.files["_search4_0.toc"] = poisoned
    with suppress(Exception):
        toc.open_index("search4")
    assert (tmp_path / "ran").exists(), "the bomb would have gone off"


def test_an_index_made_with_another_secret_is_boost_nothing(tmp_path: Path) -> None:
    kept(tmp_path / "stranger")
    kept(tmp_path / "own")
    shutil.copy(file_of(tmp_path / "stranger"), file_of(tmp_path / "own"))
    assert Store(tmp_path / "own", OFFICE).count == 0


def test_an_index_of_another_knowledge_base_is_boost_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    own = file_of(tmp_path)
    Store(tmp_path, Path("/other")).close()
    other = next(file for file in tmp_path.glob("*.sqlite") if file != own)
    shutil.copy(own, other)
    assert Store(tmp_path, Path("/other")).count == 0


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX's")
def test_a_folder_that_others_could_fill_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    with pytest.raises(PermissionError, match="QIANSHI_CACHE"):
        Store(tmp_path / "open", OFFICE)


def kept(folder: Path) -> None:
    store = Store(folder, OFFICE)
    store.update(DOCUMENTS)
    store.close()


def file_of(folder: Path) -> Path:
    return next(folder.glob("search*.sqlite"))


def alter(folder: Path, change: str) -> None:
    with closing(sqlite3.connect(file_of(folder))) as database, database:
        database.execute(change)


def test_many_processes_may_open_an_empty_folder_at_once(tmp_path: Path) -> None:
    command = [executable, "-c", OPENER, str(tmp_path)]
    started = [Popen(command) for _ in range(4)]
    assert [process.wait(600) for process in started] == [0, 0, 0, 0]
