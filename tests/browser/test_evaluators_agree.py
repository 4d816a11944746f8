"""Python and the browser give the same lists for the same event."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from builder.model import Event, Library, OfficeCalendar
from builder.program import Program, compile_program, evaluate, make_event
from builder.program.calendar import known_years
from tests.browser.checklist_pages import EVALUATION
from tests.browser.conftest import SampleSite
from tests.conftest import with_records
from tests.program.events_of_blocks import block_library, drawn
from tests.program.every_event import batch, library_in, sample_library, sampled
from tests.proof_share import Share

AT_ONCE = 250
UNKNOWN = known_years()[1] + 1
_RUN = "events => JSON.stringify(events.map(event => qianshi.evaluate(window.program, event)))"


@pytest.fixture
def evaluator(page: Page, sample_site: SampleSite) -> Page:
    page.goto(sample_site(EVALUATION))
    return page


def _assert_they_agree(evaluator: Page, program: Program, events: Iterator[Any]) -> int:
    evaluator.evaluate("program => { window.program = program; }", program)
    count = 0
    while raw := list(islice(events, AT_ONCE)):
        typed = [Event.model_validate(data) for data in raw]
        there = json.loads(evaluator.evaluate(_RUN, [e.model_dump(mode="json") for e in typed]))
        for event, result in zip(typed, there, strict=True):
            assert result == evaluate(program, event), event
        count += len(raw)
    return count


@pytest.mark.proof
def test_every_answer_on_every_odd_day_gives_the_same_lists(evaluator: Page, share: Share) -> None:
    library = sample_library()
    count = 0
    for event_type in library.event_types.values():
        program = compile_program(library, event_type)
        count += _assert_they_agree(
            evaluator, program, islice(batch(program).events(), 0, None, share.every)
        )
    assert count > 50_000 * share.part


@pytest.mark.parametrize("count", [4, pytest.param(250, marks=pytest.mark.proof)])
def test_the_event_types_of_this_repository_give_the_same_lists(
    evaluator: Page, root: Path, count: int
) -> None:
    library = library_in(root)
    for event_type in library.event_types.values():
        program = compile_program(library, event_type)
        _assert_they_agree(evaluator, program, sampled(program, count))


@pytest.mark.parametrize("count", [150, pytest.param(10_000, marks=pytest.mark.proof)])
def test_events_of_blocks_give_the_same_lists(evaluator: Page, root: Path, count: int) -> None:
    library = block_library()
    program = compile_program(library, library.event_types["day"])
    _assert_they_agree(evaluator, program, _made(library, program, count))
    library = library_in(root)
    for event_type in library.event_types.values():
        program = compile_program(library, event_type)
        _assert_they_agree(evaluator, program, _made(library, program, count // 30))


def _made(library: Library, program: Program, count: int) -> Iterator[Any]:
    for data in drawn(program, count):
        event = make_event(data, library.own_types, library.blocks)
        assert isinstance(event, Event), event
        yield event.model_dump(mode="json")


def test_a_day_the_office_sets_right_moves_a_deadline_on_both_sides(evaluator: Page) -> None:
    calendar = OfficeCalendar.model_validate({"rest": ["2026-12-04"], "worked": ["2026-12-05"]})
    library = with_records(sample_library(), {"calendar": calendar})
    program = compile_program(library, library.event_types["visit"])
    segment = {"kind": "座谈", "start": "2026-12-08 09:00"}
    event = Event.model_validate({"type": "visit", "segments": [segment]})
    dues = {task["text"]: task["due_text"] for task in evaluate(program, event)["tasks"]}
    assert dues["发会议通知"] == "12月5日（周六·班）12:00"
    _assert_they_agree(evaluator, program, iter([event.model_dump(mode="json")]))


def test_a_day_set_right_in_a_year_without_a_notice_counts_on_both_sides(evaluator: Page) -> None:
    friday = next(d for d in (date(UNKNOWN, 3, n) for n in range(1, 8)) if d.weekday() == 4)
    calendar = OfficeCalendar.model_validate({"rest": [str(friday)]})
    library = with_records(sample_library(), {"calendar": calendar})
    program = compile_program(library, library.event_types["visit"])
    segment = {"kind": "座谈", "start": f"{friday + timedelta(3)} 09:00"}
    event = Event.model_validate({"type": "visit", "segments": [segment]})
    result = evaluate(program, event)
    assert f"{UNKNOWN} 年放假安排未公布" in result["remarks"][0]
    assert not any(str(friday.day) + "日" in task["due_text"] for task in result["tasks"])
    _assert_they_agree(evaluator, program, iter([event.model_dump(mode="json")]))


def test_the_hash_function_gives_the_published_digests(evaluator: Page) -> None:
    vectors = {
        "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        "a" * 1_000_000: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    }
    for text, digest in vectors.items():
        assert evaluator.evaluate("text => qianshi.sha256(text)", text) == digest


def test_the_hash_function_pads_every_length(evaluator: Page) -> None:
    texts = ["旗" * n + "x" * m for n in range(0, 44, 3) for m in range(9)]
    there = evaluator.evaluate("texts => texts.map(text => qianshi.sha256(text))", texts)
    assert there == [sha256(text.encode()).hexdigest() for text in texts]
