"""What a run found is written down so that git merges it line by line."""

from builder.model.mutation import Outcome, report_of
from builder.sources.mutations import MUTATIONS, mutations_text, parse_mutations

ONE = Outcome("item", "flag/top", "grave", ("flag", "duty"), "dropped", frozenset({"case"}))
LEFT = Outcome("task", "flag/notify", "grave", ("flag",), "late", frozenset())
SAME = Outcome("task", "flag/other", "rest", (), "unmade", frozenset(), equal=True)
REPORT = report_of([ONE, LEFT, SAME], "2026-11-28", "0123456789abcdef")


def test_a_report_is_read_as_it_was_written() -> None:
    read, faults = parse_mutations(mutations_text(REPORT), MUTATIONS)
    assert not faults
    assert read == REPORT


def test_scores_count_what_changes_a_sheet() -> None:
    whole = REPORT.whole("grave")
    assert (whole.counted, whole.noticed, whole.case) == (2, 1, 1)
    assert whole.score == 0.5
    assert REPORT.whole("grave", "duty").score == 1
    assert REPORT.whole("rest").counted == 0
    assert [one.line for one in REPORT.left] == ["flag/notify"]


def test_a_damaged_file_is_no_report_and_says_where() -> None:
    text = mutations_text(REPORT) + "<<<<<<< HEAD\n"
    read, (fault,) = parse_mutations(text, MUTATIONS)
    assert read is None
    assert (fault.code, fault.place.line) == ("bad-lock", text.count("\n"))


def test_no_file_is_no_fault() -> None:
    assert parse_mutations("", MUTATIONS) == (None, [])
