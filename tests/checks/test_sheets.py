"""The worst sheet that the checks reckon with is the worst that the evaluator prints."""

from itertools import product
from pathlib import Path
from random import Random

import pytest

from builder.checks.answers import Load, heaviest
from builder.checks.sheets import reading_seconds
from builder.model import Event, EventType, Library, Question
from builder.program import compile_program, evaluate
from builder.sources import load_library
from tests.conftest import ROOT

SAMPLES = (ROOT, ROOT / "tests/program/samples/office", ROOT / "tests/samples/small")
NUMBERS = ("0", "1", "9", "10", "11", "29", "30", "31", "100", "101")
MOST = 30


def type_ids(root: Path) -> list[tuple[Path, str]]:
    return [(root, id_) for id_ in load_library(root).library.event_types]


@pytest.mark.parametrize(("root", "type_id"), [pair for root in SAMPLES for pair in type_ids(root)])
def test_conditions_hold_where_the_evaluator_keeps_the_line(root: Path, type_id: str) -> None:
    library = load_library(root).library
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
            held = {item.id for item in here if item.when.holds(answers)}
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


def some_answers(event_type: EventType) -> list[dict[str, str]]:
    """Every combination, or a fair sample of them, of numbers around the usual thresholds."""
    questions: tuple[Question, ...] = event_type.questions
    choices = [question.answers or NUMBERS for question in questions]
    names = [question.name for question in questions]
    every = [dict(zip(names, row, strict=True)) for row in product(*choices)]
    return every if len(every) <= MOST else Random(5).sample(every, MOST)


def event_of(event_type: EventType, answers: dict[str, str], kinds: list[str]) -> Event:
    segment = {"kind": "活动", "start": "2026-12-08 09:00", "end": "2026-12-08 11:00"}
    segments = [{**segment, "kind": kind} for kind in dict.fromkeys(("活动", "接站", *kinds))]
    promise = "2026-12-10 17:00"
    data = {"type": event_type.id, "answers": answers, "segments": segments, "promise": promise}
    return Event.model_validate(data)
