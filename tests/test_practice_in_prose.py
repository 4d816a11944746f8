"""Prose that calls something 惯例 says whose, by a name that the register has."""

import re
from pathlib import Path

import pytest

from builder.model import Library

NAMED = re.compile(r"惯例：([^；）。]+)")
NOBODYS = re.compile(r"（惯例）|[是为]惯例[。，]")
SEATS = "座次一律是惯例，不是法规，是谁的写在每张图下"


def whose(text: str) -> list[str]:
    """The practices that a text names: “（惯例：甲手册、乙制度；日子是本库定的）”."""
    return [name for names in NAMED.findall(text) for name in names.split("、")]


def prose(root: Path) -> dict[str, str]:
    """All pages of guides and regulations, by the path of the file."""
    files = sorted((root / "content").rglob("*.md"))
    return {str(x.relative_to(root)): x.read_text("utf-8") for x in files}


def test_every_practice_in_prose_is_one_of_the_register(root: Path, repository: Library) -> None:
    register = {row.short for row in repository.practices.values()}
    named = {name for text in prose(root).values() for name in whose(text)}
    assert named
    assert named - register == set()


def test_no_page_rests_on_the_practice_of_nobody(root: Path) -> None:
    pages = prose(root).items()
    assert [path for path, text in pages if NOBODYS.search(text.replace(SEATS, ""))] == []


@pytest.mark.parametrize("text", ["当面念。（惯例）", "以上为惯例。", "踩点是惯例，不是规定"])
def test_the_practice_of_nobody_is_found(text: str) -> None:
    assert NOBODYS.search(text)
