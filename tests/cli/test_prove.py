"""`qianshi prove`: what a maintainer reads of a replay."""

from pathlib import Path

from tests.conftest import Run


def test_the_sum_names_what_nothing_stops(run: Run, small: Path) -> None:
    outcome = run("prove", "--root", small)
    assert outcome.code == 0
    assert "全部 1 起：拦得住 1，" in outcome.out
    assert "拦不住：" not in outcome.out


def test_one_lesson_is_told_line_by_line(run: Run, small: Path) -> None:
    outcome = run("prove", "2013/rope", "--root", small)
    assert "旗绳松动国旗下滑（2013/rope，S2）" in outcome.out
    assert "升旗（最晚 T-15m）：拦得住" in outcome.out
    assert "为它写的：看楼前旗杆（flag/top）提前 45 分钟" in outcome.out
    assert "轮到它时已经晚了" in outcome.out


def test_a_lesson_that_is_not_there_is_said(run: Run, small: Path) -> None:
    outcome = run("prove", "2013/no-such", "--root", small)
    assert outcome.code == 3
    assert "没有案例 2013/no-such" in outcome.err
