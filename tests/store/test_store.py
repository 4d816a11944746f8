"""The same promises from both databases."""

import gc
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.store import (
    HELD_IN,
    AuditRow,
    Backup,
    Change,
    Journal,
    Letter,
    Sender,
    Store,
    StoreError,
    open_store,
    sqlite,
)
from builder.store import postgresql as postgresql_module
from builder.store import schema as schema_module
from builder.store import shares as shares_module
from builder.store.shares import kind_in
from tests.postgresql import NewDatabase

Open = Callable[[], Store]
PLAN = Journal(
    "20261122-00000001",
    "accepted",
    "/office",
    "open",
    (Change("a.md", "", "d", "一\r\n"),),
    '{"lesson": "x"}',
)


def act(number: int, receipt: str = "r") -> AuditRow:
    return AuditRow(number, "2026-11-22", "甲", "act", receipt, "", f"h{number - 1}", f"h{number}")


class AnyStore:
    """What every store must do; a class below for each of them."""

    @pytest.fixture
    def open_it(self) -> Open:
        raise NotImplementedError

    @pytest.fixture
    def store(self, open_it: Open) -> Store:
        return open_it()

    def test_what_was_written_is_there_when_it_is_opened_again(self, open_it: Open) -> None:
        letter = Letter("r", "hand-in", "inbox", "2026-11-22", "key", "w", "多余", '{"what": "旗"}')
        with open_it().act() as rows:
            rows.put_letter(letter)
            rows.put_journal(PLAN)
            rows.put_run("e", "{}")
            rows.put_backup(Backup("/b.zip", "2026-11-22"))
            rows.senders.put(Sender("r", "digest"))
            rows.senders.put(Sender("s", "", "r"))
            rows.senders.put(Sender("s", "digest", "r"))
        with open_it().look() as rows:
            assert rows.letter("r") == rows.letter_of("key") == letter
            assert rows.letters("inbox", "hand-in") == rows.opinions("inbox") == [letter]
            assert rows.journal(PLAN.receipt) == PLAN
            assert rows.open_journals("/office") == [PLAN]
            assert rows.open_journals("/other") == []
            assert (rows.runs(), rows.run("e")) == ([("e", "{}")], "{}")
            assert rows.backups() == [Backup("/b.zip", "2026-11-22")]
            assert rows.senders.one("s") == Sender("s", "digest", "r")
            assert (
                rows.senders.adding_to("r"),
                rows.senders.adding_to("s"),
                rows.senders.one("t"),
            ) == (["s"], [], None)

    def test_an_act_that_raises_leaves_nothing(self, store: Store) -> None:
        def fail() -> None:
            with store.act() as rows:
                rows.put_letter(Letter("r", "hand-in", "inbox", "2026-11-22"))
                raise KeyError

        with pytest.raises(KeyError):
            fail()
        with store.look() as rows:
            assert rows.is_empty()

    def test_numbers_have_no_gaps_however_many_write(self, store: Store) -> None:
        def write() -> None:
            for _ in range(10):
                with store.act() as rows:
                    last = rows.last_act()
                    rows.put_act(act(last.number + 1 if last else 1), "")

        threads = [threading.Thread(target=write) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with store.look() as rows:
            assert [row.number for row in rows.acts()] == list(range(1, 81))
            assert [row.number for row in rows.latest_acts(2)] == [80, 79]

    def test_a_look_sees_one_moment(self, store: Store) -> None:
        with store.look() as rows:
            assert rows.count_acts() == 0
            with store.act() as later:
                later.put_act(act(1), "")
            assert rows.count_acts() == 0
        with store.look() as rows:
            assert rows.count_acts() == 1

    def test_what_is_held_sees_what_others_wrote_meanwhile(self, store: Store) -> None:
        """A reader's snapshot, or what it has left of one, must not be the next writer's."""

        def write() -> None:
            with store.act() as rows:
                rows.put_act(act(2), "")

        with store.held():
            with store.look() as rows:
                assert rows.count_acts() == 0
            with store.act() as rows:
                rows.put_act(act(1), "")
            other = threading.Thread(target=write)
            other.start()
            other.join()
            with store.act() as rows:
                assert rows.count_acts() == 2
            with store.held(), store.look() as rows, store.look() as inner:
                assert rows.count_acts() == inner.count_acts() == 2

    def test_what_is_held_is_fit_for_more_after_a_fault(self, store: Store) -> None:
        def fail() -> None:
            with store.act() as rows:
                rows.put_act(act(1), "")
                rows.put_act(act(1), "")

        with store.held():
            with pytest.raises(StoreError):
                fail()
            with store.act() as rows:
                assert rows.is_empty()
                rows.put_act(act(1), "")
        with store.look() as rows:
            assert rows.count_acts() == 1

    def test_one_key_is_one_letter(self, store: Store) -> None:
        with store.act() as rows:
            rows.put_letter(Letter("a", "hand-in", "inbox", "2026-11-22", "key"))

        def again() -> None:
            with store.act() as rows:
                rows.put_letter(Letter("b", "hand-in", "inbox", "2026-11-22", "key"))

        with pytest.raises(StoreError) as refused:
            again()
        assert "INSERT" not in str(refused.value), "statements hold what people wrote"
        with store.look() as rows:
            assert rows.letter("b") is None

    def test_the_latest_decisions_come_with_their_acts(self, store: Store) -> None:
        with store.act() as rows:
            for number in range(1, 6):
                rows.put_letter(Letter(f"r{number}", "hand-in", "returned", "2026-11-22"))
                rows.put_act(act(number, f"r{number}"), "说")
            rows.move_letter("r5", "inbox")
            found = rows.latest(["returned"], 2)
            assert [(letter.receipt, row.number) for letter, row in found] == [("r4", 4), ("r3", 3)]
            rows.forget_said("r3")
            assert (rows.payload(3), rows.payload(4)) == ("", "说")

    def test_all_of_it_moves_to_another_store(self, store: Store, tmp_path: Path) -> None:
        with store.act() as rows:
            rows.put_letter(Letter("r", "hand-in", "inbox", "2026-11-22", None, "w", "", "{}"))
            rows.put_act(act(1), "说")
            rows.put_journal(PLAN)
        other = open_store(tmp_path, "")
        with store.look() as rows, other.act() as copy:
            for name, lines in rows.dump():
                copy.load(name, lines)
        with store.look() as rows, other.look() as copy:
            whole = [(name, list(lines)) for name, lines in rows.dump()]
            assert [(name, list(lines)) for name, lines in copy.dump()] == whole

    def test_scrubbing_keeps_what_is_not_deleted(self, store: Store) -> None:
        with store.act() as rows:
            rows.put_run("e", "{}")
        store.scrub()
        with store.look() as rows:
            assert rows.run("e") == "{}"

    def test_a_later_schema_is_not_touched(self, open_it: Open) -> None:
        with open_it().act() as rows:
            rows._connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StoreError, match="先升级"):
            open_it()


class TestSqlite(AnyStore):
    @pytest.fixture
    def open_it(self, tmp_path: Path) -> Open:
        (tmp_path / "here").mkdir()
        return lambda: open_store(tmp_path / "here", "")

    def test_only_its_owner_may_read_it(self, open_it: Open, tmp_path: Path) -> None:
        store = open_it()
        with store.act() as rows:
            rows.put_run("e", "{}")
            modes = {f.stat().st_mode & 0o777 for f in (tmp_path / "here").iterdir()}
        assert modes == {0o600}

    def test_what_is_deleted_is_in_no_byte(self, open_it: Open, tmp_path: Path) -> None:
        store = open_it()
        with store.act() as rows:
            rows.put_run("e", "unique words" * 2000)
        with store.look(), store.act() as rows:
            rows.drop_run("e")
        store.scrub()
        left = b"".join(f.read_bytes() for f in (tmp_path / "here").iterdir())
        assert b"unique words" not in left

    def test_a_share_is_refused_with_the_reason(
        self, open_it: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        mounts = tmp_path / "mountinfo"
        line = f"36 35 98:0 / {tmp_path / 'here'} rw - cifs //srv/x rw\n"
        mounts.write_text(f"22 1 8:1 / / rw shared:1 - ext4 /dev/sda rw\n{line}")
        monkeypatch.setattr(shares_module, "_MOUNTS", mounts)
        with pytest.raises(StoreError, match="网络盘（cifs）"):
            open_it()
        assert not list((tmp_path / "here").iterdir())

    def test_a_damaged_file_is_told_in_chinese(self, open_it: Open, tmp_path: Path) -> None:
        open_it()
        (tmp_path / "here/desk.sqlite").write_bytes(b"no database at all" * 500)
        with pytest.raises(StoreError, match="数据库没有执行"):
            open_it()


class TestPostgresql(AnyStore):
    @pytest.fixture
    def open_it(self, postgresql: NewDatabase, tmp_path: Path) -> Open:
        address = postgresql()
        return lambda: open_store(tmp_path, address)

    def test_a_server_that_is_not_there_is_told_without_the_password(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError) as refused:
            open_store(tmp_path, "postgresql://me:secret@/x?host=/nowhere")
        assert "数据库没有执行" in str(refused.value)
        assert "secret" not in str(refused.value)

    def test_what_a_server_kept_is_closed_with_its_engine(
        self, postgresql: NewDatabase, tmp_path: Path
    ) -> None:
        """Else a process that serves many databases leaves those it let go of to their servers."""
        store = open_store(tmp_path, postgresql(), often=True)
        with store.look() as rows:
            rows.last_act()
        del store, rows
        postgresql_module._engine.cache_clear()
        gc.collect()  # a connection that is still open then is a warning, which fails the test


MOUNTS = r"""22 1 8:1 / / rw shared:1 - ext4 /dev/sda rw
40 22 0:40 / /mnt/share\040one rw - nfs4 srv:/x rw
41 22 0:41 / /mnt/share\040one/local rw - xfs /dev/sdb rw
42 22 0:42 / /home rw master:2 - fuse.sshfs x rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/data", "ext4"),
        ("/mnt/share one/data", "nfs4"),
        ("/mnt/share one/local/data", "xfs"),
        ("/home/a", "fuse.sshfs"),
        ("/homestead", "ext4"),
    ],
)
def test_the_nearest_mount_says_what_a_folder_lies_on(folder: str, kind: str) -> None:
    assert kind_in(MOUNTS, Path(folder)) == kind


def test_who_only_asks_whether_there_is_a_store_loads_no_sql() -> None:
    words = "import sys, builder.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


_TRIES = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
"""
"""Takes the lock that SQLite readers share: who gets it believes that nobody reads."""


def test_opening_a_store_again_keeps_the_locks_of_this_process(tmp_path: Path) -> None:
    """Another process would else throw the log away under a server that is using it."""
    store = open_store(tmp_path, "")
    with store.look() as rows:
        rows.last_act()
        open_store(tmp_path, "")
        words = [sys.executable, "-c", _TRIES, str(tmp_path / HELD_IN)]
        tried = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "BlockingIOError" in tried.stderr


def test_program_and_data_may_lie_in_folders_of_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "前事 50% %(here)s #1?x"
    shutil.copytree(Path(schema_module.__file__).parent / "migrations", odd / "migrations")
    monkeypatch.setattr(sqlite, "migrate", schema_module.migrate)
    monkeypatch.setattr(schema_module, "_SCRIPTS", odd / "migrations")
    with open_store(odd, "").act() as rows:
        rows.put_run("e", "{}")
    assert [file.name for file in odd.glob("*.sqlite")] == [HELD_IN]
