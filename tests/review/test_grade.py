"""The grade that words suggest is rather too low than too high."""

import pytest

from builder.review.grade import grade


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("车队追尾，一位客人受伤。", "S1"),
        ("超了一天，人家提了复议。", "S1"),
        ("话筒没声音，台下等了五分钟。", "S2"),
        ("差点误机，好在来得及。", "S3"),
        ("险些有人受伤。", "S3"),
        ("会标打错一个字，客人进门前发现，换了。", "S3"),
        ("登记簿没有填。", "S3"),
    ],
)
def test_a_grade_is_read_from_what_happened(what: str, expected: str) -> None:
    assert grade(what) == expected
