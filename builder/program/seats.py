"""Who sits where in each stretch of an event, by the layouts that its block asks for.

`browser/evaluate/evaluate-seats.js` does the same.
"""

from collections.abc import Iterator

from builder.model import Event
from builder.program.format import EventBlock, Program
from builder.program.result import ResultSeating, ResultSegment
from builder.seating import LayoutData, Seating, seat_people

FOREIGN = "foreign"
"""The fact that guests from abroad are there."""


def seatings_of(
    program: Program, event: Event, segments: list[ResultSegment], *, foreign: bool
) -> list[ResultSeating]:
    """A plan for each layout of each stretch that has names; of two cars the one that fits."""
    blocks = {block["title"]: block for block in program["blocks"]}
    return [
        _row(segment, layout, plan)
        for segment in segments
        if segment["kind"] in blocks
        for layout, plan in _plans(program, event, segment, blocks[segment["kind"]], foreign)
        if plan["seats"]
    ]


def _plans(
    program: Program, event: Event, segment: ResultSegment, block: EventBlock, foreign: bool
) -> Iterator[tuple[LayoutData, Seating]]:
    """Of several layouts under one rule the first that leaves fewest without a seat."""
    offered = [program["layouts"][name] for name in block["seating"]]
    layouts = [x for x in offered if _is_of(segment["car"], x)] or offered
    leaders = segment["leaders"] or (list(event.leaders) if block["own_leaders"] else [])
    plans = [
        (layout, seat_people(layout, typed, _ways(layout, foreign)))
        for layout in layouts
        for typed in [_typed(layout, leaders, event.guests, segment["people"])]
    ]
    for rule in dict.fromkeys(layout["rule"] for layout in layouts):
        alike = [(layout, plan) for layout, plan in plans if layout["rule"] == rule]
        yield min(alike, key=lambda each: len(each[1]["left"]))


def _is_of(car: str, layout: LayoutData) -> bool:
    """Whether `中巴 1 号` is what `乘车：中巴` draws."""
    return layout["title"].rpartition("：")[2] in car


def _typed(
    layout: LayoutData, leaders: list[str], guests: str, people: list[str]
) -> tuple[str, str]:
    """Both lists; where the second is who the stretch is for, guests are among the first."""
    own = "\n".join(leaders)
    if layout["second_is_people"]:
        return f"{guests}\n{own}".strip(), "\n".join(people)
    return own, guests


def _ways(layout: LayoutData, foreign: bool) -> dict[str, str]:
    """For guests from abroad the way that is meant for them, else the office's own."""
    return {
        custom["name"]: next(
            (way["label"] for way in custom["options"] if way["foreign"] and foreign), ""
        )
        for custom in layout["customs"]
    }


def _row(segment: ResultSegment, layout: LayoutData, plan: Seating) -> ResultSeating:
    left = [name for name in plan["left"] if not any(name in text for text in plan["said"])]
    return ResultSeating(
        segment=segment["title"],
        when=segment["day"] + segment["clock"],
        place=segment["place"],
        title=layout["title"],
        custom=plan["custom"],
        view=plan["view"],
        basis=layout["basis"],
        plan=plan,
        seats=plan["seats"],
        told=[*plan["said"], *([f"没有座位的：{'、'.join(left)}。"] if left else [])],
        notes=[*plan["lines"], *plan["notes"]],
    )
