"""Which lines are proposed for retirement: by counts, and never what something speaks for."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.model import Item, Library
from builder.model.place import Source
from builder.model.record import Origin
from builder.model.trial import LessonTrial, LineTrial, Standing, TypeTrial
from builder.review.line_tally import LineKey, LineTally
from builder.review.posterior import interval_of
from builder.review.retiring import ENOUGH_CAUGHT, MOST_SHARE, idle_lines, kept_lines, retirable
from builder.sources import load_library
from tests.bench.line_value import JUDGED, LEAST_USELESS, MOST_USEFUL, OFFICES, USELESS, score
from tests.conftest import with_records

ENOUGH = next(n for n in range(1, 1000) if interval_of(0, n).high < MOST_SHARE)
CATCHER = LineTally(("item", "flag/rope"), 99, 99, ENOUGH_CAUGHT, 0, 99)
MEDIA: LineKey = ("item", "flag/media")


def idle(
    line: LineKey = MEDIA, caught: int = 0, leaked: int = 0, judged: int = ENOUGH
) -> LineTally:
    return LineTally(line, ENOUGH, ENOUGH, caught, leaked, judged)


def test_idle_is_who_never_caught_in_an_office_that_writes_catches_down() -> None:
    assert idle_lines([CATCHER, idle()]) == [idle()]
    assert idle_lines([replace(CATCHER, caught=ENOUGH_CAUGHT - 1), idle()]) == []


def test_one_catch_one_leak_or_too_few_looks_make_no_idle_line() -> None:
    for tally in (idle(caught=1), idle(leaked=1), idle(judged=ENOUGH - 1)):
        assert idle_lines([CATCHER, tally]) == []


def lines(**more: dict[str, object]) -> Library:
    """A knowledge base of lines of practice alone, by name, with what else is said of each."""
    return Library(kept={Item: {f"flag/{name}": line(name, new) for name, new in more.items()}})


def line(name: str, more: dict[str, object]) -> Item:
    said = {"name": name, "text": "摆桌签", "expect": "每席一签", "pauses": ["before"]}
    origin = Origin(f"flag/{name}", Source("checklists/items/flag.yml"))
    return Item.model_validate({**said, "ground": ["惯例/本库"], **more}, context=origin)


@pytest.mark.parametrize(
    "bound",
    [
        {"killer": "是"},
        {"makes": ["彩排/走过"]},
        {"ground": ["惯例/本库", "regulations/flag-law#art-18"]},
    ],
)
def test_what_something_speaks_for_is_kept(bound: dict[str, object]) -> None:
    library = lines(free={}, bound=bound, user={"needs": ["彩排/走过"]})
    assert ("item", "flag/bound") in kept_lines(library)
    assert ("item", "flag/free") not in kept_lines(library)
    tallies = [CATCHER, idle(("item", "flag/bound")), idle(("item", "flag/free"))]
    assert [x.line[1] for x in retirable(library, tallies, {})] == ["flag/free"]


@pytest.mark.parametrize(("severity", "is_kept"), [("S1", True), ("S2", True), ("S3", False)])
def test_a_grave_lesson_keeps_its_lines(small: Path, severity: str, is_kept: bool) -> None:
    known = load_library(small).library.lessons["2013/rope"]
    lesson = known.model_copy(update={"severity": severity})
    on_it = lines(own={"ground": [f"lessons/{lesson.id}"]})
    assert (("item", "flag/own") in kept_lines(with_records(on_it, {lesson.id: lesson}))) is is_kept


def trial(*names: str, asked: tuple[str, ...] = ()) -> LessonTrial:
    """A lesson that these lines stop, the last of them only once something was answered."""
    found = [Standing("item", f"flag/{name}", name, "", 0, 60, ()) for name in names]
    made = [LineTrial(line, True, (), 30, "") for line in found[: len(found) - bool(asked)]]
    late = [LineTrial(line, True, asked, 30, "") for line in found[len(made) :]]
    return LessonTrial("2013/x", (TypeTrial("flag", (*made, *late)),))


def test_no_known_slip_loses_the_last_line_that_stops_it() -> None:
    library = lines(one={}, two={})
    both = [CATCHER, idle(("item", "flag/one")), idle(("item", "flag/two"))]
    assert len(retirable(library, both, {})) == 2
    shared = retirable(library, both, {"2013/x": trial("one", "two")})
    assert [x.line[1] for x in shared] == ["flag/one"]
    assert not retirable(library, both[:2], {"2013/x": trial("one")})
    asked = trial("one", "two", asked=("有媒体",))
    assert [x.line[1] for x in retirable(library, both, {"2013/x": asked})] == ["flag/two"]


def test_in_made_offices_few_useful_lines_are_proposed_and_most_useless_ones() -> None:
    """A tenth of what `python -m tests.bench.line_value` prints, within the same bounds."""
    made = score(JUDGED, OFFICES // 10)
    assert made.useful <= MOST_USEFUL
    assert made.share(USELESS) >= LEAST_USELESS
    assert made.open[USELESS] > made.proposed[USELESS]
    assert made.catches_lost <= 0.01
    assert 0.7 <= made.right <= 0.8, "the page says: one of four is of use"
