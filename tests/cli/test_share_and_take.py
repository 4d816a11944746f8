"""`qianshi share` and `qianshi take`: a lesson goes from one office to another by a folder."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.sources import load_library
from tests.conftest import Run
from tests.layered import write_texts

FRONT = "level: 本系统\nno_item_reason: 无"


Pair = tuple[Path, Path]


@pytest.fixture
def as_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Who types from now on; everybody has settings and a key of his own."""
    return lambda name: monkeypatch.setenv("QIANSHI_CONFIG", str(tmp_path / "settings" / name))


@pytest.fixture
def pair(run: Run, tmp_path: Path, small: Path, as_user: Callable[[str], None]) -> Pair:
    """Two offices, of which the first has something to share and types."""
    one, other = (Path(shutil.copytree(small, tmp_path / x)) for x in ("甲局", "乙局"))
    rope = (small / "lessons/2013/rope.md").read_text("utf-8")
    shared = rope.replace("tags: [半旗]", FRONT).replace("旗绳松动国旗下滑", "话筒没电会议中断")
    shared = shared.replace("检查员看旗杆", "会务员换电池").replace("旗绳松了没人看", "没电就断")
    write_texts(one, {"lessons/2026/mic.md": shared})
    as_user("甲")
    run("keys", "make", "--root", one)
    return one, other


def test_a_lesson_goes_by_a_folder_and_is_withdrawn(
    run: Run, pair: Pair, tmp_path: Path, as_user: Callable[[str], None]
) -> None:
    one, other = pair
    feed = tmp_path / "U 盘/甲局 经验"
    assert run("share", feed, "--root", one).code == 0
    assert "没有变" in run("share", feed, "--root", one).out
    key = run("keys", "--root", one).out.split()[2]
    as_user("乙")
    asked = run("take", feed, "--root", other, "--yes")
    assert asked.code == 1
    assert "还没有人核对过" in asked.err
    looked = run("take", feed, "--root", other, "--fingerprint", key)
    assert looked.code == 1
    assert "新增 话筒没电会议中断" in looked.out
    assert not (other / "checklists/versions.lock").exists()
    assert run("take", feed, "--root", other, "--yes").code == 0
    assert "没有新的" in run("take", feed, "--root", other, "--yes").out
    assert run("check", "--root", other).out == ""
    as_user("甲")
    (one / "lessons/2026/mic.md").unlink()
    assert run("share", feed, "--root", one).code == 0
    as_user("乙")
    assert "撤下 话筒没电会议中断" in run("take", feed, "--root", other, "--yes").out
    assert len(load_library(other).library.accepted_lessons) == 1


def test_several_are_taken_at_once_and_a_bad_one_is_named(
    run: Run, pair: Pair, tmp_path: Path, as_user: Callable[[str], None]
) -> None:
    one, other = pair
    run("share", tmp_path / "收件/好.zip", "--root", one)
    (tmp_path / "收件/坏.zip").write_bytes(b"PK")
    key = run("keys", "--root", one).out.split()[2]
    as_user("乙")
    outcome = run("take", tmp_path / "收件", "--root", other, "--yes", "--fingerprint", key)
    assert outcome.code == 1
    assert "坏.zip：压缩包坏了" in outcome.err
    assert len(load_library(other).library.accepted_lessons) == 2


def test_a_folder_with_other_things_in_it_is_left_alone(
    run: Run, pair: Pair, tmp_path: Path
) -> None:
    one, _ = pair
    write_texts(tmp_path / "文档", {"年终总结.txt": "x"})
    outcome = run("share", tmp_path / "文档", "--root", one)
    assert outcome.code == 3
    assert "有别的东西" in outcome.err
    assert [x.name for x in (tmp_path / "文档").iterdir()] == ["年终总结.txt"]


def test_a_lesson_that_stays_is_named_by_its_line(run: Run, pair: Pair) -> None:
    one, _ = pair
    file = one / "lessons/2026/mic.md"
    file.write_text(file.read_text("utf-8").replace("风大。", "张伟科长没有到。"), "utf-8")
    outcome = run("share", one / "dist/发", "--root", one)
    assert outcome.code == 1
    assert "lessons/2026/mic.md:2: 没有发“话筒没电会议中断”：像是人名" in outcome.err
    assert "0 条" in outcome.out


def test_where_nothing_is_meant_to_leave_it_is_said_how(run: Run, pair: Pair) -> None:
    _, other = pair
    outcome = run("share", other / "dist/发", "--root", other)
    assert outcome.code == 0
    assert "加一行 level: 本系统" in outcome.err
