"""Whether a 节点 has room, and what gives way: by evidence, on every sheet the line stands on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.model import Item, Library, Origin, Source
from builder.model.limits import MOST_ITEMS, MOST_KILLERS_AT_A_PAUSE
from builder.review import Place
from builder.review.room import room_at
from builder.sources import load_library
from tests.conftest import with_records

PLACE = Place("flag", "", "last", "flag", "检查员", ())
PRACTICE, CASE, CLAUSE = "惯例/本库", "lessons/2013/rope", "regulations/flag-law#art-18"
ITEMS = Source("checklists/items/flag.yml")


@pytest.fixture(scope="module")
def small_library(small: Path) -> Library:
    return load_library(small).library


def line(name: str, **fields: object) -> Item:
    entry = {"name": name, "text": f"看{name}", "expect": "亮", "pauses": ["last"]}
    origin = Origin(f"flag/{name}", ITEMS)
    return Item.model_validate({**entry, "ground": [PRACTICE], **fields}, context=origin)


def crowded(library: Library, *lines: Item) -> Library:
    """So many lines at the 节点, one less than may stand there beside those given."""
    fillers = (line(f"law{n}", ground=[CLAUSE]) for n in range(MOST_ITEMS["念单"] - len(lines)))
    return with_records(library, {x.id: x for x in (*fillers, *lines)})


def given_up(library: Library, *spared: str) -> list[str]:
    (full,) = room_at(PLACE, library, spared).full
    return [item.id for item in full.displaces]


def test_practice_goes_before_cases_and_clauses_stay(small_library: Library) -> None:
    case = line("case", ground=[CASE])
    assert given_up(crowded(small_library, case, line("habit"))) == ["flag/habit", "flag/case"]


def test_killers_and_lines_that_held_never_give_way(small_library: Library) -> None:
    killer = line("killer", killer="是", checker="检查员")
    library = crowded(small_library, killer, line("held"), line("habit"))
    assert given_up(library, "flag/held") == ["flag/habit"]


def test_what_the_shortest_sheet_keeps_never_gives_way(small_library: Library) -> None:
    library = crowded(small_library, line("kept"), line("habit"))
    own = library.event_types["flag"].model_copy(update={"minimal": ("flag/kept",)})
    assert given_up(with_records(library, {"flag": own})) == ["flag/habit"]


def test_a_line_that_is_not_there_at_the_worst_makes_no_room(small_library: Library) -> None:
    (never, *_) = conditional = list(_by_answer())
    library = crowded(small_library, *conditional, line("habit"))
    assert room_at(PLACE, library).full == ()
    more = with_records(library, {**library.items, **{x.id: x for x in (line("more"),)}})
    assert never.id not in given_up(more)


def _by_answer() -> Iterator[Item]:
    yield line("indoors", when=["media = 否"])
    yield line("media", when=["media = 是"])


def test_a_killer_needs_room_on_the_sheet(small_library: Library) -> None:
    killers = [line(f"k{n}", killer="是", checker="检查员") for n in range(MOST_KILLERS_AT_A_PAUSE)]
    library = with_records(small_library, {x.id: x for x in killers})
    assert not room_at(PLACE, library).bears_killer
    assert room_at(replace(PLACE, pause="before"), library).bears_killer


def test_every_full_sheet_of_this_repository_has_a_line_that_may_go(
    repository: Library,
) -> None:
    library = repository
    told = 0
    for event_type in library.whole_types.values():
        for pause in event_type.pauses[:3]:
            topics = {x.line.topic for x in library.items_at(event_type, pause)}
            place = Place(event_type.id, pause.brought_by, pause.key, min(topics), "", ())
            for full in room_at(place, library).full:
                told += 1
                for item in full.displaces:
                    assert not item.killer
                    assert item.id not in library.whole_types[full.event_type].minimal
    assert told
