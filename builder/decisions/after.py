"""After an event: its file and its run record go into the data folder, opinions into the inbox."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.decisions.desk import Desk, DeskError
from builder.decisions.receive import receive_meeting, refuse_private
from builder.files.write import write_text
from builder.letters.run_lines import read_run_lines
from builder.letters.runs import event_file, read_events, read_runs, run_file
from builder.model import Event, Finding, Library
from builder.model.plain import texts_in
from builder.model.run_record import RunRecord
from builder.pipeline import check_words, program_of, read_folder
from builder.program import Result, evaluate, make_event
from builder.program.canonical import short_hash
from builder.program.times import minute_of
from builder.review.opinions import opinion_letter
from builder.review.recurrence import Escape, Run, escapes

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
    refuse_private(check_words([*texts_of(made.record), *made.notes.values()], name))
    record, replaced = _with_earlier(desk, made.record)
    said = {**event.opinions, **made.record.opinions}
    receipt = send_opinions(desk, event, said, made.notes, result)
    file = write_run(desk, event, record, known=bool(known))
    return Recorded(record, file, replaced, escapes_of(library, event, result, record), receipt)


def name_of(event: Event) -> str:
    """The name under which an event without an id is kept; names and ticks do not change it."""
    segments = [[s.kind, s.start] for s in event.segments]
    start = min(event.segments, key=lambda s: minute_of(s.start)).start
    return f"{start[:10]}-{event.type}-{short_hash([event.id, event.type, segments], 8)}"


def texts_of(record: RunRecord) -> list[str]:
    """Everything in a record that somebody typed."""
    marks = [mark.note for mark in record.exceptions.values()]
    leaks = [leak.note for leak in record.leaks]
    return [record.title, *marks, *leaks, *record.problems, *texts_in(record.draft)]


def _with_earlier(desk: Desk, record: RunRecord) -> tuple[RunRecord, bool]:
    """Promises of an earlier record stay: they are not told by numbers."""
    known = (run for run in read_runs(desk.data) if isinstance(run, RunRecord))
    earlier = next((run for run in known if run.event == record.event), None)
    promises = earlier.promises if earlier else ()
    return record.model_copy(update={"promises": promises}), earlier is not None


def send_opinions(
    desk: Desk, event: Event, said: Mapping[str, str], notes: Mapping[str, str], result: Result
) -> str:
    """Opinions by line go into the inbox as one letter; its receipt, "" where there are none."""
    letter = opinion_letter(said, notes, result, event.segments[0].start[:7])
    return receive_meeting(desk, letter)[0] if letter else ""


def escapes_of(
    library: Library, event: Event, result: Result, record: RunRecord
) -> tuple[Escape, ...]:
    """What follows from one record."""
    return tuple(escapes(library, [Run(event, result, record)]))


def write_run(desk: Desk, event: Event, record: RunRecord, *, known: bool) -> Path:
    """The event as it was, unless it is known so, then its record; the ledger needs both."""
    own = f"{name_of(event)}.json"
    if not known:
        kept = event.model_copy(update={"id": record.event})
        file = event_file(desk.data, record.event) or desk.data / "events" / own
        _write_json(file, kept.model_dump(mode="json", exclude_none=True))
    file = run_file(desk.data, record.event) or desk.data / "runs" / own
    _write_json(file, record.model_dump(mode="json", exclude_defaults=True))
    desk.note(RUN, "", {"event": record.event})
    return file


def _write_json(file: Path, value: object) -> None:
    write_text(file, json.dumps(value, ensure_ascii=False, indent=1) + "\n")
