"""`qianshi standards`: an office is asked once, and what it said stands in the one file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.init import init
from builder.cli.standards import standards


@pytest.fixture
def office(tmp_path: Path) -> Path:
    assert CliRunner().invoke(init, [str(tmp_path / "own")]).exit_code == 0
    return tmp_path / "own"


def ask(office: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(
        standards, [*arguments, "--root", str(office)], input=typed, standalone_mode=False
    )


def values(office: Path) -> str:
    return (office / "content/standards.yml").read_text("utf-8")


def test_what_was_typed_before_it_was_stopped_is_written(office: Path) -> None:
    outcome = ask(office, typed="15 分钟\n值班制度第 8 条\n\n两天")
    assert "电话报告" in outcome.output
    assert "本单位时限：未设置 → 15 分钟（值班制度第 8 条）" in outcome.output
    assert "value: 15 分钟" in values(office)
    assert "ground: 值班制度第 8 条" in values(office)
    assert values(office).count("    value:") == 2


def test_nothing_typed_changes_nothing(office: Path) -> None:
    before = values(office)
    assert "没有要改的" in ask(office, typed="\n" * 40).output
    assert values(office) == before


def saved(office: Path, answers: object) -> str:
    file = office.parent / "本单位标准.json"
    file.write_text(json.dumps({"format": 1, "standards": answers}), "utf-8")
    return str(file)


def test_what_the_page_saved_is_shown_and_written_once_agreed_to(office: Path) -> None:
    file = saved(office, {"rooms": {"value": "二楼会议室；报告厅"}})
    assert "rooms" not in ask(office, file, typed="n\n").output
    assert "报告厅" not in values(office)
    assert "写好了" in ask(office, file, "--yes").output
    assert "value: 二楼会议室；报告厅" in values(office)
    assert "没有要改的" in ask(office, file, "--yes").output


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"no-such": {"value": "甲"}}, "没有这一条"),
        ({"rooms": {"value": ""}}, "不能为空"),
        ({"rooms": {"value": "甲", "more": "乙"}}, "没有这个字段"),
        ({"rooms": {"value": "张三 13812345678"}}, "电话写进名册"),
        (["甲"], "不是“存成文件”存下来的回答"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole(
    office: Path, answers: object, said: str
) -> None:
    before = values(office)
    outcome = ask(office, saved(office, answers), "--yes")
    assert said in str(outcome.exception)
    assert values(office) == before
