"""What fails in the tool itself is a finding with its file, and the rest goes on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder import checks
from builder.model import Finding, Library
from builder.model.item import Item
from builder.model.lesson import Lesson
from builder.pipeline import read_folder
from builder.sources import records

RETIRED = 4
"""Findings of the sample when its lesson is retired: each of the four places that name it."""


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "kb"
    shutil.copytree(small, root)
    lesson = root / "lessons/2013/rope.md"
    lesson.write_text(lesson.read_text("utf-8").replace("已收录", "已停用"), "utf-8")
    return root


def shown(office: Path) -> set[str]:
    return {f"{finding.place} {finding.code}" for finding in read_folder(office).findings}


def test_a_check_that_fails_names_the_record_it_looked_at(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(library: Library) -> Iterator[Finding]:
        for item in library.items.values():
            yield from _deeper(item)

    def _deeper(line: Item) -> Iterator[Finding]:
        if line.name == "media":
            raise ZeroDivisionError
        yield from ()

    before = shown(office)
    monkeypatch.setattr(checks, "_CHECKS", (failing, *checks._CHECKS))
    assert len(before) == RETIRED
    assert shown(office) == before | {"checklists/items/flag.yml:10 internal-fault"}


def test_a_check_that_fails_without_a_record_is_told_of_at_the_settings(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Library) -> Iterator[Finding]:
        raise RecursionError

    monkeypatch.setattr(checks, "_CHECKS", (failing,))
    assert shown(office) == {"qianshi.yml:1 internal-fault"}


def test_a_file_on_which_the_reader_fails_is_named_and_left_out(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = records.make_record

    def failing(model: type[Lesson], data: object, origin: object) -> object:
        if model in (Lesson, Item):
            raise OverflowError
        return whole(model, data, origin)  # type: ignore[arg-type]

    monkeypatch.setattr("builder.sources.reader.make_record", failing)
    assert shown(office) == {
        "lessons/2013/rope.md:1 internal-fault",
        "checklists/items/flag.yml:1 internal-fault",
    }
