"""A hand-in becomes a lesson and an item; whatever was typed stays what it was."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.model import HandIn, Item, Library, Origin, Reference, Source
from builder.prose.comments import without_comments
from builder.review import (
    Acceptance,
    Decision,
    Displaced,
    NewItem,
    Sharpened,
    UnfitError,
    accept,
    propose,
)
from builder.review.texts import as_markdown
from builder.sources import load_library
from builder.views.prose import drawn, plain_text
from tests.conftest import with_records

TODAY = date(2026, 11, 22)
HAND_IN = HandIn(
    receipt="20261122-0a1b2c3d",
    what="到场前发现媒体席没有桌签。记者站着。",
    prevent="到场前一小时，联络员数媒体席桌签，每席一签",
    event_type="flag",
    month="2026-11",
    pause="last",
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(Path(__file__).parent.parent / "samples/small").library


SEATS = NewItem("每席一签", text="数媒体席桌签", checker="检查员")
PATH = "checklists/items/flag.yml"


def accepted(library: Library, hand_in: HandIn = HAND_IN, **said: Any) -> Acceptance:
    return accept(hand_in, Decision(slug="media-seats", **said), library, TODAY)


def entries(acceptance: Acceptance) -> dict[str, dict[str, Any]]:
    """The file of items as it reads afterwards, by the names of its entries."""
    return {entry["name"]: entry for entry in yaml.safe_load(acceptance.files[PATH])}


def test_the_item_is_proposed_at_the_pause_in_the_words_of_who_does_the_work(
    library: Library,
) -> None:
    (proposal,) = propose(HAND_IN, library)
    assert proposal.place
    assert (proposal.place.pause, proposal.place.topic) == ("last", "flag")
    assert proposal.text == "数媒体席桌签"
    assert proposal.place.checker != proposal.place.pause_in(library).caller


def test_a_hand_in_whose_words_lead_nowhere_proposes_nothing(library: Library) -> None:
    words = {"event_type": "", "pause": "", "what": "雨伞漏雨。", "prevent": "看伞骨。"}
    hand_in = HAND_IN.model_copy(update=words)
    assert propose(hand_in, library)[0].places == ()
    with pytest.raises(UnfitError, match="还没有选活动类型"):
        accepted(library, hand_in, items=(SEATS,))
    assert accepted(library, hand_in, items=(SEATS,), event_types=("flag",)).types == ("flag",)


def test_without_a_line_only_the_lesson_is_written(library: Library) -> None:
    acceptance = accepted(library)
    assert acceptance.lesson_path == "lessons/2026/media-seats.md"
    assert list(acceptance.texts) == [acceptance.lesson_path]


def test_the_item_rests_on_the_lesson_and_tells_its_story(library: Library) -> None:
    acceptance = accepted(library, items=(SEATS,), severity="S2")
    item = entries(acceptance)["media-seats"]
    assert item["ground"] == ["lessons/2026/media-seats"]
    assert (item["why"], item["killer"]) == ("到场前发现媒体席没有桌签", "是")
    assert acceptance.files[PATH].startswith(library.texts[PATH]), "nothing else moves"


def test_the_reviewers_words_stand_in_place_of_the_senders(library: Library) -> None:
    words: dict[str, Any] = {
        "what": "席位没有签。",
        "when": "会前",
        "do": "联络员数签",
        "because": "没人数",
    }
    lesson = accepted(library, title="媒体席缺签", **words).lesson
    front, _, body = lesson.partition("---\n\n")
    assert yaml.safe_load(front.replace("---", ""))["title"] == "媒体席缺签"
    for name in ("when", "do", "because"):
        assert f"{name}: {words[name]}" in front
    assert "席位没有签。" in body
    assert "记者站着" not in lesson


def test_a_line_may_stand_only_where_an_answer_wants_it(library: Library) -> None:
    when = replace(SEATS, when="有媒体吗 = 是")
    assert entries(accepted(library, items=(when,)))["media-seats"]["when"] == ["media = 是"]
    assert "when" not in entries(accepted(library, items=(SEATS,)))["media-seats"]


def test_several_lines_each_go_to_their_own_place(library: Library) -> None:
    other = NewItem("字朝来宾", text="看席卡方向", pause="到场前一小时")
    acceptance = accepted(library, items=(SEATS, other))
    added = entries(acceptance)
    assert [added[name]["pauses"] for name in ("media-seats", "media-seats-2")] == [
        ["last"],
        ["before"],
    ]
    assert [line.id for line in acceptance.lines] == ["flag/media-seats", "flag/media-seats-2"]


def test_a_line_goes_into_the_file_whose_lines_stand_at_its_pause(repository: Library) -> None:
    said = {
        "what": "签到二维码已过期。",
        "prevent": "把签到码扫一遍",
        "event_type": "large-meeting",
    }
    code = NewItem("能提交", text="扫签到二维码", pause="前一天试会场", checker="监督检查人")
    made = accepted(repository, HAND_IN.model_copy(update={**said, "pause": ""}), items=(code,))
    (line,) = made.lines
    assert line.place.topic == "venue", "though 大会 has none of its own lines there"


def test_a_line_that_should_have_caught_it_rests_on_the_lesson(library: Library) -> None:
    acceptance = accepted(library, known=(Sharpened("看楼前旗杆"),))
    assert "items:\n- flag/top" in acceptance.lesson
    assert acceptance.files == {}, "its words stay"
    sharper = accepted(library, known=(Sharpened("flag/top", expect="旗在杆顶、绳结牢"),))
    assert entries(sharper)["top"]["expect"] == "旗在杆顶、绳结牢"
    assert entries(sharper)["top"]["text"] == "看楼前旗杆"


def test_a_line_of_practice_gives_way_or_moves(library: Library) -> None:
    new = replace(SEATS, pause="before")
    struck = accepted(library, items=(new,), displaced=(Displaced("flag/media"),))
    assert list(entries(struck)) == ["top", "media-seats"]
    moved = accepted(
        library, items=(new,), displaced=(Displaced("flag/media", moves_to="到场前一刻钟"),)
    )
    assert entries(moved)["media"]["pauses"] == ["last"]


UNFIT: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown type": ({"event_types": ("flog",)}, "没有“flog”这个活动类型"),
    "a 节点 of no type": ({"items": (replace(SEATS, pause="later"),)}, "没有“later”这个节点"),
    "a block of no type": ({"items": (replace(SEATS, block="座谈"),)}, "没有“座谈”这个节点"),
    "nothing to see": ({"items": (replace(SEATS, expect=""),)}, "没有写应看到什么"),
    "a killer for S3": ({"items": (replace(SEATS, killer=True),)}, "必查项只给"),
    "an unknown role": ({"items": (replace(SEATS, checker="旗官"),)}, "没有“旗官”这个角色"),
    "seven lines": ({"items": (SEATS,) * 7}, "最多加 6 条"),
    "no such line": ({"known": (Sharpened("flag/tip"),)}, "是否想写“flag/top”"),
    "nothing comes": ({"displaced": (Displaced("flag/media"),)}, "没有新检查项"),
    "elsewhere": (
        {"items": (SEATS,), "displaced": (Displaced("flag/media"),)},
        "不在新检查项的节点上",
    ),
    "a killer gives way": (
        {"items": (SEATS,), "displaced": (Displaced("flag/top"),)},
        "是必查项，不能换下",
    ),
    "moved to nowhere": (
        {"items": (replace(SEATS, pause="before"),), "displaced": (Displaced("flag/media", "x"),)},
        "没有“x”这个节点",
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_does_not_fit_is_said_and_not_dropped(library: Library, name: str) -> None:
    said, words = UNFIT[name]
    with pytest.raises(UnfitError, match=words):
        accepted(library, **said)


def test_what_a_clause_demands_is_moved_and_never_struck(library: Library) -> None:
    resting = library.items["flag/media"].model_copy(
        update={"ground": (Reference("regulations", "flag-law", "art-18"),)}
    )
    known = with_records(library, {**library.items, "flag/media": resting})
    new = replace(SEATS, pause="before")
    with pytest.raises(UnfitError, match="请把它移到别的节点"):
        accepted(known, items=(new,), displaced=(Displaced("flag/media"),))
    decision = Decision("x", items=(new,), displaced=(Displaced("flag/media"),))
    with pytest.raises(UnfitError, match="拦住过问题"):
        accept(HAND_IN, decision, library, TODAY, frozenset({"flag/media"}))


@pytest.mark.parametrize("severity", ["S3", "S4"])
def test_what_was_mended_in_time_becomes_no_killer(library: Library, severity: str) -> None:
    item = entries(accepted(library, items=(SEATS,), severity=severity))["media-seats"]
    assert "killer" not in item


@pytest.mark.parametrize("what", ["！旗绳松了。", "。。", "\n\n旗绳松了"])
def test_the_reason_is_never_empty(library: Library, what: str) -> None:
    lesson = accepted(library, HAND_IN.model_copy(update={"what": what})).lesson
    assert re.search("^because: .", lesson, re.M)


def test_a_pause_full_of_killers_takes_no_more(library: Library) -> None:
    top = library.items["flag/top"]
    names = [f"flag/top{i}" for i in range(3)]
    origins = (Origin(name, Source("checklists/items/flag.yml")) for name in names)
    crowd = {o.id: Item.model_validate(top.model_dump(), context=o) for o in origins}
    crowded = with_records(library, crowd)
    assert "killer" not in entries(accepted(crowded, items=(SEATS,), severity="S1"))["media-seats"]


typed = st.text(
    alphabet=st.sampled_from("旗a1 #*_`<>[]()\\~-+=|!.&{}:：\n\"'%$^?x"), min_size=1, max_size=60
)


@given(typed)
def test_what_was_typed_reads_the_same_on_the_page(text: str) -> None:
    written = as_markdown(text)
    assert without_comments(written).text == written
    assert "".join(plain_text(written).split()) == "".join(text.split())
    assert drawn(written).not_drawn == ()


def test_where_no_line_can_be_made_the_senders_words_are_taken_only_if_that_was_said(
    library: Library,
) -> None:
    vague = HAND_IN.model_copy(update={"prevent": "- 会前：联络员“逐席”数 #电量"})
    assert propose(vague, library)[0].text == ""
    with pytest.raises(UnfitError, match="原话不合写法"):
        accepted(library, vague, items=(NewItem("每席一签"),))
    (line,) = accepted(library, vague, items=(NewItem("每席一签"),), as_said=True).lines
    assert line.entry["text"] == "- 会前：联络员“逐席”数 #电量"
