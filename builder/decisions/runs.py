"""Run records that were sent: from the inbox to the records that the ledger counts.

What is known already is never taken away: exceptions, problems and promises of an earlier record
stay beside those of a later one; of a line that both tell of, the later tap counts. Recording the
same letter twice changes nothing.
"""

import hmac
from collections.abc import Iterator

from builder.decisions.after import (
    Recorded,
    checked_opinions,
    escapes_of,
    keep_opinions,
    refuse_future,
    run_of,
    texts_of,
    write_event,
    write_run,
)
from builder.decisions.arrived import give_up_file, is_stored, runs_that_wait
from builder.decisions.desk import RECORDED, RUN, WAITING, Act, Desk, DeskError
from builder.decisions.receive import refuse_private
from builder.letters.inbox import ReceivedRun
from builder.letters.run_lines import line_words, told_lines
from builder.letters.runs import read_events
from builder.model import Event, Finding, Library
from builder.model.run_record import RunRecord
from builder.pipeline import check_words, program_of
from builder.program import Result, evaluate, make_event
from builder.program.canonical import canonical_json
from builder.program.marks import Marks, contradictions, joined_marks
from builder.program.two_phones import with_ticks
from builder.sources import load_library
from builder.store import Letter


def runs_waiting(desk: Desk) -> list[ReceivedRun]:
    """Every readable run record in the inboxes; of the others `waiting` tells."""
    return [one for one in runs_that_wait(desk) if isinstance(one, ReceivedRun)]


def receive_run(desk: Desk, record: RunRecord, library: Library) -> tuple[str, bool]:
    """Put a run record into the inbox; its receipt, and whether it is new.

    `library` knows the event's type. Raises DeskError for a record without its event, and
    PrivateError; after an OSError nothing was acknowledged.
    """
    refuse_future(desk, _sent_event(record, library))
    refuse_private(check_words(texts_of(record), "运行记录"))
    with desk.act() as act:
        return _kept_letter(act, record, WAITING)


def _kept_letter(act: Act, record: RunRecord, state: str) -> tuple[str, bool]:
    """The letter of a run record, by what it says: the same words are the same letter."""
    desk = act.desk
    plain = record.model_dump(mode="json", exclude_defaults=True)
    key = hmac.new(desk.secret, canonical_json(plain).encode(), "sha256").hexdigest()
    if known := act.rows.letter_of(key):
        return known.receipt, False
    receipt = f"{desk.now:%Y%m%d}-{key[:8]}"
    at = desk.now.isoformat(timespec="seconds")
    body = record.model_dump_json(exclude_defaults=True)
    act.rows.put_letter(Letter(receipt, RUN, state, at, key, body=body))
    if state == WAITING:
        act.note("receive", receipt)
    return receipt, True


def record_sent_runs(desk: Desk) -> list[Recorded | DeskError]:
    """登记: every run record of the inboxes, by file name; one that is refused stays there."""
    with desk.deciding():
        library = load_library(desk.root).library
        return [_record(desk, library, sent) for sent in runs_that_wait(desk)]


def _record(desk: Desk, library: Library, sent: ReceivedRun | Finding) -> Recorded | DeskError:
    if isinstance(sent, Finding):
        return DeskError(f"{sent.place.path}：{sent.message}{sent.hint}")
    try:
        refuse_private(check_words(texts_of(sent.record), sent.file.name))
        done = _keep(desk, library, sent)
    except DeskError as refused:
        return DeskError(f"{sent.file.name}：{refused}")
    if not is_stored(sent.file):
        give_up_file(sent.file)
    return done


def _keep(desk: Desk, library: Library, received: ReceivedRun) -> Recorded:
    sent = received.record
    kept = _kept_event(desk, library, sent.event)
    earlier = run_of(desk, sent.event)
    held = kept if kept and not sent.draft else _sent_event(sent, library)
    event = _both(kept, held) if kept else held
    refuse_future(desk, event)
    result = evaluate(program_of(library, event.type), event)
    known = earlier.opinions if earlier else {}
    fresh = {line: word for line, word in sent.opinions.items() if known.get(line) != word}
    letter = checked_opinions(event, fresh, {}, result)
    record = _joined(earlier, sent, event)
    if event != kept:
        write_event(desk, event, record.event)
    with desk.act() as act:
        receipts = keep_opinions(act, letter)
        write_run(act, record)
        act.rows.move_letter(_receipt_of(act, received), RECORDED)
    escaped = escapes_of(library, event, result, record)
    before = _marks_of(kept, earlier)
    disputed = tuple(_disputed(before, _marks_of(held, sent), result))
    told = tuple(told_lines(result, record.exceptions))
    return Recorded(record, bool(earlier), escaped, receipts, told, disputed)


def _disputed(kept: Marks, sent: Marks, result: Result) -> Iterator[str]:
    """Lines of which this record and what is kept say different things."""
    for one in contradictions(kept, sent):
        both = f"一份记“{one.one.words}”，一份记“{one.other.words}”"
        yield f"{line_words(result, one.line)}：{both}；先按“{one.one.state}”记。"


def _marks_of(event: Event | None, record: RunRecord | None) -> Marks:
    """What is known of the lines of an event, from its ticks and from its record."""
    return {**(event.marks if event else {}), **(record.exceptions if record else {})}


def _receipt_of(act: Act, received: ReceivedRun) -> str:
    if is_stored(received.file):
        return received.file.stem
    return _kept_letter(act, received.record, RECORDED)[0]


def _joined(earlier: RunRecord | None, later: RunRecord, event: Event) -> RunRecord:
    """Both in one, the exceptions as `event` has them where its ticks tell of them."""
    own = later.model_copy(update={"draft": {}})
    if earlier is None:
        return own
    leaks = {leak.lesson: leak for leak in (*earlier.leaks, *later.leaks)}
    told = joined_marks(earlier.exceptions, later.exceptions)
    ticked = {line: mark for line, mark in event.marks.items() if line in told}
    whole = joined_marks(told, ticked)
    exceptions = {line: mark for line, mark in whole.items() if mark.state != "完成"}
    done = dict.fromkeys((*earlier.done, *later.done))
    return own.model_copy(
        update={
            "exceptions": exceptions,
            "done": tuple(line for line in done if line not in exceptions),
            "opinions": {**earlier.opinions, **later.opinions},
            "problems": tuple(dict.fromkeys((*earlier.problems, *later.problems))),
            "leaks": tuple(leaks.values()),
            "promises": tuple(dict.fromkeys((*earlier.promises, *later.promises))),
            "minutes": later.minutes or earlier.minutes,
        }
    )


def _both(kept: Event, held: Event) -> Event:
    """The event as it was held and ticked, with the names of the draft that is kept of it."""
    whole = with_ticks(kept, kept, held)
    same = (kept.type, kept.answers, _times(kept)) == (held.type, held.answers, _times(held))
    if same:
        return whole
    facts = {"type": held.type, "answers": held.answers, "segments": held.segments}
    return whole.model_copy(update=facts)


def _kept_event(desk: Desk, library: Library, name: str) -> Event | None:
    for called, plain in read_events(desk.data):
        if called == name:
            made = make_event(plain, library.own_types, library.blocks)
            if isinstance(made, Event):
                return made
            raise DeskError(f"存着的活动 {name} 读不懂，请先改好：" + "".join(made[:3]))
    return None


def _sent_event(sent: RunRecord, library: Library) -> Event:
    if not sent.draft:
        raise DeskError("没有这次活动的草稿。请在“开检查单”重新存一份运行记录。")
    event = make_event({**sent.draft, "id": sent.event}, library.own_types, library.blocks)
    if isinstance(event, list):
        raise DeskError("活动读不懂：" + "".join(event[:3]))
    return event


def _times(event: Event) -> list[tuple[str, str, str | None]]:
    return [(segment.kind, segment.start, segment.end) for segment in event.segments]
