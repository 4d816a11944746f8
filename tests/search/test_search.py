"""What a query finds, and what the reader is told."""

import pytest

from builder.search import Block, Document, MemoryIndex, Results, search
from builder.search.analysis import tokens
from builder.search.constants import SHARED
from tests.search.sample import DOCUMENTS, SYNONYMS

INDEX = MemoryIndex(DOCUMENTS, SYNONYMS)


def found(query: str, kind: str = "") -> Results:
    return search(INDEX, query, limit=50, kind=kind)


def ids(query: str) -> list[str]:
    return [hit.id for hit in found(query).hits]


def index_of(*titles: str) -> MemoryIndex:
    return MemoryIndex([Document(f"guides/{t}.html", "guide", t) for t in titles])


def test_a_traditional_query_finds_the_simplified_page() -> None:
    assert ids("國旗") == ids("国旗") != []
    assert ids("配電箱") == ids("配电箱") != []


@pytest.mark.parametrize(
    "typed",
    [
        "peidianxiang",
        "pei dian xiang",
        "PeiDianXiang",
        "pdx",
        "PDX",
        "ｐｄｘ",
        "配 电 箱",
        " 配电箱 ",
    ],
)
def test_however_it_is_typed_the_same_pages_come(typed: str) -> None:
    assert ids(typed) == ids("配电箱") != []


def test_banqi_finds_the_half_mast_only_where_it_is_called_so() -> None:
    assert found("bangan").hits[0].id == "lessons/2013/flag-at-half-mast.html"


def test_phrase_readings_are_known() -> None:
    assert ids("kuaiji") == ids("kj") == ["forms/car-request.html"]


def test_every_piece_of_every_text_is_found() -> None:
    for document in DOCUMENTS:
        for text in (document.title, *(b.text for b in document.passages)):
            for size in (2, 3, 5):
                for start in range(0, max(1, len(text) - size), 7):
                    piece = text[start : start + size]
                    if all("\u4e00" <= c <= "\u9fff" for c in piece):
                        assert document.id in ids(piece), piece


def test_every_piece_is_found_whatever_stands_between() -> None:
    """Letters, digits and characters; commas, spaces and line ends do not count."""
    for document in DOCUMENTS:
        for text in (document.title, *(b.text for b in document.passages)):
            solid = "".join(t.text for t in tokens(text))
            for start in range(0, max(1, len(solid) - 4), 3):
                for size in (2, 4):
                    piece = solid[start : start + size]
                    assert document.id in ids(piece), (document.id, piece)


def test_pieces_of_words_and_numbers_are_found() -> None:
    index = MemoryIndex([Document("a.html", "guide", "PowerPoint 2013 GB/T 9704")])
    for piece in ("wer", "po", "13", "01", "gbt", "bt9704", "OINT", "pt 2013"):
        assert search(index, piece).total == 1, piece


@pytest.mark.parametrize("typed", ["国期", "国其", "guoq", "guoqi"])
def test_what_sounds_alike_is_found_where_the_text_stands_nowhere(typed: str) -> None:
    assert found(typed).total == found("国旗").total
    assert found(typed).hits[0].id in ids("国旗")[:3]


def test_what_was_put_in_place_is_said() -> None:
    assert found("配点箱").notice == SHARED["sounds"].format("配电箱")
    assert found("配点箱").hits[0].id == "lessons/2013/power-box.html"


def test_what_stands_in_the_text_is_not_replaced() -> None:
    index = index_of("公物保管", *(f"公务接待{i}" for i in range(9)))
    assert search(index, "公物").hits[0].title == "公物保管"


def test_a_phrase_in_quotes_is_wanted_as_it_stands() -> None:
    assert ids("“吹松旗绳”") == []
    assert ids("“把旗绳吹松”") == ["lessons/2013/flag-at-half-mast.html"]
    assert ids('"风大绳松" 国旗') == ids("“风大，绳松” 国旗") != []


def test_synonyms_can_be_typed_by_their_sound() -> None:
    assert set(ids("maikefeng")) == set(ids("话筒"))
    assert set(ids("yidongyingpan")) == set(ids("U盘"))


def test_a_syllable_that_has_begun_is_enough() -> None:
    assert ids("peid") == ids("peidi") == ids("peidia") != []


def test_results_are_counted_and_narrowed_by_facets() -> None:
    every = found("国旗")
    assert every.facets["year"] == {"2013": 1}
    assert every.facets["factor"] == {"天气变化": 1, "无人检查": 1}
    narrowed = search(INDEX, "国旗", only={"event-type": "上级调研考察"})
    assert narrowed.total == every.facets["event-type"]["上级调研考察"] == 2
    assert narrowed.counts == {"lesson": 1, "item": 1}
    both = search(INDEX, "国旗", kind="item", only={"event-type": "上级调研考察"})
    assert [hit.kind for hit in both.hits] == ["item"]
    assert both.counts == {"lesson": 1, "item": 1}


def test_words_from_the_middle_and_across_word_borders_are_found() -> None:
    assert ids("把旗绳吹") == ["lessons/2013/flag-at-half-mast.html"]
    assert ids("备用电池没") == ["lessons/2013/microphone.html"]


def test_a_title_outranks_a_mention() -> None:
    assert ids("话筒")[0] == "lessons/2013/microphone.html"


def test_what_holds_all_words_comes_before_what_holds_some() -> None:
    hits = found("会场断电了话筒没有声音投影也熄灭了请问怎么办").hits
    assert hits[0].id == "lessons/2013/power-box.html"
    assert [hit.whole for hit in hits] == sorted((hit.whole for hit in hits), reverse=True)


def test_synonyms_find_each_other_and_count_once() -> None:
    assert set(ids("麦克风")) == set(ids("话筒")) != set()
    both = MemoryIndex([Document("a.html", "guide", "话筒麦克风")], SYNONYMS)
    alone = MemoryIndex([Document("a.html", "guide", "话筒麦克风")])
    assert search(both, "话筒").hits[0].score < 2 * search(alone, "麦克风").hits[0].score


def test_a_synonym_in_the_middle_of_a_question_still_counts() -> None:
    assert "lessons/2013/microphone.html" in ids("麦克风没有声音")


@pytest.mark.parametrize("nonsense", ["量子计算机", "区块链", "天气预报", "blockchain", "𪚥𪚥"])
def test_nonsense_finds_nothing_and_says_so(nonsense: str) -> None:
    result = found(nonsense)
    assert (result.hits, result.total) == ((), 0)
    assert "没有把握" in result.notice


def test_stray_characters_are_not_a_hit() -> None:
    index = index_of("量力而行", "电子计时", "机场接机", "计算会议费")
    assert search(index, "量子计算机").total == 0


def test_partly_fitting_pages_are_announced() -> None:
    result = found("话筒席卡")
    assert result.hits
    assert "部分相符" in result.notice
    assert not any(hit.whole for hit in result.hits)


def test_a_half_known_query_says_which_half_was_used() -> None:
    result = found("停电预案")
    assert result.hits[0].id == "lessons/2013/power-box.html"
    assert result.notice == "没有把握：以下只与“停电”相符。"


def test_shorter_words_are_suggested_where_nothing_fits() -> None:
    assert found("司机区块链天气预报").suggestions == ("司机",)


def test_question_words_do_not_matter() -> None:
    assert set(ids("国旗怎么办")) == set(ids("国旗"))


def test_an_empty_query_finds_nothing_and_says_nothing() -> None:
    for query in ("", "  ", "，。！", "😀"):
        assert found(query) == Results((), 0, {})


def test_hits_can_be_limited_to_a_kind_and_are_counted_by_kind() -> None:
    everything, clauses = found("国旗"), found("国旗", kind="clause")
    assert everything.counts == clauses.counts
    assert clauses.total == everything.counts["clause"] == len(clauses.hits)
    assert {hit.kind for hit in clauses.hits} == {"clause"}


def test_a_hit_jumps_to_the_section_that_answers() -> None:
    hit = found("举接站牌").hits[0]
    assert (hit.id, hit.anchor, hit.heading) == ("guides/vip-visit.html", "meet", "接站与引导")
    assert "举接站牌" in hit.snippet


def test_a_long_passage_is_cut_around_the_match() -> None:
    block = Block("", "", "前言。" * 100 + "旗绳松动" + "后话。" * 100)
    index = MemoryIndex([Document("a.html", "guide", "指引", blocks=(block,))])
    snippet = search(index, "旗绳").hits[0].snippet
    assert "旗绳松动" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) < 100


def test_the_numbers_of_a_document_do_not_depend_on_the_others() -> None:
    small = MemoryIndex(DOCUMENTS[:3])
    for term in ("国旗", "话筒", "配电"):
        postings = INDEX.postings(term)
        assert small.postings(term) == {
            id_: impact for id_, impact in postings.items() if id_ in small.documents
        }
