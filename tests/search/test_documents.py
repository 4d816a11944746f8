"""What of a library can be found, and at which address."""

from pathlib import Path

import pytest

from builder.model import Library
from builder.model.lesson import SECTION_ANCHORS
from builder.search import Document, MemoryIndex, documents_of, search
from builder.search.documents import OUTDATED
from builder.sources import load_library
from tests.search.sample import search_data

UNPUBLISHED = "不许外露的草稿字样"
SAMPLE = Path(__file__).parent / "samples" / "office"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    loaded = load_library(SAMPLE)
    assert not loaded.findings
    return {document.id: document for document in documents_of(loaded.library)}


EVERYWHERE = ("page", "word", "paper")
"""Kinds that every site has."""


def test_every_kind_has_its_address(documents: dict[str, Document]) -> None:
    own = {id_: d.kind for id_, d in documents.items() if d.kind not in EVERYWHERE}
    assert own == {
        "event-types/vip-visit.html": "event-type",
        "event-types/vip-visit.html#item-flag-rope": "item",
        "event-types/vip-visit.html#task-travel-car": "task",
        "forms/car-request.html": "form",
        "guides/vip-visit.html": "guide",
        "lessons/2013/flag.html": "lesson",
        "regulations/flag-law.html": "regulation",
        "regulations/flag-law.html#art-18": "clause",
        "roles/an-bao.html": "role",
        "roles/ji-shu-yuan.html": "role",
        "roles/zong-xie-tiao.html": "role",
    }


def test_drafts_and_retired_lessons_are_nowhere_in_the_data(documents: dict[str, Document]) -> None:
    data = search_data(list(documents.values()), ())
    assert "国旗" in str(data)
    assert UNPUBLISHED not in str(data)
    assert "lessons/2013/draft" not in str(data)


def test_a_lesson_is_found_by_its_sections_and_facts(documents: dict[str, Document]) -> None:
    index = MemoryIndex(documents.values())
    found = {
        query: search(index, query, kind="lesson").hits[0].anchor
        for query in ("媒体已在路上", "割断绳子取下", "没有人查过", "换了新绳", "风大绳松")
    }
    assert found == {
        "媒体已在路上": SECTION_ANCHORS["经过"],
        "割断绳子取下": SECTION_ANCHORS["应急处置"],
        "没有人查过": SECTION_ANCHORS["原因分析"],
        "换了新绳": SECTION_ANCHORS["整改措施"],
        "风大绳松": "",
    }


def test_a_step_of_a_guide_is_found_at_its_own_anchor(documents: dict[str, Document]) -> None:
    index = MemoryIndex(documents.values())
    first, below = search(index, "举接站牌").hits[0], search(index, "雨天备伞").hits[0]
    assert (first.anchor, first.heading) == ("meet", "接站")
    assert (below.anchor, below.heading) == ("meet", "雨天")


def test_fixed_headings_do_not_count_as_headings(documents: dict[str, Document]) -> None:
    assert documents["lessons/2013/flag.html"].headings == ()
    assert documents["guides/vip-visit.html"].headings == ("接站", "雨天")


def test_markdown_signs_are_not_part_of_the_text(documents: dict[str, Document]) -> None:
    index = MemoryIndex(documents.values())
    assert search(index, "办公楼前的国旗").hits[0].id == "lessons/2013/flag.html"


def test_what_has_ended_comes_after_what_holds(repository: Library) -> None:
    documents = documents_of(repository)
    worth = {d.id: d.boost for d in documents if d.kind == "regulation"}
    assert worth["regulations/state-secrets-law-2010.html"] == OUTDATED
    assert worth["regulations/state-secrets-law.html"] == 100
    assert worth["regulations/holiday-notice-2026.html"] == 100
    hits = search(MemoryIndex(documents), "保密法 保守国家秘密法").hits
    assert hits[0].id.startswith("regulations/state-secrets-law.html")


def test_pages_words_and_papers_that_every_site_has_can_be_found(
    documents: dict[str, Document],
) -> None:
    index = MemoryIndex(documents.values())
    found = {query: search(index, query).hits[0].id for query in ("座次图怎么画", "巡场", "联络表")}
    assert found["座次图怎么画"] == "seats.html"
    assert found["巡场"].startswith("reference/glossary.html#word-")
    assert found["联络表"] == "checklist.html#paper-contacts"


def test_a_record_is_found_by_the_questions_it_answers() -> None:
    card = Document("cards/a.html", "card", "停电", questions=("灯全灭了怎么办",))
    other = Document("cards/b.html", "card", "火警", summary="灯下有烟")
    hits = search(MemoryIndex((card, other)), "灯全灭了").hits
    assert hits[0].id == "cards/a.html"
    assert "灯全灭" not in hits[0].snippet
