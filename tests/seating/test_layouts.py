"""The office's own way of seating stands first, and the pictures of a guide follow it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from builder.model import Library
from builder.model.record import Record
from builder.model.seating import Layouts, SeatingPlan
from builder.model.standard import Standards
from builder.seating import layouts_of, samples_of, seat_people
from tests.program.every_event import library_in

LIBRARY = library_in(Path(__file__).parents[2])


def with_choice(name: str, value: str) -> Library:
    standards = LIBRARY.one(Standards)
    rows = tuple(
        row.model_copy(update={"value": value}) if row.name == name else row
        for row in standards.rows
    )
    kept: dict[type[Record], Mapping[str, Record]] = {**LIBRARY.kept}
    kept[Standards] = {"": standards.model_copy(update={"rows": rows})}
    return replace(LIBRARY, kept=kept)


def test_what_the_office_chose_stands_first_and_is_used() -> None:
    own = with_choice("seating-even", "2 号坐在 1 号右手")
    layout = layouts_of(own)["stage"]
    assert layout["customs"][0]["options"][0]["label"] == "2 号坐在 1 号右手"
    made = seat_people(layout, ("", "1、2、3、4"), {})
    at = {seat["name"]: seat["x"] for seat in made["seats"]}
    assert at["2"] < at["1"]
    assert made["custom"].startswith("2 号坐在 1 号右手")


def test_a_plan_of_a_custom_has_a_picture_for_each_way() -> None:
    plan = SeatingPlan(section="x", title="台", layout="stage", custom="even", guests="1、2、3、4")
    samples = list(samples_of(plan, LIBRARY))
    assert len(samples) == 2
    assert samples[0].seating["seats"] != samples[1].seating["seats"]


def test_every_custom_that_an_office_may_set_has_a_standard() -> None:
    named = {x.standard for x in LIBRARY.one(Layouts).customs if x.standard}
    assert named == {name for name in LIBRARY.standards if name.startswith("seating-")}
