"""A name that nobody settled keeps a hand-in waiting; what was said of one is remembered."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.decisions import Desk, DeskError, accept, merge, receive, undo
from builder.decisions.audit import payload_of
from builder.decisions.preview import preview
from builder.pipeline import read_folder
from builder.review import Sharpened
from builder.review.names import Names
from builder.sources import NOT_NAMES
from tests.decisions.beginnings import new_desk
from tests.decisions.test_desk import SEATS, letter, receipts

TOLD = "由陈思远数桌签，少了一个。请发到 liu_wei@example.cn"
BOTH = ("陈思远", "liu_wei@example.cn")


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    return new_desk(small, tmp_path)


def told_of_names(desk: Desk) -> list[str]:
    return [str(x.place) for x in read_folder(desk.root).findings if x.code == "person-name"]


def test_a_lesson_with_a_name_waits_until_somebody_says_that_it_is_none(desk: Desk) -> None:
    receipt, _ = receive(desk, letter(what=TOLD))
    with pytest.raises(DeskError, match=r'陈思远、liu_wei@example\.cn.*--no-name "陈思远"'):
        accept(desk, receipt, SEATS)
    assert not preview(desk, receipt, SEATS).is_sound
    assert receipts(desk) == [receipt]
    accept(desk, receipt, replace(SEATS, not_names=BOTH))
    with desk.look() as rows:
        last = rows.last_act_on(receipt)
        assert last
        assert payload_of(rows, last)["not_names"] == list(BOTH)
    assert (desk.root / NOT_NAMES).read_text("utf-8").splitlines()[1:] == list(BOTH)
    assert told_of_names(desk) == [], "check does not complain of it for ever"
    undo(desk, receipt)
    assert not (desk.root / NOT_NAMES).exists()


def test_a_name_is_replaced_in_all_that_becomes_of_a_hand_in(desk: Desk) -> None:
    receipt, _ = receive(
        desk, letter(title="陈思远少数一个", what="由陈思远数桌签", handled="联络员陈思远补了")
    )
    done = accept(desk, receipt, replace(SEATS, replaced=(("陈思远", "联络员"),)))
    assert "陈思远" not in "".join(done.acceptance.texts.values())
    assert "title: 联络员少数一个" in done.acceptance.lesson
    assert "\n联络员补了" in done.acceptance.lesson, "not said twice"
    assert told_of_names(desk) == []


@pytest.mark.parametrize("said", [{"not_names": ("王芳",)}, {"replaced": (("王芳", "联络员"),)}])
def test_a_name_that_is_not_there_is_not_settled(desk: Desk, said: dict[str, object]) -> None:
    receipt, _ = receive(desk, letter())
    with pytest.raises(DeskError, match="文字里没有“王芳”"):
        accept(desk, receipt, replace(SEATS, **said))  # type: ignore[arg-type]


def test_other_words_for_a_standing_line_name_nobody(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    known = (Sharpened("flag/top", "请陈思远看旗杆"),)
    with pytest.raises(DeskError, match="陈思远"):
        accept(desk, receipt, replace(SEATS, items=(), known=known))


def test_merging_asks_the_same(desk: Desk) -> None:
    receipt, _ = receive(desk, letter(what="由陈思远看旗绳，周密没在"))
    with pytest.raises(DeskError, match="陈思远"):
        merge(desk, receipt, "2013/rope")
    names = Names((("陈思远", "旗手"),))
    done = merge(desk, receipt, "2013/rope", names=names)
    assert "由旗手看旗绳" in done.acceptance.lesson
