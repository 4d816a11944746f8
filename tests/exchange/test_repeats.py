"""Lessons that say the same are found without comparing all with all, and no others are."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.exchange.repeats import repeats_of

LONG = "开会前一刻钟会务员看话筒有没有电，没电的换电池，不换会议就断"


def test_the_first_of_several_stands_for_all() -> None:
    words = {"a": LONG, "b": f"{LONG}。", "c": "另一件不相干的事情", "d": LONG}
    assert repeats_of(words) == {"b": "a", "d": "a"}


def test_width_signs_and_spaces_do_not_count() -> None:
    assert repeats_of({"a": "ABC 一，二三四", "b": "ａｂｃ一二、三四！"}) == {"b": "a"}


def test_four_pairs_in_five_are_enough_and_fewer_are_not() -> None:
    assert repeats_of({"a": "abcdefghijk", "b": "abcdefghijx"}) == {"b": "a"}
    assert repeats_of({"a": "abcdefghi", "b": "abcdefgxy"}) == {}


def _alike(one: str, other: str) -> bool:
    a, b = ({x[i : i + 2] for i in range(max(1, len(x) - 1))} for x in (one, other))
    return 5 * len(a & b) >= 4 * len(a | b)


@settings(max_examples=30)
@given(st.lists(st.text("abc", max_size=9), max_size=12))
def test_the_quick_way_finds_what_comparing_all_finds(texts: list[str]) -> None:
    words = {str(i): text for i, text in enumerate(texts)}
    found = repeats_of(words)
    kept = [x for x in words if x not in found]
    assert not [1 for a, b in combinations(kept, 2) if _alike(words[a], words[b])]
    for id_, first in found.items():
        earlier = [x for x in kept if int(x) < int(id_) and _alike(words[x], words[id_])]
        assert first == earlier[0]
