"""When a slip was found is read from the words of a hand-in, and written so that it is played."""

from typing import Any

import pytest
import yaml

from builder.model import Library
from builder.review import Acceptance, Chance, UnfitError
from builder.review.moments_said import last_point_of, point_of, slack_words, words_of
from tests.review.test_accept import HAND_IN, SEATS, accepted, library

__all__ = ["library"]
LATE = HAND_IN.model_copy(update={"what": "开始前十分钟旗手才发现媒体席没有桌签。记者站着。"})


def front(made: Acceptance) -> dict[str, Any]:
    return dict(yaml.safe_load(made.lesson.split("---\n")[1]))


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ("开始前 10 分钟", "T-10m"),
        ("会前半小时", "T-30m"),
        ("开始后 5 分钟", "T+5m"),
        ("2小时前", "T-120m"),
        ("前一天", "D-1"),
        ("3 天前", "D-3"),
        ("第二天", "D+1"),
        ("当场", "T0"),
        ("D+5", "D+5"),
    ],
)
def test_a_point_of_a_timeline_is_said_in_words(said: str, point: str) -> None:
    assert point_of(said) == point
    assert point_of(words_of(point)) == point


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ("前一天", "T-720m"),
        ("3 天前", "D-2"),
        ("D-1", "D-1"),
        ("开始前 10 分钟", "T-10m"),
        ("当场", "T0"),
    ],
)
def test_the_latest_day_counts_to_its_end(said: str, point: str) -> None:
    assert last_point_of(said) == point


@pytest.mark.parametrize("said", ["早些时候", "散会后", "前三万分钟"])
def test_words_that_say_no_time_are_refused(said: str) -> None:
    with pytest.raises(UnfitError, match="看不出是什么时候"):
        point_of(said)


def test_what_was_left_is_said() -> None:
    said = [slack_words(at) for at in ("T-10m", "D-1", "T0", "D+2")]
    late = "没有余量，已经开始"
    assert said == ["离开始还有 10 分钟", "离开始还有 1 天", late, late]


def test_what_was_told_becomes_the_timeline(library: Library) -> None:
    written = front(accepted(library, LATE, items=(SEATS,)))
    what = "开始前十分钟旗手才发现媒体席没有桌签"
    moment = {"at": "T-10m", "what": what, "known_to": ["旗手"], "turn": "发现"}
    assert written["timeline"] == [moment]
    assert written["detected"] == {"role": "旗手", "slack": "离开始还有 10 分钟"}
    assert written["catch"]["look"] == ["媒体席桌签"]
    assert "联络员" in written["catch"]["by"], "who is to look next time"


def test_the_reviewers_words_beat_what_was_told(library: Library) -> None:
    said = Chance("开始前 1 小时", "", "开始前 5 分钟", (), ("桌签",))
    written = front(accepted(library, LATE, items=(SEATS,), chance=said))
    assert [moment["at"] for moment in written["timeline"]] == ["T-60m"]
    assert "detected" not in written
    assert written["catch"] == {"until": "T-5m", "look": ["桌签"]}


def test_nothing_of_it_is_needed(library: Library) -> None:
    nothing = Chance("", "", "", (), ())
    for made in (accepted(library, LATE, chance=nothing), accepted(library)):
        assert front(made).keys().isdisjoint({"timeline", "detected", "catch"})


def test_what_does_not_fit_is_told_at_once(library: Library) -> None:
    wrong = Chance("", "旗", "早些时候", ("无此人",), ())
    with pytest.raises(UnfitError) as refused:
        accepted(library, LATE, chance=wrong)
    told = "\n".join(refused.value.reasons)
    for words in ("没有“旗”这个角色", "没有“无此人”", "没有写什么时候", "“早些时候”看不出"):
        assert words in told
