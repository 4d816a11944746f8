"""What is counted of a line: events, each once, and only what somebody wrote down."""

from pathlib import Path

import pytest

from builder.model import Library
from builder.pipeline import read_folder
from builder.review.line_tally import LineKey, LineTally, line_tallies, says_more
from tests.review.test_recurrence import held

TOP: LineKey = ("item", "flag/top")


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return read_folder(small).library


def test_an_event_counts_once_for_a_line_wherever_it_stands(library: Library) -> None:
    runs = [
        held(library, ("完成", "拦住")),
        held(library, ("完成", "完成")),
        held(library, ("未做", "未做"), leaks=[{"lesson": "2013/rope"}]),
        held(library, ("有问题",)),
        held(library),
    ]
    tally = line_tallies(library, runs)[TOP]
    assert (tally.listed, tally.looked_at, tally.caught, tally.leaked) == (4, 3, 2, 1)


def test_a_sheet_of_ticks_alone_is_no_judgement_of_its_lines(library: Library) -> None:
    ticked, told = held(library, ("完成", "完成")), held(library, ("完成", "有问题"))
    assert not says_more(ticked)
    assert says_more(held(library, ("完成", "完成"), problems=["旗杆生锈"]))
    assert line_tallies(library, [ticked, told])[TOP].judged == 1


def test_the_words_say_how_little_a_few_events_tell() -> None:
    tally = LineTally(TOP, 40, 37, 3)
    assert tally.words == "37 次里拦住 3 次（大概 2%–20%）"
    assert LineTally(TOP, 9, 9, 0, 1).words == "9 次里拦住 0 次（大概不到 24%），没拦住 1 次"
    assert LineTally(TOP, 3).words == "列出 3 次，没有人勾过"
