"""After an event: its file goes into the data folder, its record and opinions into the store."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.decisions.desk import RUN, Act, Desk, DeskError
from builder.decisions.receive import check_meeting, keep_letter, receipts_of, refuse_private
from builder.files.durable import PRIVATE
from builder.files.write import write_text
from builder.letters.run_lines import RunNotes, line_words, read_run_lines, told_lines
from builder.letters.runs import event_file, read_events, read_runs
from builder.model import Event, Finding, Library
from builder.model.meeting_record import MeetingRecord
from builder.model.plain import texts_in
from builder.model.run_record import RunRecord
from builder.pipeline import check_words, program_of
from builder.program import Result, evaluate, make_event
from builder.program.canonical import short_hash
from builder.program.times import minute_of
from builder.review.opinions import opinion_letter
from builder.review.recurrence import Escape, Run, escapes
from builder.sources import load_library


class LinesError(DeskError):
    """Lines that were not understood; nothing was written."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("没有记下。请改好这几行再来。")
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run record as it was kept, and what follows from it."""

    record: RunRecord
    replaced: bool
    escapes: tuple[Escape, ...]
    receipts: tuple[str, ...]
    """Of the opinions, in the inbox; none where nobody had one."""
    told: tuple[str, ...] = ()
    """What was said of its lines, a sentence each."""
    disputed: tuple[str, ...] = ()
    """Lines of which two phones said different things, a sentence each."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a draft and the lines beside it say, not yet written down."""

    event: Event
    result: Result
    notes: RunNotes
    known: str
    """The name under which the event is kept already; "" where it is not."""

    @property
    def run(self) -> Run:
        return Run(self.event, self.result, self.notes.record)


def told_run(desk: Desk, data: object, text: str, name: str) -> list[str]:
    """What `record_run` would write down, a sentence a line, for whoever has to say yes to it.

    Raises what `record_run` raises.
    """
    told = _told(desk, load_library(desk.root).library, data, text, name)
    record, notes = told.notes.record, told.notes.notes
    opinions = {**told.event.opinions, **record.opinions}
    said = [
        f"{line_words(told.result, line)}：{'。'.join(filter(None, (opinion, notes.get(line))))}"
        for line, opinion in opinions.items()
    ]
    leaks = [f"没拦住：{leak.lesson}。{leak.note}" for leak in record.leaks]
    problems = [f"问题：{problem}" for problem in record.problems]
    minutes = [f"用时 {record.minutes} 分钟"] if record.minutes else []
    lines = told_lines(told.result, told.run.marks)
    return [*lines, *said, *leaks, *problems, *minutes, *_replaced(run_of(desk, record.event))]


def _replaced(earlier: RunRecord | None) -> Iterator[str]:
    """What goes where an event is recorded again; who writes only news would lose the rest."""
    if earlier and (earlier.exceptions or earlier.done or earlier.problems):
        count = f"例外 {len(earlier.exceptions)} 项，问题 {len(earlier.problems)} 个"
        yield f"这次活动登记过（{count}）：照这一份换下，先前那些还算数的请一并写上"


def record_run(desk: Desk, data: object, text: str, name: str) -> Recorded:
    """Keep what came of an event: `data` is its draft, `text` the lines written beside the paper.

    Ticks of the screen count too. The same event recorded again replaces its record, but for
    promises. Raises DeskError (LinesError, PrivateError) with nothing written.
    """
    library = load_library(desk.root).library
    with desk.deciding():
        told = _told(desk, library, data, text, name)
        event, result, made = told.event, told.result, told.notes
        record, replaced = _with_earlier(desk, made.record)
        said = {**event.opinions, **made.record.opinions}
        letter = checked_opinions(event, said, made.notes, result)
        if not told.known:
            write_event(desk, event, record.event)
        with desk.act() as act:
            receipts = keep_opinions(act, letter)
            write_run(act, record)
    escaped = escapes_of(library, event, result, record)
    return Recorded(
        record, replaced, escaped, receipts, tuple(told_lines(result, record.exceptions))
    )


def has_begun(desk: Desk, event: Event) -> bool:
    """Whether an event's first stretch lies behind us."""
    return _start_of(event) <= f"{desk.now:%Y-%m-%d %H:%M}"


def refuse_future(desk: Desk, event: Event) -> None:
    """Nothing came yet of an event that has not begun."""
    if not has_begun(desk, event):
        raise DeskError(
            f"这次活动 {_start_of(event)} 才开始，还没有办，不能登记。"
            "先勾的存在草稿里；日期填错了，请改好草稿再登记。"
        )


def _start_of(event: Event) -> str:
    return min(segment.start for segment in event.segments)


def _told(desk: Desk, library: Library, data: object, text: str, name: str) -> _Told:
    event = make_event(data, library.own_types, library.blocks)
    if isinstance(event, list):
        raise DeskError("\n".join(event))
    refuse_future(desk, event)
    result = evaluate(program_of(library, event.type), event)
    known = next((kept for kept, plain in read_events(desk.data) if plain == data), "")
    called = known or event.id or name_of(event)
    made = read_run_lines(text, name, called, result, library.lessons, marked=event.marks)
    if isinstance(made, list):
        raise LinesError(made)
    refuse_private(check_words([*texts_of(made.record), *made.notes.values()], name))
    return _Told(event, result, made, known)


def runs_of(desk: Desk) -> list[RunRecord | Finding]:
    """Every run record: those of the store, and files that somebody put beside them."""
    stored = stored_runs(desk)
    known = {record.event for record in stored}
    beside = (one for one in read_runs(desk.data) if getattr(one, "event", "") not in known)
    return [*stored, *beside]


def stored_runs(desk: Desk) -> list[RunRecord]:
    """The run records of the store."""
    with desk.look() as rows:
        return [RunRecord.model_validate_json(body) for _, body in rows.runs()]


def run_of(desk: Desk, event: str) -> RunRecord | None:
    """The record of one event."""
    records = (one for one in runs_of(desk) if isinstance(one, RunRecord))
    return next((one for one in records if one.event == event), None)


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
    earlier = run_of(desk, record.event)
    promises = earlier.promises if earlier else ()
    return record.model_copy(update={"promises": promises}), earlier is not None


def checked_opinions(
    event: Event, said: Mapping[str, str], notes: Mapping[str, str], result: Result
) -> MeetingRecord | None:
    """Opinions by line as one letter, fit to be kept; None where there are none."""
    letter = opinion_letter(said, notes, result, event.segments[0].start[:7])
    if letter:
        check_meeting(letter)
    return letter


def keep_opinions(act: Act, letter: MeetingRecord | None) -> tuple[str, ...]:
    """Put opinions into the inbox, within a transaction; the receipts to decide on them by."""
    return receipts_of(letter, keep_letter(act, letter)[0]) if letter else ()


def escapes_of(
    library: Library, event: Event, result: Result, record: RunRecord
) -> tuple[Escape, ...]:
    """What follows from one record."""
    return tuple(escapes(library, [Run(event, result, record)]))


def write_event(desk: Desk, event: Event, name: str) -> None:
    """The event as it was, into its file; the ledger needs it beside the record."""
    kept = event.model_copy(update={"id": name})
    file = event_file(desk.data, name) or desk.data / "events" / f"{name_of(event)}.json"
    value = kept.model_dump(mode="json", exclude_none=True)
    write_text(file, json.dumps(value, ensure_ascii=False, indent=1) + "\n", PRIVATE)


def write_run(act: Act, record: RunRecord) -> None:
    """A run record, within a transaction."""
    act.rows.put_run(record.event, record.model_dump_json(exclude_defaults=True))
    act.note(RUN, "", {"event": record.event})
