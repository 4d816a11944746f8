"""Names of persons are found in office prose, and words that look like one are none."""

import pytest

from builder.prose.names import CONTACT, PERSON, find_names
from tests.bench.names import (
    FLOORS,
    LAST_FLOORS,
    LATER_FLOORS,
    NASTY,
    PARTS,
    ROUNDS,
    answers,
    own_texts,
    recall,
    seconds,
)

ASKED = {name: list(answers(name)) for name in ROUNDS}
ANSWERS, LATER = ASKED["names"], ASKED["names_later"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kinds", list(FLOORS))
def test_names_are_found_in_the_judged_sentences(kinds: tuple[str, str], part: str) -> None:
    asked = [one for one in ANSWERS if one.kind in kinds and one.part == part]
    assert recall(asked) >= FLOORS[kinds], [one.missed for one in asked if one.missed]


@pytest.mark.parametrize("kinds", list(LATER_FLOORS))
def test_names_are_found_in_sentences_that_were_written_later(kinds: tuple[str, ...]) -> None:
    asked = [one for one in LATER if one.kind in kinds]
    assert recall(asked) >= LATER_FLOORS[kinds], [one.missed for one in asked if one.missed]


@pytest.mark.parametrize("name", LAST_FLOORS)
def test_names_without_titles_are_found_in_many_ways_to_write_them(name: str) -> None:
    asked = [one for one in ASKED[name] if one.kind not in ("word", "none")]
    assert recall(asked) >= LAST_FLOORS[name], [one.missed for one in asked if one.missed]


def test_sentences_without_a_name_are_left_alone() -> None:
    none = [one for one in (*ANSWERS, *LATER) if one.kind == "none"]
    assert [one.wrong for one in none if one.wrong] == []


def test_our_own_cases_name_nobody() -> None:
    texts = (text for path, text in own_texts().items() if path.startswith("lessons/"))
    assert [text[x.start : x.end] for text in texts for x in find_names(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主持人王建国处长提前到了", [("王建国", "王建国处长", PERSON)]),
        ("请周处长看", [("周", "周处长", PERSON)]),
        ("让小王和刘秘书去", [("小王", "小王", PERSON), ("刘", "刘秘书", PERSON)]),
        ("阿依古丽·买买提同志", [("阿依古丽·买买提", "阿依古丽·买买提同志", PERSON)]),
        ("微信号：liuwei_1985", [("liuwei_1985", "liuwei_1985", CONTACT)]),
        ("由陈思远去补打", [("陈思远", "陈思远", PERSON)]),
        ("名单是钱多多改的", [("钱多多", "钱多多", PERSON)]),
        ("联络员王　伟对着名单", [("王　伟", "王　伟", PERSON)]),
        ("请热依汗古丽同志去", [("热依汗古丽", "热依汗古丽同志", PERSON)]),
        ("代表玛丽亚·史密斯到了", [("玛丽亚·史密斯", "玛丽亚·史密斯", PERSON)]),
        ("签到人：于敏", [("于敏", "于敏", PERSON)]),
        ("同去的有任丽、练亮。", [("任丽", "任丽", PERSON), ("练亮", "练亮", PERSON)]),
        ("打给丽华，没有人接", [("丽华", "丽华", PERSON)]),
        ("黎明没有带翻页笔", [("黎明", "黎明", PERSON)]),
        ("时间·地点，黎明前出发", []),
        ("马连洼站、张明路", []),
        ("请徐州市长看", []),
        ("张某、李某某和某局长", []),
        ("", []),
    ],
)
def test_a_name_ends_before_its_title(text: str, found: list[tuple[str, str, str]]) -> None:
    seen = [(text[x.start : x.name_end], text[x.start : x.end], x.kind) for x in find_names(text)]
    assert seen == found


@pytest.mark.parametrize("piece", NASTY)
def test_four_times_the_text_takes_four_times_the_time(piece: str) -> None:
    text = piece * (1500 // len(piece))
    once, often = (min(seconds(text * n) for _ in range(2)) for n in (1, 4))
    assert often < 8 * once + 0.05
