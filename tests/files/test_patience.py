"""A file that another program holds: for a moment, and for good."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.files import patience
from builder.files.reason import reason_of
from builder.files.write import write_text
from builder.store.protocol import StoreError
from tests.conftest import WHOLE, Run

LATER = (0.0, 0.0)


def scanned(refusals: int) -> Callable[[Path, Path], Path]:
    """`Path.replace` on Windows while a virus scanner reads the file, for so many tries."""
    replace, left = Path.replace, iter(range(refusals))

    def attempt(file: Path, target: Path) -> Path:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "Access is denied", str(file))
        return replace(file, target)

    return attempt


def test_a_file_that_is_free_again_in_a_moment_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(patience, "WAITS", LATER)
    monkeypatch.setattr(Path, "replace", scanned(len(LATER)))
    write_text(tmp_path / "x.txt", "新")
    assert (tmp_path / "x.txt").read_text("utf-8") == "新"


def test_one_that_stays_open_leaves_the_old_text_and_nothing_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "x.txt").write_text("旧", "utf-8")
    monkeypatch.setattr(patience, "WAITS", LATER)
    monkeypatch.setattr(Path, "replace", scanned(len(LATER) + 1))
    with pytest.raises(PermissionError) as refused:
        write_text(tmp_path / "x.txt", "新")
    assert "Word、WPS" in reason_of(refused.value)
    assert [x.read_text("utf-8") for x in tmp_path.iterdir()] == ["旧"]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "磁盘满了"),
        (OSError(errno.EROFS, "Read-only file system"), "只读"),
        (OSError(errno.EACCES, "另一个程序正在使用此文件"), "另一个程序正在使用此文件"),
        (StoreError("数据库锁着", "x"), "数据库锁着"),
        (OSError(9999, "Odd thing"), "Odd thing"),
        (OSError(), "没有说原因"),
    ],
)
def test_the_reason_is_told_in_chinese(fault: OSError, said: str) -> None:
    assert said in reason_of(fault)


def test_a_command_that_cannot_write_says_why_in_chinese(
    run: Run, small: Path, tmp_path: Path
) -> None:
    (tmp_path / "x").write_text("")
    outcome = run("checklist", "flag", *WHOLE, "--output", tmp_path / "x/y/z.pdf", "--root", small)
    assert outcome.code == 3
    assert "路径中间有一段不是文件夹" in outcome.err


def test_a_refusal_that_no_command_has_words_for_is_no_traceback(
    run: Run, small: Path, tmp_path: Path
) -> None:
    office = shutil.copytree(small, tmp_path / "office")
    (office / "checklists/proof.lock").mkdir(parents=True)
    outcome = run("prove", "--keep", "--root", office)
    assert outcome.code == 3
    assert "没有办成" in outcome.err
    assert "这是文件夹，不是文件" in outcome.err
