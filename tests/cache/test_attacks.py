"""A cache that somebody else filled, moved or damaged is worth nothing, and never an error."""

import os
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from builder.cache import open_cache, texts, user_cache
from builder.cache.database import in_one
from builder.cache.store import FILE
from builder.cache.user_folder import private_folder
from tests.cache.test_cache import run

WORDS, OTHERS = texts("words"), texts("others")
OFFICE = Path("/office")
ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX's")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "user/qianshi"
    run(made, "a", "b")
    return made


def alter(folder: Path, change: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET value = x'585858'",
        "UPDATE entries SET value = substr(value, 1, 32) || x'585858'",
        "UPDATE entries SET value = zeroblob(32)",
        "UPDATE entries SET value = NULL",
        "UPDATE entries SET value = 'A text, and longer than any of the seals that are made here'",
    ],
)
def test_an_altered_entry_is_unknown(folder: Path, change: str) -> None:
    alter(folder, change)
    assert run(folder, "a", "b") == ["a", "b"]
    assert run(folder, "a", "b") == []


def test_an_entry_does_not_count_for_another_argument(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        (one, a), (two, b) = database.execute("SELECT key, value FROM entries").fetchall()
        change = "UPDATE entries SET value = ? WHERE key = ?"
        database.executemany(change, [(b, one), (a, two)])
    assert run(folder, "a", "b") == ["a", "b"]


def test_an_entry_does_not_count_under_another_name(folder: Path) -> None:
    alter(folder, "UPDATE entries SET name = 'others'")
    with open_cache(folder, OFFICE) as cache:
        assert cache.find(OTHERS, "a") is None


def test_an_entry_does_not_count_for_another_knowledge_base(folder: Path) -> None:
    run(folder, "c", root=Path("/elsewhere"))
    alter(
        folder,
        "UPDATE OR IGNORE entries SET place = (SELECT place FROM places WHERE written = 2)",
    )
    assert run(folder, "a", root=Path("/elsewhere")) == ["a"]


def test_a_cache_made_with_another_secret_is_worth_nothing(folder: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger"
    with open_cache(stranger, OFFICE) as cache:
        cache.keep(WORDS, "a", "<script>")
    shutil.copy(stranger / FILE, folder / FILE)
    assert run(folder, "a") == ["a"]


@pytest.mark.parametrize("secret", [b"", b"short", b"x" * 32])
def test_without_its_secret_a_cache_is_worth_nothing(folder: Path, secret: bytes) -> None:
    (folder / "secret").write_bytes(secret)
    assert run(folder, "a", "b") == ["a", "b"]
    assert run(folder, "a", "b") == []
    assert len((folder / "secret").read_bytes()) == 32


@pytest.mark.parametrize("length", [0, 1, 15, 99, 4095, 4096, 4097, 8192, 12000])
@pytest.mark.parametrize("end", [b"", b"\0" * 9000, os.urandom(9000)])
def test_a_half_written_file_is_replaced(folder: Path, length: int, end: bytes) -> None:
    run(folder, *(str(number) for number in range(200)))
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole[:length] + end)
    run(folder, "a", "b")
    run(folder, "a", "b", "c")
    assert run(folder, "a", "b", "c") == []


@pytest.mark.parametrize("table", ["entries (a)", "strangers (a)"])
def test_a_foreign_database_is_replaced(folder: Path, table: str) -> None:
    (folder / FILE).unlink()
    alter(folder, f"CREATE TABLE {table}")
    assert run(folder, "a") == ["a"]
    assert run(folder, "a") == []


def test_a_busy_file_costs_only_what_would_have_been_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.cache.store.in_one", partial(in_one, patience=0.01))
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run(folder, "a", "c") == ["c"]
    assert run(folder, "a", "c") == ["c"]


def test_who_cannot_write_there_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run(tmp_path / "file/below", "a") == ["a"]


@ON_POSIX
def test_only_its_user_can_read_it(folder: Path) -> None:
    modes = {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
    assert modes == {FILE: 0o600, "secret": 0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


@ON_POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_could_fill_is_not_used(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    assert run(folder, "a") == ["a"]
    assert run(folder, "a") == ["a"]


@ON_POSIX
def test_a_folder_that_others_could_read_is_shut(folder: Path) -> None:
    folder.chmod(0o755)
    assert run(folder, "a") == []
    assert folder.stat().st_mode & 0o777 == 0o700


@ON_POSIX
def test_a_linked_folder_and_a_strangers_are_not_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    with pytest.raises(PermissionError):
        private_folder(tmp_path / "link")
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert run(folder, "a") == ["a"]


def test_the_cache_lies_with_the_user_or_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANSHI_CACHE", str(tmp_path / "own"))
    assert user_cache() == tmp_path / "own"
    monkeypatch.delenv("QIANSHI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert user_cache().name == "qianshi"
