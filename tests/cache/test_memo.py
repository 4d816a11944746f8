"""Results kept between runs: used when whole, ignored when not, dropped when no longer needed."""

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from builder.cache import kept
from builder.cache.kept import KeptFile
from builder.cache.memo import Memo, unpack
from builder.model import Finding, Place


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache/words.kept"


def shout(memo: Memo, word: str, made: list[str]) -> str:
    def make() -> str:
        made.append(word)
        return word.upper()

    return memo.recall(word, make)


def opened(file: Path) -> tuple[Memo, KeptFile]:
    memo, stored = Memo("words"), KeptFile(file)
    memo.open(stored.read)
    return memo, stored


def run(file: Path, *words: str) -> list[str]:
    """One run of a program that asks for some words and adds what it made; what it made."""
    memo, stored = opened(file)
    made: list[str] = []
    assert [shout(memo, word, made) for word in words] == [word.upper() for word in words]
    stored.add(memo.made)
    return made


def test_what_was_kept_is_not_made_again(file: Path) -> None:
    assert run(file, "a", "b") == ["a", "b"]
    assert run(file, "a", "c") == ["c"]
    assert run(file, "a", "b", "c") == []


def test_only_what_is_handed_over_is_kept(file: Path) -> None:
    run(file, "a", "b")
    memo, stored = opened(file)
    shout(memo, "a", [])
    stored.replace(memo.used)
    assert run(file, "a", "b") == ["b"]


@pytest.mark.parametrize("at", [0, 5, 33, 39, 45])
@pytest.mark.parametrize("damage", ["lost", "zeros", "noise"])
def test_a_damaged_file_is_a_shorter_one(file: Path, at: int, damage: str) -> None:
    run(file, "a", "b")
    first = file.stat().st_size
    run(file, "c")
    whole, broken = file.read_bytes()[: first + at], file.read_bytes()[first + at :]
    ends = {"lost": b"", "zeros": bytes(len(broken)), "noise": os.urandom(len(broken))}
    file.write_bytes(whole + ends[damage])
    assert run(file, "a", "c") == ["c"]
    assert run(file, "a", "b", "c") == []


def test_another_version_of_the_program_knows_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(file, "a")
    monkeypatch.setattr(kept, "program_digest", lambda: b"other")
    assert run(file, "a") == ["a"]
    assert run(file, "a") == []


def test_the_digest_names_the_programs_files() -> None:
    assert kept.program_digest() == kept.program_digest()
    assert len(kept.program_digest()) == 32


def test_without_opening_nothing_is_kept() -> None:
    memo = Memo("words")
    made: list[str] = []
    shout(memo, "a", made)
    shout(memo, "a", made)
    assert made == ["a", "a"]
    assert not memo.made


def test_records_and_plain_data_come_back_as_they_were() -> None:
    finding = Finding(Place("a.md", 3), "bad-date", "旗", "改")
    value = ([finding], {"a": (1, None)}, date(2026, 1, 2), frozenset({"x"}))
    assert unpack(pickle.dumps(value)) == value


@pytest.mark.parametrize(
    "hostile",
    [
        b"cos\nsystem\n(S'false'\ntR.",
        b"cbuilder.sources.write\nwrite_text\n(S'x'\nS'y'\ntR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"cbuilder.model.memo\npickle.loads\n(S'1'\ntR.",
    ],
)
def test_a_kept_result_cannot_run_anything(hostile: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack(hostile)
