"""Is it that again?"""

import shutil
from pathlib import Path

from builder.cache import open_cache
from builder.search import LessonIndex, lesson_index, similar
from builder.search.similar import index_lessons
from builder.sources import load_library
from tests.search.sample import DOCUMENTS

INDEX = index_lessons(DOCUMENTS)
AGAIN = "今天升旗，風大，旗绳松了，國旗滑到旗杆中间，看着像降了半旗。"


def test_the_same_slip_told_in_other_words_is_recognised() -> None:
    first = similar(INDEX, AGAIN)[0]
    assert first.id == "lessons/2013/flag-at-half-mast.html"
    assert "降了半旗" in first.shared


def test_an_unrelated_story_resembles_nothing() -> None:
    assert similar(INDEX, "食堂今天换了菜单，大家都说好吃。") == ()
    assert similar(INDEX, "") == ()


def test_lessons_alone_are_compared_and_words_weighed_by_every_document() -> None:
    text = "看楼前旗杆旗绳，国旗在杆顶、绳结牢"
    found = similar(INDEX, text, limit=9)
    assert {one.id.partition("/")[0] for one in found} <= {"lessons"}
    alone = index_lessons([one for one in DOCUMENTS if one.kind == "lesson"])
    assert similar(alone, AGAIN)[0].score != similar(INDEX, AGAIN)[0].score


def test_the_index_that_is_kept_is_the_one_of_the_lessons_as_they_are_now(
    small: Path, tmp_path: Path
) -> None:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    first = _kept(root, tmp_path)
    assert _kept(root, tmp_path) == first == lesson_index(load_library(root).library)
    (file, *_) = sorted((root / "lessons").glob("2*/*.md"))
    file.write_text(file.read_text("utf-8") + "\n后来又查了一遍旗杆。\n", "utf-8")
    assert _kept(root, tmp_path) == lesson_index(load_library(root).library) != first


def _kept(root: Path, folder: Path) -> LessonIndex:
    with open_cache(folder / "cache", root) as cache:
        return lesson_index(load_library(root, cache).library, cache)
