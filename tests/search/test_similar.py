"""Is it that again?"""

from pathlib import Path

from builder.search import MemoryIndex, similar
from builder.search.store import Store
from tests.search.sample import DOCUMENTS, SYNONYMS

INDEX = MemoryIndex(DOCUMENTS, SYNONYMS)
AGAIN = "今天升旗，風大，旗绳松了，國旗滑到旗杆中间，看着像降了半旗。"


def test_the_same_slip_told_in_other_words_is_recognised() -> None:
    first = similar(INDEX, AGAIN)[0]
    assert first.id == "lessons/2013/flag-at-half-mast.html"
    assert "降了半旗" in first.shared


def test_an_unrelated_story_resembles_nothing() -> None:
    assert similar(INDEX, "食堂今天换了菜单，大家都说好吃。") == ()
    assert similar(INDEX, "") == ()


def test_only_the_wanted_kind_is_compared() -> None:
    found = similar(INDEX, "看楼前旗杆旗绳，国旗在杆顶、绳结牢", limit=9, kind="item")
    assert [s.id for s in found] == ["event-types/vip-visit.html#item-flag-top"]


def test_the_folder_store_gives_the_same_lessons(tmp_path: Path) -> None:
    store = Store(tmp_path / "index", tmp_path)
    store.update(DOCUMENTS, SYNONYMS)
    assert similar(store, AGAIN) == similar(INDEX, AGAIN)
