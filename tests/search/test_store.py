"""The index in a folder: what is written, what is not, and who may write."""

from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable

import pytest

from builder.search import Document, MemoryIndex, search
from builder.search.store import Store, StoreBusyError
from tests.search.sample import DOCUMENTS, SYNONYMS

WRITER = """
import sys
from pathlib import Path
from whoosh.index import open_dir
writer = open_dir(sys.argv[1], "search3").writer()
print("writing", flush=True)
sys.stdin.readline()
writer.cancel()
"""


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.update(DOCUMENTS) == len(DOCUMENTS) + 1
    assert store.update(DOCUMENTS) == 0
    changed = Document(DOCUMENTS[0].id, "lesson", "旗绳断了")
    assert store.update((changed, *DOCUMENTS[2:])) == 2
    assert store.document(changed.id) == changed


def test_deleted_documents_are_neither_found_nor_counted(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update(DOCUMENTS, SYNONYMS)
    store.update(DOCUMENTS[3:], SYNONYMS)
    assert store.count == len(DOCUMENTS) - 3
    for term in ("国旗", "话筒", "配电", "的"):
        assert store.postings(term) == MemoryIndex(DOCUMENTS[3:]).postings(term)
    assert store.readings("y:pdx") == {}


def test_another_process_sees_what_was_written(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    one.update(DOCUMENTS, SYNONYMS)
    assert search(other, "国旗").total == 0
    other.refresh()
    assert search(other, "国旗") == search(one, "国旗")
    assert other.synonyms == SYNONYMS


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path)
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
    reader, writer = Store(tmp_path), Store(tmp_path)
    writer.update(DOCUMENTS)
    reader.refresh()
    writer.update(DOCUMENTS[5:])
    assert reader.count == len(DOCUMENTS)
    assert search(reader, "国旗") == search(MemoryIndex(DOCUMENTS), "国旗")


# Whoosh leaves a table of contents open that it could not read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_broken_folder_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update(DOCUMENTS)
    store.close()
    for file in tmp_path.glob("*.toc"):
        file.write_bytes(b"not an index")
    again = Store(tmp_path)
    assert again.count == 0
    assert again.update(DOCUMENTS) == len(DOCUMENTS) + 1


def test_many_processes_may_open_an_empty_folder_at_once(tmp_path: Path) -> None:
    opener = "import sys; from pathlib import Path; from builder.search.store import Store; "
    command = [executable, "-c", opener + "Store(Path(sys.argv[1])).update(())", str(tmp_path)]
    started = [Popen(command) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
