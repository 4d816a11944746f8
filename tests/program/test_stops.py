"""What a sheet says of the slips that it would have stopped."""

import pytest

from builder.model import Event
from builder.pipeline import program_of
from builder.program import evaluate, make_event
from builder.program.stops import Covered, moment_of, offset_of
from builder.sources import load_library
from tests.conftest import ROOT

START = 1000 * 1440 + 540


def sheet(made: str) -> str:
    library = load_library(ROOT / "tests/samples/small").library
    segments = [{"kind": "活动", "start": "2026-12-08 09:00", "end": "2026-12-08 10:00"}]
    draft = {"format": 2, "type": "flag", "segments": segments, "made": made}
    event = make_event(draft, library.own_types, library.blocks)
    assert isinstance(event, Event)
    return evaluate(program_of(library, "flag"), event)["covers"]


def test_a_sheet_counts_what_its_lines_stop_in_time() -> None:
    assert sheet("2026-12-01 09:00") == "1 起，最早提前 45 分钟"


def test_a_sheet_made_too_late_stops_nothing() -> None:
    assert sheet("2026-12-08 08:30") == ""


@pytest.mark.parametrize(
    ("at", "minute"),
    [
        ("T-15m", START - 15),
        ("约T+90m", START + 90),
        ("T0", START),
        ("D0", START),
        ("D-1", START - 540 - 1440),
        ("约D+5", START - 540 + 5 * 1440),
    ],
)
def test_of_another_day_the_first_minute_counts(at: str, minute: int) -> None:
    assert moment_of(offset_of(at), START) == minute


def test_a_line_before_anything_could_be_seen_does_not_count() -> None:
    covered = Covered(None)
    stop = {"case": "x", "since": offset_of("T-30m"), "until": offset_of("T0")}
    covered.note([stop], START - 31, START)  # type: ignore[list-item]
    assert covered.words == ""
    covered.note([stop], START - 30, START)  # type: ignore[list-item]
    assert covered.words == "1 起，最早提前 30 分钟"
