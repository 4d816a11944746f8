"""Results kept between runs: used when whole, ignored when not, dropped when no longer needed."""

import json
from pathlib import Path

import pytest

from builder.model.memo import Memo


def shout(memo: Memo, word: str, made: list[str]) -> str:
    def make() -> str:
        made.append(word)
        return word.upper()

    return memo.recall(word, lambda text: str(json.loads(text)), make)


def learned(*lines: str, version: str = "1") -> Memo:
    memo = Memo(version)
    memo.learn(lines)
    return memo


def test_what_was_kept_is_not_made_again_and_what_was_not_used_is_dropped() -> None:
    made: list[str] = []
    first = learned()
    assert [shout(first, word, made) for word in ("a", "b", "a")] == ["A", "B", "A"]
    second = learned(*first.kept())
    assert shout(second, "a", made) == "A"
    assert made == ["a", "b"]
    assert len(list(second.kept())) == 1


@pytest.mark.parametrize("damage", ["", "x", '"Z"', "{", "\0"])
def test_a_damaged_line_is_made_again(damage: str) -> None:
    made: list[str] = []
    first = learned()
    shout(first, "a", made)
    line = next(first.kept())
    assert shout(learned(line[:-4] + damage), "a", made) == "A"
    assert made == ["a", "a"]


def test_another_version_knows_nothing() -> None:
    made: list[str] = []
    first = learned()
    shout(first, "a", made)
    assert shout(learned(*first.kept(), version="2"), "a", made) == "A"
    assert made == ["a", "a"]


def test_a_changed_source_file_voids_what_was_kept(tmp_path: Path) -> None:
    made: list[str] = []
    (tmp_path / "one.py").write_text("1")
    (tmp_path / "two.py").write_text("2")
    first, second = Memo(tmp_path / "one.py"), Memo(tmp_path / "two.py")
    first.learn([])
    shout(first, "a", made)
    second.learn(first.kept())
    shout(second, "a", made)
    assert made == ["a", "a"]


def test_without_learning_nothing_is_kept() -> None:
    memo = Memo("1")
    shout(memo, "a", [])
    assert list(memo.kept()) == []
