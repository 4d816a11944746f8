"""One fault at a time, as somebody might type it."""

from collections.abc import Mapping

import pytest

from builder.model import Library, Task
from builder.model.condition import Condition
from builder.model.mutation import Operator
from builder.mutation.mutants import Line, mutants_of
from tests.mutation.sample import sample, with_line


def made(line: Line, library: Library | None = None) -> Mapping[Operator, Line | None]:
    return {x.operator: x.instead for x in mutants_of(line, library or sample())}


def test_an_item_is_dropped_moved_and_read_out_by_its_checker() -> None:
    top = made(sample().items["flag/top"])
    assert top.keys() == {"dropped", "moved", "swapped"}
    assert top["dropped"] is None
    assert getattr(top["moved"], "pauses", None) == ("last",)
    assert getattr(top["swapped"], "checker", None) == "总协调"


def test_an_item_at_the_last_pause_cannot_be_moved() -> None:
    top = sample().items["flag/top"].model_copy(update={"pauses": ("last",)})
    assert "moved" not in made(top, with_line(top))


@pytest.mark.parametrize(
    ("when", "flipped"),
    [
        (Condition(all=("media = 是", "guests >= 10")), {"any": ("media != 是", "guests < 10")}),
        (Condition(any=("media = 是", "guests > 9")), {"all": ("media != 是", "guests <= 9")}),
    ],
)
def test_a_flipped_condition_holds_exactly_where_it_did_not(
    when: Condition, flipped: Mapping[str, object]
) -> None:
    line = sample().items["flag/media"].model_copy(update={"when": when})
    instead = made(line)["flipped"]
    assert instead
    assert instead.when == Condition.model_validate(flipped)
    for media in ("是", "否"):
        for guests in ("9", "10"):
            given = {"media": media, "guests": guests}
            assert instead.when.holds(given) != when.holds(given)


@pytest.mark.parametrize(
    ("due", "late"),
    [
        ("start-3wd 12:00", "start+3wd 12:00"),
        ("seg:用餐-2h", "seg:用餐+2h"),
        ("end+30m", "end+30h"),
        ("start+4h", "start+4d"),
        ("start+15d 15:00", "start+15wd"),
        ("end+3wd 15:00", "end+6wd 15:00"),
    ],
)
def test_a_limit_is_typed_late(due: str, late: str) -> None:
    task = sample().tasks["flag/notify"].model_copy(update={"due": due})
    instead = made(task)["late"]
    assert isinstance(instead, Task)
    assert instead.due == late
    assert "late" not in made(task.model_copy(update={"due": "start"}))


def test_things_are_cut_where_there_are_any() -> None:
    task = sample().tasks["flag/notify"]
    assert not made(task).keys() & {"unmade", "unneeded"}
    both = made(task.model_copy(update={"makes": ("旗/备好",), "needs": ("旗/检修",)}))
    assert both["unmade"]
    assert both["unmade"].makes == ()
    assert both["unneeded"]
    assert both["unneeded"].needs == ()
