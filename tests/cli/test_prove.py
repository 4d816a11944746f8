"""`qianshi prove`: what a maintainer reads of a replay."""

import shutil
from datetime import date
from pathlib import Path

from builder.model.trend import Measured
from builder.pipeline import read_folder
from builder.sources.trend import TREND, trend_text
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


def test_the_numbers_of_a_day_are_kept_once(run: Run, small: Path, tmp_path: Path) -> None:
    root = shutil.copytree(small, tmp_path / "office")
    (root / TREND).write_text(trend_text([Measured("2026-01-05", 0, 0, 1, 2, 2)]), "utf-8")
    for _ in range(2):
        assert run("prove", "--keep", "--root", root).code == 0
    first, second = read_folder(root).library.trend
    assert (first.day, first.stopped) == ("2026-01-05", 0)
    assert (second.day, second.stopped, second.open) == (date.today().isoformat(), 1, 0)
    refused = run("prove", "2013/rope", "--keep", "--root", root)
    assert refused.code == 2


def test_lines_made_worse_are_counted_and_kept_for_the_page(
    run: Run, small: Path, tmp_path: Path
) -> None:
    root = tmp_path / "small"
    shutil.copytree(small, root)
    outcome = run("prove", "--mutate", "--root", root)
    assert outcome.code == 0
    assert "必查项和红线：100%（3 处里 3 处）有人知道" in outcome.out
    kept = (root / "checklists/mutation.lock").read_text("utf-8")
    assert "count flag grave swapped 1 0 1 0 0 1" in kept
    assert "left" not in kept
    assert run("check", "--root", root).code == 0
    assert run("prove", "2013/rope", "--mutate", "--root", root).code == 2
