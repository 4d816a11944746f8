"""The worst sheet that the checks reckon with is the worst that the evaluator prints."""

from collections.abc import Iterator
from itertools import product
from math import prod
from pathlib import Path
from random import Random

import pytest

from builder.checks.sheets import reading_seconds
from builder.model import Event, EventType, Library
from builder.model.answers import Load, heaviest
from builder.program import compile_program, evaluate, make_event
from tests.conftest import ROOT
from tests.program.events_of_blocks import SAMPLE, drawn
from tests.program.every_event import library_in

SAMPLES = (ROOT, SAMPLE, ROOT / "tests/program/samples/office", ROOT / "tests/samples/small")
NUMBERS = ("0", "1", "9", "10", "11", "29", "30", "31", "100", "101")
MOST = 30


def type_ids(root: Path, *, of_blocks: bool) -> list[tuple[Path, str]]:
    types = library_in(root).own_types.values()
    return [(root, x.id) for x in types if bool(x.blocks) == of_blocks]


@pytest.mark.parametrize(
    ("root", "type_id"), [pair for root in SAMPLES for pair in type_ids(root, of_blocks=True)]
)
def test_no_pause_of_a_made_up_day_bears_more_than_the_check_reckons(
    root: Path, type_id: str
) -> None:
    library = library_in(root)
    whole = library.whole_types[type_id]
    program = compile_program(library, library.event_types[type_id])
    most: dict[str, int] = {}
    for pause in whole.pauses:
        loads = [Load(x.line, 1) for x in library.items_at(whole, pause)]
        most[pause.name] = max(most.get(pause.name, 0), heaviest(loads, whole, 0).weight)
    for data in drawn(program, MOST):
        event = make_event(data, library.own_types, library.blocks)
        assert isinstance(event, Event), event
        for shown in evaluate(program, event)["pauses"]:
            items = [item for item in shown["items"] if not item["id"].startswith("own/")]
            assert len(items) <= most[shown["name"].partition("@")[0]], shown["name"]


@pytest.mark.parametrize(
    ("root", "type_id"), [pair for root in SAMPLES for pair in type_ids(root, of_blocks=False)]
)
def test_conditions_hold_where_the_evaluator_keeps_the_line(root: Path, type_id: str) -> None:
    library = library_in(root)
    event_type = library.whole_types[type_id]
    program = compile_program(library, event_type)
    worst = {pause["name"]: 0 for pause in program["pauses"]}
    seconds = dict(worst)
    for answers in some_answers(event_type):
        result = evaluate(program, event_of(event_type, answers, program["segments"]))
        kept = {
            pause["name"]: {item["id"] for item in pause["items"]} for pause in result["pauses"]
        }
        for pause in program["pauses"]:
            here = [library.items[item["id"]] for item in pause["items"]]
            known = {"weekend": "否", **answers}
            held = {item.id for item in here if item.when.holds(known)}
            assert held == kept.get(pause["name"], set())
            worst[pause["name"]] = max(worst[pause["name"]], len(held))
        for shown in result["pauses"]:
            seconds[shown["name"]] = max(seconds[shown["name"]], shown["seconds"])
    for pause in program["pauses"]:
        assert_no_worse(library, event_type, pause["name"], worst, seconds)


def assert_no_worse(
    library: Library,
    event_type: EventType,
    name: str,
    worst: dict[str, int],
    seconds: dict[str, int],
) -> None:
    """What was met among some answers is at most what the check says of all answers."""
    here = [item for item in library.items_of_type(event_type) if name in item.pauses]
    assert heaviest([Load(item, 1) for item in here], event_type, 0).weight >= worst[name]
    loads = [Load(item, reading_seconds(item)) for item in here]
    assert heaviest(loads, event_type, 0).weight >= seconds[name]


def some_answers(event_type: EventType) -> Iterator[dict[str, str]]:
    """Every combination, or a fair sample of them, of numbers around the usual thresholds."""
    asked = [question for question in event_type.questions if question.is_asked]
    names = [question.name for question in asked]
    choices = [question.answers or NUMBERS for question in asked]
    if prod(map(len, choices)) <= MOST:
        yield from (dict(zip(names, row, strict=True)) for row in product(*choices))
        return
    chance = Random(5)
    for _ in range(MOST):
        yield {name: chance.choice(values) for name, values in zip(names, choices, strict=True)}


def event_of(event_type: EventType, answers: dict[str, str], kinds: list[str]) -> Event:
    segment = {"kind": "活动", "start": "2026-12-08 09:00", "end": "2026-12-08 11:00"}
    segments = [{**segment, "kind": kind} for kind in dict.fromkeys(("活动", "接站", *kinds))]
    promise = "2026-12-10 17:00"
    data = {"type": event_type.id, "answers": answers, "segments": segments, "promise": promise}
    return Event.model_validate(data)
