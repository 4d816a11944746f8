"""From build to build a lesson is played again only when something changed that it depends on."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from builder.cache import open_cache
from builder.model import Lesson
from builder.model.trial import LessonTrial
from builder.pipeline import programs
from builder.replay import Sheets, play, play_all
from builder.sources import load_library
from tests.conftest import ROOT

_LESSON, _TYPE = "lessons/2013/rope.md", "checklists/event-types/flag.yml"


class Office:
    """A copy of the sample, built again and again with one cache."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.kept = folder / "office", folder / "kept"
        self.played: list[str] = []
        shutil.copytree(ROOT / "tests/samples/small", self.root)
        patch.setattr(import_module("builder.replay.play"), "play", self._play)

    def _play(self, lesson: Lesson, sheets: Sheets) -> LessonTrial:
        self.played.append(lesson.id)
        return play(lesson, sheets)

    def build(self) -> list[str]:
        """The lessons that were played; what is told of all is what a cold build would say."""
        self.played.clear()
        library = load_library(self.root).library
        with open_cache(self.kept, self.root) as cache:
            trials = play_all(library, cache, programs(library, cache))
        again = list(self.played)
        assert trials == play_all(library)
        return again

    def write(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    made = Office(tmp_path, monkeypatch)
    assert made.build() == ["2013/rope"]
    return made


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (_LESSON, "风大。", "那天风大。"),
        ("content/guides/flag.md", "升旗怎么做", "怎样升旗"),
        ("checklists/vocabulary.yml", "\n", "\n# 词表\n"),
    ],
)
def test_what_no_sheet_and_no_moment_depends_on_plays_nothing_again(
    office: Office, path: str, old: str, new: str
) -> None:
    assert office.build() == []
    office.write(path, old, new)
    assert office.build() == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (_LESSON, "at: T-15m", "at: T-16m"),
        (_LESSON, "severity: S2", "catch: {by: [旗手]}\nseverity: S2"),
        (_TYPE, "at: start-60m", "at: start-50m"),
        (_TYPE, "default: 否", "default: 是"),
        ("checklists/items/flag.yml", "[before, last]", "[last]"),
        ("checklists/items/flag.yml", "ground: [lessons/2013/rope, ", "ground: ["),
        ("qianshi.yml", "office:", "hours: [08:00-12:00]\noffice:"),
    ],
)
def test_a_moment_a_line_or_a_sheet_that_changed_plays_its_lessons_again(
    office: Office, path: str, old: str, new: str
) -> None:
    office.write(path, old, new)
    assert office.build() == ["2013/rope"]
    assert office.build() == []
