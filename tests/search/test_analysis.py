"""Analysis: one text, one list of terms, in Python and in the browser."""

import random
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.search.analysis import CHARACTERS, fold, term_starts, text_terms, tokens
from builder.search.counting import count_terms
from builder.search.make_characters import SOUNDS, TARGET, render_characters, render_sounds
from builder.search.pinyin import pinyin_terms
from tests.search.sample import DOCUMENTS, QUERIES, write_site

ALPHABETS = (
    "国旗國旗配电箱話筒重庆长沙",
    "abcXYZ019ＡＢ９ ",
    "，。、！？（）“”《》·—…：；",
    "①②㎡℃ﬁ½Ⅷ㈱㍻ﾊﾞ가힣ёЖΩςéÅİıßẞǅ",
    "\u200b\u200d\ufeff\u00ad\u0301\ufe0f\u2028\u0085\t\n\u3000\x1c",
    "𠮷𪚥🇨🇳😀👩‍🔧\ud800\udc00\U0010ffff\U0001d400",
    "שלוםمرحبا\u202e\u202c\u0627",
)


def terms(text: str) -> list[str]:
    return list(text_terms(tokens(text)))


def wild_strings() -> Iterator[str]:
    """A few hundred strings that mix everything, the same ones each time."""
    chance = random.Random(20130907)
    everything = "".join(ALPHABETS)
    for _ in range(300):
        yield "".join(chance.choices(everything, k=chance.randint(0, 24)))
    for _ in range(200):
        yield "".join(chr(chance.randrange(0x110000)) for _ in range(12))
    for low, high in CHARACTERS["known"]:
        yield "".join(map(chr, range(low, min(high, low + 0x3FF) + 1)))


def test_the_committed_tables_are_what_the_generator_gives() -> None:
    assert TARGET.read_text("utf-8") == render_characters()
    assert SOUNDS.read_text("utf-8") == render_sounds()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國旗", ["国", "旗", "国旗"]),
        ("Ｏａ模板", ["oa", "~oa", "~o", "~a", "模", "板", "模板"]),
        ("配\u200b电\n箱", ["配", "电", "配电", "箱", "电箱"]),
        ("国，旗", ["国", "旗", "国旗"]),
        ("S4-6", ["s4", "~s4", "~s", "~4", "6", "~46"]),
        ("é 国 b", ["e", "国", "b"]),
        ("𠮷😀\ud800", ["𠮷"]),
    ],
)
def test_text_becomes_characters_pairs_and_words(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_terms_know_where_they_start() -> None:
    for text in wild_strings():
        found = tokens(text)
        assert [term for term, _ in term_starts(found)] == list(text_terms(found))


def test_counting_gives_the_same_terms() -> None:
    for text in (*wild_strings(), *QUERIES, *(b.text for d in DOCUMENTS for b in d.passages)):
        found = tokens(text)
        counted, length = count_terms([text])
        assert counted == Counter(text_terms(found)), repr(text)
        assert length == sum(1 for token in found if token.text)


def test_folding_twice_is_folding_once() -> None:
    assert all(fold(fold(text)).split() == fold(text).split() for text in wild_strings())


def test_readings_follow_the_phrase() -> None:
    found = {pinyin for pinyin, *_ in pinyin_terms(tokens("重庆 长沙 会计"))}
    assert {"y:chongqing", "y:cq", "y:changsha", "y:cs", "y:kuaiji", "y:kj"} <= found


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("朝阳厅的席卡", {"chaoyang", "chaoyangting", "zhaoyang"}),
        ("席卡重名", {"chongming", "zhongming"}),
        ("长乐厅", {"changle", "zhangle", "changyue"}),
        ("厦门会议", {"xiamen", "huiyi"}),
        ("六安来宾", {"luan", "liuan"}),
        ("蚌埠车站", {"bengbu", "bangbu", "chezhan"}),
    ],
)
def test_a_place_is_found_by_either_reading_of_a_character(text: str, typed: set[str]) -> None:
    found = {pinyin.removeprefix("y:") for pinyin, *_ in pinyin_terms(tokens(text))}
    assert typed <= found


def test_a_reading_by_the_phrase_counts_more_than_another() -> None:
    weights = {
        pinyin: weight for pinyin, text, weight in pinyin_terms(tokens("重庆")) if text == "重庆"
    }
    assert weights["y:chongqing"] > weights["y:zhongqing"]


def test_runs_of_up_to_six_syllables_can_be_typed() -> None:
    found = {pinyin for pinyin, *_ in pinyin_terms(tokens("国旗滑到半杆了"))}
    assert {"y:banqi", "y:guoqi", "y:gqhdbg", "y:qihuadaobangan"} & found == {
        "y:guoqi",
        "y:gqhdbg",
        "y:qihuadaobangan",
    }
    assert "y:gqhdbgl" not in found


def test_the_browser_gives_the_same_terms(page: Page, tmp_path: Path) -> None:
    script = '<script src="assets/browser/analysis.js"></script>'
    address = write_site(tmp_path, {}, after=script).as_uri()
    own = (files("builder.browser") / "search" / "analysis.js").read_bytes()
    (tmp_path / "assets" / "browser" / "analysis.js").write_bytes(own)
    page.goto(address)
    texts = [*wild_strings(), *QUERIES, *(b.text for d in DOCUMENTS for b in d.passages)]
    assert len(texts) > 600
    in_browser = page.evaluate(
        """([table, texts]) => {
            const analysis = qianshi.makeAnalysis(table);
            return texts.map((text) => analysis.textTerms(analysis.tokens(text)));
        }""",
        [CHARACTERS, texts],
    )
    assert in_browser == [terms(text) for text in texts]
