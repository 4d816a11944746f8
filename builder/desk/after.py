"""After an event: its file and its run record go into the data folder, opinions into the inbox."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.desk.desk import Desk, DeskError
from builder.desk.receive import receive_meeting, refuse_private
from builder.model import Event, Finding
from builder.model.run_record import RunRecord
from builder.pipeline import check_words, program_of, read_folder
from builder.program import Result, evaluate, make_event
from builder.program.canonical import short_hash
from builder.program.times import minute_of
from builder.review.ledger import Escape, Run, escapes
from builder.review.opinions import opinion_letter
from builder.review.run_lines import RunNotes, read_run_lines
from builder.sources.runs import read_events, read_runs
from builder.sources.write import write_text

RUN = "run"


class LinesError(DeskError):
    """Lines that were not understood; nothing was written."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("没有记下。请改好这几行再来。")
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run record as it was kept, and what follows from it."""

    record: RunRecord
    file: Path
    replaced: bool
    escapes: tuple[Escape, ...]
    receipt: str
    """Of the opinions, in the inbox; "" where nobody had one."""


def record_run(desk: Desk, data: object, text: str, name: str) -> Recorded:
    """Keep what came of an event: `data` is its draft, `text` the lines written beside the paper.

    Ticks of the screen count too. The same event recorded again replaces its record, but for
    promises. Raises DeskError (LinesError, PrivateError) with nothing written.
    """
    library = read_folder(desk.root).library
    event = make_event(data, library.event_types)
    if isinstance(event, list):
        raise DeskError("\n".join(event))
    result = evaluate(program_of(library, event.type), event)
    known = next((kept for kept, plain in read_events(desk.data) if plain == data), "")
    called = known or event.id or name_of(event)
    made = read_run_lines(text, name, called, result, library.lessons)
    if isinstance(made, list):
        raise LinesError(made)
    refuse_private(check_words(_texts(made.record, made.notes), name))
    record, replaced = _with_earlier(desk, made.record)
    receipt = _send_opinions(desk, event, made, result)
    file = _write(desk, event, record, known=bool(known))
    found = tuple(escapes(library, [Run(event, result, record)]))
    return Recorded(record, file, replaced, found, receipt)


def name_of(event: Event) -> str:
    """The name under which an event without an id is kept; names and ticks do not change it."""
    segments = [[s.kind, s.start] for s in event.segments]
    start = min(event.segments, key=lambda s: minute_of(s.start)).start
    return f"{start[:10]}-{event.type}-{short_hash([event.id, event.type, segments], 8)}"


def _texts(record: RunRecord, notes: Any) -> list[str]:
    marks = [mark.note for mark in record.exceptions.values()]
    return [*marks, *notes.values(), *record.problems, *(leak.note for leak in record.leaks)]


def _with_earlier(desk: Desk, record: RunRecord) -> tuple[RunRecord, bool]:
    """Promises of an earlier record stay: they are not told by numbers."""
    known = (run for run in read_runs(desk.data) if isinstance(run, RunRecord))
    earlier = next((run for run in known if run.event == record.event), None)
    promises = earlier.promises if earlier else ()
    return record.model_copy(update={"promises": promises}), earlier is not None


def _send_opinions(desk: Desk, event: Event, made: RunNotes, result: Result) -> str:
    opinions = {**event.opinions, **made.record.opinions}
    month = event.segments[0].start[:7]
    letter = opinion_letter(opinions, made.notes, result, month)
    return receive_meeting(desk, letter)[0] if letter else ""


def _write(desk: Desk, event: Event, record: RunRecord, *, known: bool) -> Path:
    """The event as it was, then its record; the ledger needs both."""
    own = f"{name_of(event)}.json"
    if not known:
        kept = event.model_copy(update={"id": record.event})
        _write_json(desk.data / "events" / own, kept.model_dump(mode="json", exclude_none=True))
    file = desk.data / "runs" / own
    _write_json(file, record.model_dump(mode="json", exclude_defaults=True))
    desk.note(RUN, "", {"event": record.event})
    return file


def _write_json(file: Path, value: object) -> None:
    write_text(file, json.dumps(value, ensure_ascii=False, indent=1) + "\n")
