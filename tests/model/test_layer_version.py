"""Versions are compared by their numbers, and what holds stands in one lock file."""

import pytest

from builder.model.layer_version import is_version, numbers_of, parse_versions, versions_text


@pytest.mark.parametrize(
    ("older", "newer"),
    [("2026-9", "2026-10"), ("2026-12", "2026-12.1"), ("2026-12", "2027-1"), ("v9", "v10")],
)
def test_a_later_version_has_greater_numbers(older: str, newer: str) -> None:
    assert numbers_of(older) < numbers_of(newer)


@pytest.mark.parametrize("text", ["新版", "", "../1", "1.", "1/2", "a b1", "-1", "1" * 41])
def test_what_cannot_be_compared_or_be_a_folder_is_no_version(text: str) -> None:
    assert not is_version(text)


def test_the_lock_comes_back_and_names_lines_that_say_nothing() -> None:
    rows = {"省厅": ("2026-12", "2026-11", "-"), "qianshi": ("2026年12月",)}
    assert parse_versions(versions_text(rows)) == (rows, [])
    assert parse_versions("# x\n<<<<<<< HEAD\n省厅 ../x\n\n省厅 2\n") == ({"省厅": ("2",)}, [2, 3])
