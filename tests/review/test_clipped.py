"""What is too long for a line ends where a clause ends."""

import pytest

from builder.review.texts import clipped


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("试话筒", "试话筒"),
        ("会前，逐支试话筒、看电量", "会前，逐支试话筒"),
        ("会前逐支试话筒看电量是不是两格", "会前逐支试话筒看电量是不是两格"),
        ("，会前逐支试话筒看电量", "，会前逐支试话筒看电量"),
    ],
)
def test_a_text_is_cut_between_clauses_or_not_at_all(text: str, kept: str) -> None:
    assert clipped(text, 9) == kept
