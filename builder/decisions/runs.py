"""Run records that were sent: from the inbox to the records that the ledger counts.

What is known already is never taken away: exceptions, problems and promises of an earlier record
stay beside those of a later one. Recording the same letter twice changes nothing.
"""

import hmac
import json

from builder.decisions.after import Recorded, escapes_of, send_opinions, texts_of, write_run
from builder.decisions.desk import RECORDED, WAITING, Desk, DeskError
from builder.decisions.receive import refuse_private
from builder.files.durable import create, move
from builder.files.lock import alone
from builder.letters.inbox import ReceivedRun, read_run_letters
from builder.letters.runs import read_events, read_runs
from builder.model import Event, Finding, Library
from builder.model.run_record import RunRecord
from builder.pipeline import check_words, program_of, read_folder
from builder.program import evaluate, make_event
from builder.program.canonical import canonical_json


def runs_waiting(desk: Desk) -> list[ReceivedRun]:
    """Every readable run record in the inboxes; of the others `waiting` tells."""
    return [one for one in read_run_letters(desk.inboxes) if isinstance(one, ReceivedRun)]


def receive_run(desk: Desk, record: RunRecord, library: Library) -> tuple[str, bool]:
    """Put a run record into the inbox; its receipt, and whether it is new.

    `library` knows the event's type. Raises DeskError for a record without its event, and
    PrivateError; after an OSError nothing was acknowledged.
    """
    _sent_event(record, library)
    refuse_private(check_words(texts_of(record), "运行记录"))
    plain = record.model_dump(mode="json", exclude_defaults=True)
    own = hmac.new(desk.secret, canonical_json(plain).encode(), "sha256").hexdigest()[:8]
    for _, file in desk.files_of(f"-{own}"):
        return file.stem, False
    receipt = f"{desk.now:%Y%m%d}-{own}"
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    new = create(desk.data / WAITING / f"{receipt}.json", text.encode())
    if new:
        desk.note("receive", receipt)
    return receipt, new


def record_sent_runs(desk: Desk) -> list[Recorded | DeskError]:
    """登记: every run record of the inboxes, by file name; one that is refused stays there."""
    with alone(desk.lock):
        library = read_folder(desk.root).library
        return [_record(desk, library, sent) for sent in read_run_letters(desk.inboxes)]


def _record(desk: Desk, library: Library, sent: ReceivedRun | Finding) -> Recorded | DeskError:
    if isinstance(sent, Finding):
        return DeskError(f"{sent.place.path}：{sent.message}{sent.hint}")
    try:
        refuse_private(check_words(texts_of(sent.record), sent.file.name))
        done = _keep(desk, library, sent.record)
    except DeskError as refused:
        return DeskError(f"{sent.file.name}：{refused}")
    move(sent.file, desk.data / RECORDED)
    return done


def _keep(desk: Desk, library: Library, sent: RunRecord) -> Recorded:
    kept = _kept_event(desk, library, sent.event)
    event = _whole_event(kept, library, sent)
    result = evaluate(program_of(library, event.type), event)
    runs = (run for run in read_runs(desk.data) if isinstance(run, RunRecord))
    earlier = next((run for run in runs if run.event == sent.event), None)
    known = earlier.opinions if earlier else {}
    fresh = {line: word for line, word in sent.opinions.items() if known.get(line) != word}
    receipt = send_opinions(desk, event, fresh, {}, result)
    record = _joined(earlier, sent)
    file = write_run(desk, event, record, known=event == kept)
    return Recorded(
        record, file, bool(earlier), escapes_of(library, event, result, record), receipt
    )


def _joined(earlier: RunRecord | None, later: RunRecord) -> RunRecord:
    """Both in one; of a line that both tell of, the later."""
    own = later.model_copy(update={"draft": {}})
    if earlier is None:
        return own
    leaks = {leak.lesson: leak for leak in (*earlier.leaks, *later.leaks)}
    return own.model_copy(
        update={
            "exceptions": {**earlier.exceptions, **later.exceptions},
            "opinions": {**earlier.opinions, **later.opinions},
            "problems": tuple(dict.fromkeys((*earlier.problems, *later.problems))),
            "leaks": tuple(leaks.values()),
            "promises": tuple(dict.fromkeys((*earlier.promises, *later.promises))),
            "minutes": later.minutes or earlier.minutes,
        }
    )


def _whole_event(kept: Event | None, library: Library, sent: RunRecord) -> Event:
    """The event as it was held and ticked, with the names of the draft that is kept of it."""
    if not sent.draft and kept:
        return kept
    held = _sent_event(sent, library)
    if kept is None:
        return held
    marks, opinions = {**kept.marks, **held.marks}, {**kept.opinions, **held.opinions}
    changed = {"marks": marks, "opinions": opinions}
    same = (kept.type, kept.answers, _times(kept)) == (held.type, held.answers, _times(held))
    if not same:
        facts = {"type": held.type, "answers": held.answers, "segments": held.segments}
        return kept.model_copy(update={**changed, **facts})
    return kept.model_copy(update=changed)


def _kept_event(desk: Desk, library: Library, name: str) -> Event | None:
    for called, plain in read_events(desk.data):
        if called == name:
            made = make_event(plain, library.event_types)
            if isinstance(made, Event):
                return made
            raise DeskError(f"存着的活动 {name} 读不懂，请先改好：" + "".join(made[:3]))
    return None


def _sent_event(sent: RunRecord, library: Library) -> Event:
    if not sent.draft:
        raise DeskError("没有这次活动的草稿。请在“开检查单”重新存一份运行记录。")
    event = make_event({**sent.draft, "id": sent.event}, library.event_types)
    if isinstance(event, list):
        raise DeskError("活动读不懂：" + "".join(event[:3]))
    return event


def _times(event: Event) -> list[tuple[str, str, str | None]]:
    return [(segment.kind, segment.start, segment.end) for segment in event.segments]
