"""Where sheets are weakest: lines that rest on practice alone and stop nothing, and least time."""

from dataclasses import replace
from pathlib import Path

from builder.pipeline import read_folder
from builder.replay import play_all
from builder.views.weakest import weakest


def test_a_type_names_lines_with_nothing_behind_them_and_its_tightest_slip(small: Path) -> None:
    library = read_folder(small).library
    rows = {row.title: row for row in weakest(library, play_all(library))}
    row = rows["升旗"]
    assert row.named[0][0] == "摆媒体席桌签"
    assert row.named[0][1] == "event-types/flag.html#item-flag-media"
    assert row.both <= min(row.practice, row.unused) <= row.lines
    assert (row.lesson, row.least, row.line) == ("旗绳松动国旗下滑", "45 分钟", "看楼前旗杆")


def test_without_a_replay_every_line_is_one_that_stopped_nothing(small: Path) -> None:
    library = read_folder(small).library
    for row in weakest(library, {}):
        assert (row.unused, row.both, row.least) == (row.lines, row.practice, "")
    assert weakest(replace(library, kept={}), {}) == []
