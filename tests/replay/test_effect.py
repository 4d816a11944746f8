"""What a change does to what the sheets stop, and whose line is lost; as a whole replay says it."""

from dataclasses import replace
from typing import Any

from builder.model import Item, Lesson, Library
from builder.model.condition import Condition
from builder.model.lesson import Moment
from builder.replay import Effect, Sheets, effect_of, play_on, played
from tests.conftest import with_records
from tests.replay.test_play import ROPE, sample

TOP = "flag/top"


def with_items(library: Library, **updates: dict[str, Any] | None) -> Library:
    """The library with items changed so; without those of which nothing is left."""
    items: dict[str, Item] = dict(library.items)
    for name, update in updates.items():
        item = items.pop(f"flag/{name}")
        if update is not None:
            items[item.id] = item.model_copy(update=update)
    return with_records(library, items)


def with_lesson(library: Library, **update: Any) -> Library:
    """The library with the rope's lesson told otherwise."""
    lesson: Lesson = library.lessons[ROPE].model_copy(update=update)
    texts = {**library.texts, lesson.path: str(update)}
    return replace(with_records(library, {**library.lessons, ROPE: lesson}), texts=texts)


def effect(after: Library) -> Effect:
    """On the type, and the same as two whole replays say."""
    made = effect_of(sample(), after, ["flag"])
    counts = tuple(sum(map(bool, whole(library))) for library in (sample(), after))
    assert made.types[0].stopped == counts
    return made


def whole(library: Library) -> list[Any]:
    sheets = Sheets(library)
    lessons = [x for x in played(library) if "flag" in x.event_types and not x.held_out]
    return [play_on("flag", lesson, sheets).stopping for lesson in lessons]


def test_a_change_of_nothing_changes_nothing() -> None:
    made = effect(sample())
    assert (made.types[0].title, made.types[0].stopped, made.losses) == ("升旗", (1, 1), ())


def test_a_line_moved_behind_the_discovery_is_told_with_who_loses_it() -> None:
    made = effect(with_items(sample(), top={"pauses": ("last",)}))
    assert made.types[0].stopped == (1, 0)
    (loss,) = made.losses
    assert (loss.lesson, loss.types, loss.is_worse) == (ROPE, ("升旗",), True)
    assert loss.words == "再没有一行拦得住它"


def test_a_line_that_goes_names_the_line_that_still_stops_the_slip() -> None:
    seen = sample().lessons[ROPE].catch.model_copy(update={"look": ("桌签",)})
    before = with_items(with_lesson(sample(), catch=seen), media={"when": Condition()})
    made = effect_of(before, with_items(before, top=None), ["flag"])
    assert made.types[0].stopped == (1, 1)
    assert made.types[0].killers == (1, 0)
    (loss,) = made.losses
    assert (loss.is_worse, loss.words) == (
        False,
        "没有为它写的行了，还有别的行拦：摆媒体席桌签",
    )


def test_a_line_put_under_a_condition_leaves_a_slip_to_who_answers_it() -> None:
    (loss,) = effect(with_items(sample(), top={"when": Condition(all=("media = 是",))})).losses
    assert (loss.is_worse, loss.words) == (True, "只剩“看楼前旗杆”拦它，须有媒体吗是")


def test_a_slip_that_only_a_line_of_others_stopped_is_told_when_that_goes() -> None:
    seen = sample().lessons[ROPE].catch.model_copy(update={"look": ("旗杆",)})
    before = with_items(with_lesson(sample(), catch=seen), top={"ground": ()})
    made = effect_of(before, with_items(before, top=None), ())
    assert [(x.lesson, x.is_worse) for x in made.losses] == [(ROPE, True)]


def test_a_line_that_others_look_for_counts_though_nothing_else_changed() -> None:
    seen = sample().lessons[ROPE].catch.model_copy(update={"look": ("旗绳",)})
    before = with_items(with_lesson(sample(), catch=seen), top={"pauses": ("last",)})
    after = with_items(before, media={"text": "看旗绳", "when": Condition()})
    made = effect_of(before, after, ["flag"])
    assert made.types[0].stopped == (0, 1)
    assert made.losses == ()


def test_a_lesson_told_otherwise_is_played_again() -> None:
    late = Moment(at="T-90m", what="联络员发现旗在杆中", turn="发现")
    assert effect(with_lesson(sample(), timeline=(late,))).types[0].stopped == (1, 0)


def test_a_new_lesson_says_why_it_is_not_among_those_stopped() -> None:
    known = sample()
    before = replace(known, kept={**known.kept, Lesson: {}})
    assert effect_of(before, known, ["flag"]).types[0].stopped == (0, 1)
    made = effect_of(before, with_lesson(known, timeline=()), ["flag"])
    assert made.types[0].unstopped == ("没有记最晚什么时候还来得及",)
