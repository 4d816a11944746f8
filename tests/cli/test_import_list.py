"""`qianshi import --list`: an office's own list line by line, written once it was agreed to."""

from io import StringIO
from pathlib import Path

import pytest

from tests.conftest import Run

LIST = """会务工作检查清单
一、会前一天
1. 会标内容请领导审定
二、会前半小时
□ 检查投影仪、电脑连线
□ 逐支试话筒
三、会后
1）收回涉密材料
2）整理会议纪要，三天后印发
注意事项：
要高度重视会务工作，确保万无一失
"""


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Path:
    assert run("init", tmp_path / "own").code == 0
    (tmp_path / "旧单.txt").write_text(LIST, "gb18030")
    return tmp_path / "own"


def test_every_line_is_told_and_nothing_is_lost(run: Run, office: Path) -> None:
    outcome = run(
        "import",
        "--list",
        office.parent / "旧单.txt",
        "--type",
        "办公会议",
        "--yes",
        "--root",
        office,
    )
    said = outcome.out
    assert outcome.code == 0
    assert "会标内容请领导审定”→ 任务，时限 start-1d 17:00" in said
    assert "检查投影仪、电脑连线”→ 检查项，办公会议 · 开会前半小时" in said
    assert "逐支试话筒”：单上已有" in said
    assert "三天后印发”→ 任务，时限 end+3d 17:00" in said
    assert "收回涉密材料”：这类活动没有对得上的节点" in said
    assert "确保万无一失”：看不懂做什么" in said
    assert "检查项 1，任务 2，已有 1，没有节点 1，看不懂 1。" in said


def test_what_was_written_must_be_filled_in_and_is_known_again(run: Run, office: Path) -> None:
    words = (
        "import",
        "--list",
        office.parent / "旧单.txt",
        "--type",
        "meeting",
        "--yes",
        "--root",
        office,
    )
    run(*words)
    checked = run("check", "--root", office)
    assert [line.split()[2] for line in checked.out.splitlines()] == ["skeleton-left:"]
    items = office / "checklists/items/meeting.yml"
    items.write_text(
        items.read_text("utf-8").replace("【填：看到什么才算好】", "画面出来了"), "utf-8"
    )
    assert run("check", "--root", office).code == 0
    before = items.read_bytes()
    assert "检查项 0，任务 0，已有 4" in run(*words).out
    assert items.read_bytes() == before


def test_without_agreement_nothing_is_written(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("n\n"))
    before = {x: x.read_bytes() for x in office.rglob("*.yml")}
    run("import", "--list", office.parent / "旧单.txt", "--type", "meeting", "--root", office)
    assert {x: x.read_bytes() for x in office.rglob("*.yml")} == before


def test_a_list_with_a_telephone_number_is_not_written(run: Run, office: Path) -> None:
    file = office.parent / "旧单.txt"
    file.write_text("1. 会前一天打 13812345678 问车\n", "utf-8")
    outcome = run("import", "--list", file, "--type", "meeting", "--yes", "--root", office)
    assert outcome.code == 1
    assert "一行也没有写" in outcome.err
    assert "own-1" not in (office / "checklists/tasks/meeting.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--type", "会议"), "是否想写"), ((), "请用 --type 写明")],
)
def test_the_type_has_to_be_known(
    run: Run, office: Path, words: tuple[str, ...], said: str
) -> None:
    outcome = run("import", "--list", office.parent / "旧单.txt", *words, "--root", office)
    assert outcome.code == 1
    assert said in outcome.err
