"""The file of what replays came to: one line a day, and each line that is wrong is named."""

from pathlib import Path

import pytest

from builder.model.trend import Measured
from builder.pipeline import read_folder
from builder.sources.trend import TREND, parse_trend, trend_text

FIRST = Measured("2026-09-30", 140, 15, 9, 1900, 700)
SECOND = Measured("2026-11-28", 146, 17, 6, 2050, 583)


def test_what_is_written_is_read_again_in_order_and_a_day_once() -> None:
    text = trend_text([SECOND, FIRST, SECOND])
    assert text.count("2026-11-28") == 1
    assert parse_trend(text, TREND) == ((FIRST, SECOND), [])


@pytest.mark.parametrize(
    "line",
    [
        "2026-13-01 stopped 1 asked 0 open 0 lines 2 ours 0",
        "2026-12-01 stopped 1 asked 0 open 0 lines 2 ours 3",
        "2026-11-28 stopped 1 asked 0 open 0 lines 2 ours 0",
        "2026-12-01 stopped -1 asked 0 open 0 lines 2 ours 0",
        "<<<<<<< HEAD",
    ],
)
def test_a_line_that_cannot_be_is_named_and_the_rest_stands(line: str) -> None:
    rows, (fault,) = parse_trend(f"{trend_text([FIRST, SECOND])}{line}\n", TREND)
    assert rows == (FIRST, SECOND)
    assert str(fault).startswith(f"{TREND}:4: bad-lock: ")


def test_an_office_reads_its_own(small: Path, tmp_path: Path) -> None:
    root = tmp_path / "office"
    root.mkdir()
    for name in ("qianshi.yml", "lessons", "content", "checklists"):
        (root / name).symlink_to(small / name) if name != "checklists" else (root / name).mkdir()
    (root / TREND).write_text(trend_text([FIRST]), "utf-8")
    assert read_folder(root).library.trend == (FIRST,)
