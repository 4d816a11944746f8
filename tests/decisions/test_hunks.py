"""Pieces of a change are found again in a file that somebody else edits meanwhile."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.decisions.hunks import hunks, stands_once

texts = st.lists(st.sampled_from(["甲\n", "乙\n", "丙\n", "\n", "丁"]), max_size=12).map("".join)


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_the_pieces_make_the_new_text_of_the_old_and_back(old: str, new: str) -> None:
    pieces = list(hunks(old, new))
    text = old
    for removed, added in pieces:
        assert not removed or stands_once(removed, text)
        text = text.replace(removed, added, 1) if removed else text + added
    assert text == new


def test_what_is_added_at_the_end_is_known_by_itself() -> None:
    assert list(hunks("甲\n", "甲\n乙\n")) == [("", "乙\n")]
    assert list(hunks("甲\n乙\n丙\n丁\n", "甲\n丙\n丁\n戊\n")) == [
        ("甲\n乙\n丙\n", "甲\n丙\n"),
        ("", "戊\n"),
    ]
