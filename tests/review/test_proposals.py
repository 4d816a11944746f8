"""The judged hand-ins find their places, those that were never tuned on as well."""

import pytest

from builder.model import HandIn, Library
from builder.review import Proposal, propose
from builder.review.conditions import questions_for
from builder.review.said_type import said_type
from tests.bench.proposals import FLOORS, PARTS, RECEIPT, answers, judged, shares

SIGN_IN = {
    "what": "开会前十分钟才发现签到码扫不出来，门口堵了一片人。",
    "prevent": "会前一小时签到员用自己的手机扫一遍签到二维码",
}


@pytest.fixture(scope="module")
def library(repository: Library) -> Library:
    return repository


def proposed(library: Library, **answers: str) -> Proposal:
    hand_in = HandIn.model_validate({"receipt": RECEIPT, "month": "2026-10", **answers})
    return propose(hand_in, library)[0]


@pytest.mark.parametrize("part", PARTS)
def test_hand_ins_are_proposed_where_a_coordinator_puts_them(part: str, library: Library) -> None:
    reached = shares(list(answers((x for x in judged() if x.part == part), library)))
    for name, floor in FLOORS.items():
        assert reached[name] >= floor, (part, reached)


def test_a_place_tells_which_words_led_there(library: Library) -> None:
    made = proposed(library, what="客人忌口没人记。", prevent="开餐前二十分钟拿忌口单看菜")
    assert made.place
    assert made.place.because == ("“开餐前二十分钟” → 开餐前", "“忌口单看菜” → 对忌口单看菜")
    assert "对忌口单看菜" in {one.item.text for one in made.caught_by}


def test_a_type_in_the_senders_own_words_keeps_to_its_sheet(library: Library) -> None:
    words = {"what": "材料拿错了。", "prevent": "前一天对一遍材料"}
    for said in ("上级调研", "leaders-visit"):
        made = proposed(library, event_type=said, **words)
        assert {place.event_type for place in made.places} == {"leaders-visit"}
    left = proposed(library, left_out="活动类型：12345工单", **words)
    assert {place.event_type for place in left.places} == {"hotline-ticket"}


@pytest.mark.parametrize(
    ("said", "kinds", "first"),
    [("会议", 10, "大型会议"), ("接待", 12, "公务接待"), ("活动", 1, "培训班、报告会")],
)
def test_a_word_of_several_types_favours_them(
    said: str, kinds: int, first: str, library: Library
) -> None:
    hand_in = HandIn.model_validate(
        {"receipt": RECEIPT, "month": "2026-10", "left_out": f"活动类型：{said}", **SIGN_IN}
    )
    made = propose(hand_in, library)[0]
    assert made.place
    told = said_type(hand_in, library).told(made.place.event_type, library)
    assert told == f"活动类型填的是“{said}”，有 {kinds} 种，按内容先选了“{first}”。"


def test_a_word_of_no_type_is_told_and_changes_nothing(library: Library) -> None:
    plain = proposed(library, **SIGN_IN)
    assert proposed(library, left_out="活动类型：碰头", **SIGN_IN) == plain
    hand_in = HandIn.model_validate({"receipt": RECEIPT, "month": "2026-10", **SIGN_IN})
    said = said_type(hand_in.model_copy(update={"event_type": "碰头"}), library)
    assert said.told("", library) == ("活动类型填的是“碰头”，没有这一种，从内容也看不出是哪一种。")
    assert said_type(hand_in, library).told("", library) == ""


def test_a_word_that_names_a_type_is_told_with_the_type(library: Library) -> None:
    hand_in = HandIn.model_validate(
        {"receipt": RECEIPT, "month": "2026-10", "left_out": "活动类型：12345工单", **SIGN_IN}
    )
    told = said_type(hand_in, library).told("", library)
    assert told == "活动类型填的是“12345工单”，认作“12345 工单”。"


@pytest.mark.parametrize(
    ("event_type", "what", "prevent", "wanted"),
    [
        ("reception", "住宿的客人没有叫早。", "前一天对一遍叫早单", "lodging = 是"),
        ("document-flow", "提法登到网上才发现旧了。", "上网之前念一遍提法", "publish = 是"),
        ("foreign-guests", "外宾席卡写错了。", "会前半小时念一遍外宾席卡", ""),
    ],
)
def test_a_thing_that_the_text_names_is_proposed_as_a_condition(
    event_type: str, what: str, prevent: str, wanted: str, library: Library
) -> None:
    place = proposed(library, event_type=event_type, what=what, prevent=prevent).place
    assert place
    assert place.when == wanted
    asked = {question.name for question in questions_for(place, library)}
    assert not wanted or wanted.partition(" ")[0] in asked


def test_nobody_checks_what_he_does_himself(library: Library) -> None:
    words = {"event_type": "公务接待", "what": "话筒没声。", "prevent": "会前一小时{}逐席试话筒"}
    for role in ("技术员", "总协调"):
        said = {**words, "prevent": words["prevent"].format(role)}
        made = proposed(library, **said)
        assert made.places
        for place in made.places:
            assert place.checker not in (role, place.pause_in(library).caller, "")


def test_what_comes_after_the_end_is_not_looked_at_after_the_start(library: Library) -> None:
    said = {"what": "散会后有位专家的笔记本落在桌上。", "prevent": "散会以后看一遍抽屉和椅子"}
    made = proposed(library, event_type="symposium", **said)
    assert made.place
    assert (made.place.block, made.place.pause_in(library).name) == ("conference", "clear")


def test_a_witness_who_is_named_checks(library: Library) -> None:
    said = "发票前当着监票人的面把票数点一遍"
    made = proposed(library, what="选举票多印了两张。", prevent=said)
    assert made.place
    assert made.place.checker == "监票人"
