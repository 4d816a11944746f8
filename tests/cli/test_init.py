"""An office starts with a folder of its own on the library that comes with the program."""

import tomllib
from pathlib import Path

import pytest

from builder.model import Library
from builder.sources import load_library
from builder.sources.tree import ROOTS
from tests.conftest import Run


def office_of(run: Run, folder: Path, *more: str) -> Library:
    assert run("init", folder, *more).code == 0
    loaded = load_library(folder)
    assert loaded.findings == ()
    return loaded.library


def test_an_office_begins_with_the_whole_library(
    run: Run, tmp_path: Path, repository: Library
) -> None:
    library = office_of(run, tmp_path / "办公室 #1", "--office", "区: 政府办公室")
    assert library.settings.office == "区: 政府办公室"
    assert library.items.keys() == repository.items.keys()
    assert library.lessons.keys() == repository.lessons.keys()
    assert {path for path in library.texts if not path.startswith("layers/")} == {"qianshi.yml"}


def test_without_a_name_it_is_an_example_that_stands_alone(run: Run, tmp_path: Path) -> None:
    library = office_of(run, tmp_path / "own")
    assert library.layers == {}
    assert list(library.event_types) == ["meeting"]


def test_whoever_sits_there_is_asked_for_the_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_, **__: " 市局办公室 ")
    library = office_of(run, tmp_path / "own")
    assert library.settings.office == "市局办公室"
    assert list(library.layers) == ["qianshi"]


def test_the_wheel_takes_everything_that_a_layer_is_made_of(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    taken = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert taken == {name: f"builder/library/{name}" for name in (*ROOTS, "layer.yml")}
