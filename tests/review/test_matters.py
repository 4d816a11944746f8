"""Several matters in one hand-in are told apart where it is plain which answers belong together."""

import pytest

from builder.model import HandIn
from builder.review.accept import title_of
from builder.review.matters import matters


def told(what: str, prevent: str) -> list[tuple[str, str]]:
    hand_in = HandIn(receipt="20261122-0a1b2c3d", month="2026-11", what=what, prevent=prevent)
    return [(x.what, x.prevent) for x in matters(hand_in)]


def test_the_first_of_several_matters_names_the_lesson_without_its_number() -> None:
    what = "1.签到表少打了一页，没处签。2.水果有坏的。"
    hand_in = HandIn(receipt="20261122-0a1b2c3d", month="2026-11", what=what, prevent="数一遍。")
    assert title_of(hand_in) == "签到表少打了一页，没处签"


@pytest.mark.parametrize(
    ("what", "prevent"),
    [
        ("1.话筒没声。2.桌签摆错。", "1.试话筒。2.念桌签。"),
        ("两件事：①话筒没声。②桌签摆错。", "试话筒。念桌签。"),
        ("有两个事。一个是话筒没声。还有一个是桌签摆错。", "试话筒。\n念桌签。"),
        ("话筒没声。\n桌签摆错。", "试话筒。\n念桌签。"),
        ("话筒没声。桌签摆错。", "一是试话筒。二是念桌签。"),
    ],
)
def test_numbered_answers_are_matters(what: str, prevent: str) -> None:
    assert told(what, prevent) == [("话筒没声。", "试话筒。"), ("桌签摆错。", "念桌签。")]


@pytest.mark.parametrize(
    ("what", "prevent"),
    [
        ("话筒没声。桌签也摆错了。", "试话筒，念桌签。"),
        ("1.话筒没声。2.桌签摆错。", "会前都看一遍。"),
        ("1.5 米高的牌子倒了。", "试一下。"),
        ("第一次办会。", "试话筒。"),
    ],
)
def test_otherwise_it_stays_one(what: str, prevent: str) -> None:
    assert told(what, prevent) == [(what, prevent)]
