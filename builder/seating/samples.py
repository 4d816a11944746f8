"""Pictures of a guide: a layout with sample names, once for each way in which offices do it."""

from collections.abc import Iterator
from typing import NamedTuple

from builder.model import Library
from builder.model.seating import SeatingPlan
from builder.seating.layouts import layouts_of
from builder.seating.plan import seat_people
from builder.seating.shapes import Seating


class Sample(NamedTuple):
    """One picture with what stands below it."""

    label: str
    told: str
    basis: str
    seating: Seating


def samples_of(plan: SeatingPlan, library: Library) -> Iterator[Sample]:
    """The pictures of a plan, the office's own way first; none of an unknown layout."""
    layout = layouts_of(library).get(plan.layout)
    if not layout:
        return
    custom = next((x for x in layout["customs"] if x["name"] == plan.custom), None)
    ways = [(x["label"], x["practice"]) for x in custom["options"]] if custom else []
    for label, told in ways or [("", layout["summary"])]:
        seating = seat_people(layout, (plan.hosts, plan.guests), {plan.custom: label})
        yield Sample(label, told, layout["basis"], seating)


def rows_in_words(seating: Seating) -> list[str]:
    """Who sits where, for whoever cannot see the picture."""
    return [f"{seat['where']}：{seat['name']}" for seat in seating["seats"]]
