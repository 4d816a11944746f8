"""What a line rests on, in full on a page and in brief on a sheet."""

import shutil
from pathlib import Path

import pytest

from builder.model import Library, Reference
from builder.model.grounds import named_grounds, short_basis
from builder.model.reference import OURS, PRACTICE
from builder.pipeline import read_folder

REGISTER = """
revised: 2026-11-28
rows:
  - {name: one, title: 会务手册（甲区）, short: 会务手册}
  - {name: two, title: 会务手册（乙区）, short: 会务手册}
  - {name: three, title: 值班制度（丙县）, short: 值班制度}
"""


@pytest.fixture
def library(small: Path, tmp_path: Path) -> Library:
    """The sample with three whose practice it may name."""
    folder = shutil.copytree(small, tmp_path / "office")
    (folder / "content/practice.yml").write_text(REGISTER, "utf-8")
    return read_folder(folder).library


def practice(*names: str) -> list[Reference]:
    return [Reference(PRACTICE, name) for name in names]


def test_a_page_says_in_full_whose_practice_it_is(library: Library) -> None:
    found = named_grounds(library, practice("one", "three")).values()
    assert [x.name for x in found] == ["惯例：会务手册（甲区）", "惯例：值班制度（丙县）"]
    assert [x.address for x in found] == [
        "reference/practice.html#one",
        "reference/practice.html#three",
    ]


def test_paper_counts_those_that_are_called_alike(library: Library) -> None:
    law = Reference("regulations", "flag-law", "art-18")
    basis = short_basis(library, [*practice("one", "two", "three"), law, OURS])
    assert basis == "《国旗法》第十八条；惯例：会务手册 2 份、值班制度"


def test_paper_says_what_is_our_own_where_nothing_else_is_said(library: Library) -> None:
    assert named_grounds(library, [OURS])[OURS] == ("惯例（本库）", "")
    assert short_basis(library, [OURS]) == "惯例（本库）"
    assert short_basis(library, [OURS, Reference("lessons", "2013/rope")]) == "案例 1 起"


def test_practice_of_nobody_is_left_out(library: Library) -> None:
    assert named_grounds(library, practice("nobody")) == {}
    assert short_basis(library, practice("nobody")) == ""
