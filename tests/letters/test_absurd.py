"""The command takes or explains what nobody filled in, at once."""

import json
from pathlib import Path

import pytest

from builder.letters.events import read_event_data
from builder.model import Event, Finding
from builder.model.limits import MOST_SAID
from builder.program import make_event
from tests.letters.absurd import ABSURD
from tests.pace import at_most
from tests.program.every_event import sample_library

TYPES = sample_library().event_types
SECONDS = 2.0
TAKEN = {"as many people as may be"}


@pytest.mark.parametrize("name", ABSURD)
def test_an_absurd_draft_is_taken_or_explained_at_once(name: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.json"
    file.write_text(ABSURD[name], "utf-8")
    with at_most(SECONDS):
        data = read_event_data(file)
        made = data if isinstance(data, Finding) else make_event(data, TYPES)
    assert isinstance(made, Event) == (name in TAKEN)
    if isinstance(made, list):
        assert len(made) <= MOST_SAID + 1
        assert len(json.dumps(made)) < 20_000
