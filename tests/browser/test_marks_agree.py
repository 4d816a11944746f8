"""Python and the page put the ticks of two phones together alike."""

import json
from itertools import product
from typing import Any

from playwright.sync_api import Page

from builder.letters.definitions import letter_definitions
from builder.model.mark import STATES, Mark
from builder.program.marks import contradictions, joined_marks
from tests.browser.conftest import SampleSite

JOINING = ("base.js", "open-checklist-joined.js")
_JOIN = """([pairs, rules]) => pairs.map(([one, other]) => [
  qianshi.joinedMarks(one, other, rules), qianshi.contradictions(one, other, rules),
])"""
_TIMES = (None, "2026-12-08 08:00", "2026-12-08 08:05")
_NOTES = ("", "没电", "没电；缺一支")


def taps() -> list[dict[str, Any]]:
    """Every state at every time; a reason stands where one is wanted, and elsewhere by turns."""
    made = []
    for number, (state, at) in enumerate(product(STATES, _TIMES)):
        note = _NOTES[number % 3] or ("无媒体" if state == "不涉及" else "")
        made.append({"state": state, "note": note, "at": at, "by": f"角色{number}"})
    return made


def here(one: dict[str, Any], other: dict[str, Any]) -> list[Any]:
    read = [{k: Mark.model_validate(x) for k, x in marks.items()} for marks in (one, other)]
    whole = {line: mark.model_dump() for line, mark in joined_marks(*read).items()}
    told = contradictions(*read)
    plain = [
        {"line": x.line, "one": x.one.model_dump(), "other": x.other.model_dump()} for x in told
    ]
    return [whole, plain]


def test_every_pair_of_taps_is_joined_alike(page: Page, sample_site: SampleSite) -> None:
    page.goto(sample_site(JOINING))
    pairs = [[{"a": x, "b": x}, {"a": y, "constructor": y}] for x, y in product(taps(), repeat=2)]
    rules = json.loads(json.dumps(letter_definitions()["marks"]))
    assert page.evaluate(_JOIN, [pairs, rules]) == [here(one, other) for one, other in pairs]
