"""What the page 检查单凭什么 says of lines that were made worse."""

from dataclasses import replace

from builder.model import Library
from builder.model.mutation import Key, Left, MutationReport, Tally, digest_of_lines
from builder.views.mutants import mutation_view
from tests.mutation.sample import sample

TALLIES: dict[Key, Tally] = {("*", "grave", "dropped"): Tally(5, 1, 3, 1, 2, 0)}
LEFT = (Left("item", "flag/gone", "moved"), Left("item", "flag/top", "late"))


def tried(content: str) -> Library:
    report = MutationReport("2026-11-28", content, TALLIES, LEFT)
    return replace(sample(), mutation=report)


def test_the_page_says_when_it_was_tried_and_whether_lines_changed_since() -> None:
    now = digest_of_lines(sample().digests)
    view, old = mutation_view(tried(now)), mutation_view(tried("0" * 16))
    assert view
    assert old
    assert (view.stale, old.stale) == (False, True)
    assert view.grave == "75%（4 处里 3 处）"
    assert view.rows[0].by == "案例 1，条款 2，查错 0"
    assert view.equal == 1


def test_lines_left_are_named_and_those_gone_since_are_not() -> None:
    view = mutation_view(tried(""))
    assert view
    assert [(row.text, row.faults) for row in view.left] == [("看楼前旗杆", "时限写晚了")]


def test_nothing_is_said_where_nothing_was_tried() -> None:
    assert mutation_view(sample()) is None
