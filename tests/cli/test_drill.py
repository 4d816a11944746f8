"""`qianshi drill`: all papers of a 桌面推演 from one command, or why there are none."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def told(small: Path, tmp_path: Path) -> Path:
    """The sample with two moments of which somebody wrote down who knew them."""
    root = tmp_path / "base"
    shutil.copytree(small, root)
    file = root / "lessons/2013/rope.md"
    text = file.read_text("utf-8")
    for what, who, seen in (("旗在杆中", "联络员", "你看见旗"), ("取下存放", "总协调", "客到了")):
        text = text.replace(f"{what}\n", f"{what}\n    known_to: [{who}]\n    seen: {seen}\n", 1)
    file.write_text(text, "utf-8")
    return root


def test_one_command_writes_every_paper(run: Run, told: Path) -> None:
    outcome = run("drill", "2013/rope", "--root", told, "--output", told / "all.md")
    assert outcome.code == 0
    assert "2 个岗位，2 张卡" in outcome.out
    written = (told / "all.md").read_text("utf-8")
    for title in ("主持单", "评估单", "角色卡 · 联络员", "角色卡 · 总协调"):
        assert title in written


def test_one_paper_alone_may_be_wanted(run: Run, told: Path) -> None:
    where = told / "cards.md"
    run("drill", "2013/rope", "--root", told, "--output", where, "--paper", "drill-cards")
    assert "主持单" not in where.read_text("utf-8")
    outcome = run("drill", "2013/rope", "--root", told, "--paper", "cards")
    assert "drill-cards 角色卡" in outcome.err
    assert run("drill", "2013/rope", "--root", told, "--type", "duty").code == 2


def test_what_cannot_be_played_says_why_and_what_can(run: Run, small: Path) -> None:
    outcome = run("drill", "2013/rope", "--root", small)
    assert outcome.code != 0
    assert "lessons/2013/rope.md:13" in outcome.err
    assert "known_to" in outcome.err
    assert "还没有做得成的案例" in outcome.err
