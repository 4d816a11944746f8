"""The page and Python write calendars that say the same."""

from typing import Any

import pytest
from playwright.sync_api import Page

from builder.model import Event
from builder.outputs import Entry
from builder.program import compile_program, evaluate
from builder.program.entry_rules import ENTRY_RULES
from tests.browser.checklist_pages import EVALUATION
from tests.browser.conftest import SampleSite
from tests.outputs.calendar_file import properties
from tests.outputs.sample_event import PRINTED, rendered, sample
from tests.outputs.test_calendar_readers import versions, wanted, with_icalendar
from tests.program.every_event import batch, sample_library

SIGNS = (
    "来访;分号",
    "逗,号",
    "反斜\\杠\\",
    "两\r\n行",
    "又\r一\n行",
    "很长" * 60,
    "𠮷" * 40,
    "[甲]{乙}",
)


@pytest.fixture
def writer(page: Page, sample_site: SampleSite) -> Page:
    page.goto(sample_site((*EVALUATION, "open-checklist-calendar.js")))
    return page


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as the page holds it."""
    return {
        "result": entry.result,
        "event": entry.event.model_dump(mode="json"),
        "printed": entry.printed,
        "before": entry.before and plain(entry.before),
    }


def left(writer: Page, entry: Entry) -> tuple[bytes, dict[str, str]]:
    """By the page, with the rules as the site carries them; and what the draft then notes."""
    made: dict[str, Any] = writer.evaluate(
        "async entry => { const { entries } = await qianshi.load('programs/rules');"
        "return qianshi.calendarFile(entry, entries); }",
        plain(entry),
    )
    return made["text"].encode(), made["given"]


def written(writer: Page, result: Any, event: Event) -> bytes:
    return left(writer, Entry(result, event, PRINTED))[0]


@pytest.mark.parametrize("signs", SIGNS)
def test_signs_of_the_format_are_text_on_both_sides(writer: Page, signs: str) -> None:
    result, event = sample()
    result["title"] = signs
    for segment in result["segments"]:
        segment["place"] = signs
    for task in result["tasks"]:
        task["text"], task["fallback"] = signs, signs
    data = written(writer, result, event)
    assert properties(data) == properties(rendered("ics", Entry(result, event, PRINTED)))
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_every_kind_of_event_makes_the_same_entries(writer: Page) -> None:
    library = sample_library()
    assert {rule["of"] for rule in ENTRY_RULES["lines"]} == {"segments", "tasks", "pauses"}
    for event_type in library.event_types.values():
        program = compile_program(library, event_type)
        for data in list(batch(program).rotated())[::97]:
            event = Event.model_validate(data)
            result = evaluate(program, event)
            here = rendered("ics", Entry(result, event, PRINTED))
            assert properties(written(writer, result, event)) == properties(here), data
            named = event.model_copy(update={"id": "20261208-甲", "revision": 3})
            here = rendered("ics", Entry(result, named, PRINTED))
            assert properties(written(writer, result, named)) == properties(here), data


def test_every_version_of_an_event_leaves_the_page_as_python_writes_it(writer: Page) -> None:
    called_off = 0
    for entry in versions():
        there, here = left(writer, entry)[0], rendered("ics", entry)
        assert properties(there) == properties(here), entry.printed
        called_off += sum(one.off for one in with_icalendar(here))
    assert called_off >= 10


def test_who_left_files_out_is_reminded_of_nothing_that_fell_away(writer: Page) -> None:
    """The draft notes what was given out, so that the last file calls off what any before had."""
    noted: dict[str, str] = {}
    calendar: dict[str, Any] = {}
    for number, version in enumerate(versions()):
        event = version.event.model_copy(update={"calendar": noted})
        entry = Entry(version.result, event, version.printed)
        data, noted = left(writer, entry)
        assert properties(data) == properties(rendered("ics", entry))
        if number in (0, 5, 9):
            calendar |= {one.uid: one for one in with_icalendar(data)}
            there = [one for one in calendar.values() if one.rings and not one.off]
            ahead = sorted((x.start, x.title) for x in there if x.start >= entry.printed)
            assert ahead == wanted(entry)
