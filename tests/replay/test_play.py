"""A lesson is stopped by a line that is there, in time, and looked at by who can see it."""

from functools import cache

import pytest

from builder.model import Item, Lesson, Library
from builder.model.condition import Condition
from builder.model.lesson import Catch, Moment
from builder.model.trial import LessonTrial, TypeTrial
from builder.replay import Sheets, play
from builder.sources import load_library
from tests.conftest import ROOT, with_records

ROPE = "2013/rope"


@cache
def sample() -> Library:
    return load_library(ROOT / "tests/samples/small").library


def lesson(at: str = "T-15m", **catch: object) -> Lesson:
    """The rope that had come loose, found at that moment."""
    found = Moment(at=at, what="联络员发现旗在杆中", turn="发现")
    known = sample().lessons[ROPE]
    return known.model_copy(update={"timeline": (found,), "catch": Catch.model_validate(catch)})


def tried(one: Lesson, **lines: dict[str, object]) -> TypeTrial:
    """The lesson on the sheet of its type, items of these names changed so."""
    items: dict[str, Item] = {
        f"flag/{name}": sample().items[f"flag/{name}"].model_copy(update=update)
        for name, update in lines.items()
    }
    library = with_records(with_records(sample(), {ROPE: one}), {**sample().items, **items})
    (trial,) = play(one, Sheets(library)).types
    return trial


def test_a_line_before_it_was_found_stops_it_and_says_how_early() -> None:
    trial = tried(lesson())
    assert trial.state == "拦得住"
    assert trial.stopping[0].lead == 45
    assert trial.stopping[0].own


def test_a_line_at_the_moment_it_was_found_is_too_late() -> None:
    trial = tried(lesson("T-60m"))
    assert (trial.state, trial.reason) == ("拦不住", "轮到它时已经晚了")


def test_harm_before_it_was_found_counts_and_not_when_it_was_found() -> None:
    assert tried(lesson("D+5", until="T-60m")).state == "拦不住"
    assert tried(lesson("D+5", until="T-59m")).state == "拦得住"


def test_a_type_that_counts_from_another_moment_has_its_own() -> None:
    assert tried(lesson("D+5", until="D+5", until_on={"flag": "T-60m"})).state == "拦不住"
    assert tried(lesson("D+5", until="D+5", until_on={"duty": "T-60m"})).state == "拦得住"


def test_a_line_moved_behind_the_discovery_stops_nothing() -> None:
    assert tried(lesson("T-30m"), top={"pauses": ("last",)}).reason == "轮到它时已经晚了"


def test_a_line_looked_at_before_anything_could_be_seen_stops_nothing() -> None:
    assert tried(lesson(since="T-30m"), top={"pauses": ("before",)}).reason == "轮到它时还看不出来"
    assert tried(lesson("T-5m", since="T-30m")).stopping[0].lead == 10


@pytest.mark.parametrize(
    ("role", "state"), [("检查员", "拦得住"), ("总协调", "拦得住"), ("旗手", "拦不住")]
)
def test_only_who_can_see_it_stops_it(role: str, state: str) -> None:
    trial = tried(lesson(by=[role]))
    assert trial.state == state
    assert trial.reason == ("" if state == "拦得住" else "看的人看不见")


def test_a_line_under_a_condition_says_what_has_to_be_answered() -> None:
    trial = tried(lesson(), top={"when": Condition(all=("media = 是",))})
    assert trial.state == "只在答了时"
    assert trial.stopping[0].asked == ("有媒体吗是",)


def test_a_line_that_no_event_shows_stops_nothing() -> None:
    never = Condition(all=("media = 是", "media = 否"))
    assert tried(lesson(), top={"when": never}).state == "拦不住"


def test_an_own_line_that_says_no_word_of_the_thing_is_told_apart() -> None:
    said, unsaid = (tried(lesson(look=[word])) for word in ("旗杆", "话筒"))
    assert said.state == unsaid.state == "拦得住"
    assert (LessonTrial(ROPE, (said,)).is_named, LessonTrial(ROPE, (unsaid,)).is_named) == (
        True,
        False,
    )


def test_without_a_line_nothing_stops_it() -> None:
    trial = tried(lesson(), top={"ground": ()})
    assert (trial.state, trial.reason) == ("拦不住", "没有为它写的行")


def test_another_line_that_looks_at_the_same_thing_counts_apart() -> None:
    trial = tried(lesson(look=["旗杆"]), top={"ground": ()})
    assert trial.state == "拦得住"
    assert not trial.stopping[0].own
    assert tried(lesson(look=["话筒"]), top={"ground": ()}).state == "拦不住"


def test_a_lesson_without_a_time_is_not_called_stopped() -> None:
    one = lesson().model_copy(update={"timeline": ()})
    assert tried(one).reason == "没有记最晚什么时候还来得及"
