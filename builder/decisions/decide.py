"""What a reviewer decides: 收录, 退回补充, 并入已有; and taking a decision back."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from builder import review
from builder.decisions.arrivals import ORIGINALS
from builder.decisions.audit import PURGE
from builder.decisions.desk import (
    ACCEPTED,
    MERGED,
    RECORDS,
    RETURN,
    RETURNED,
    SETTLED,
    STATES,
    WAITING,
    Desk,
    DeskError,
    GoneError,
    StaleError,
)
from builder.decisions.journal import (
    Written,
    begin,
    finish,
    forget,
    journal_of,
    recover,
    reopen,
    take_back,
)
from builder.decisions.receive import refuse_private
from builder.files.durable import create, move
from builder.files.lock import alone
from builder.letters.inbox import Received, read_inbox
from builder.model import Finding
from builder.pipeline import Reading, check_hand_in, check_words, read_folder
from builder.review import Acceptance, Decision


class BrokenError(DeskError):
    """The knowledge base would have got worse; everything was put back."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("这样收录会出错，已全部还原。请改好参数再来。")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Done:
    """An acceptance or a merge as it was written."""

    acceptance: Acceptance
    paths: list[str]
    """Files of the knowledge base that changed, for a commit."""


def waiting(desk: Desk) -> list[Received | Finding]:
    """Everything in the inboxes, oldest first; what an act left half done is not touched."""
    return list(read_inbox(desk.inboxes))


def accept(desk: Desk, receipt: str, decision: Decision, etag: str = "") -> Done:
    """收录: write the lesson and the item, then move the hand-in out of the inbox."""
    with alone(desk.lock):
        received, reading = _open(desk, receipt, etag)
        refuse_private(check_hand_in(received.hand_in, received.file.name))
        if received.hand_in.opinion:
            raise DeskError("这是对条目的意见，不成案例：改好条目后办“已处理”，或退回。")
        made = review.accept(received.hand_in, decision, reading.library, desk.now.date())
        return _carry_out(desk, received, reading, made, ACCEPTED)


def merge(desk: Desk, receipt: str, lesson_id: str, etag: str = "") -> Done:
    """并入已有: it happened again; a short lesson says so and repeats the one that is there."""
    with alone(desk.lock):
        received, reading = _open(desk, receipt, etag)
        refuse_private(check_hand_in(received.hand_in, received.file.name))
        lesson = reading.library.lessons.get(lesson_id.removeprefix("lessons/"))
        if lesson is None:
            raise DeskError(f"没有 {lesson_id} 这一条案例。")
        made = review.merge(received.hand_in, lesson, reading.library, desk.now.date())
        return _carry_out(desk, received, reading, made, MERGED)


def give_back(desk: Desk, receipt: str, reason: str, etag: str = "") -> None:
    """退回补充: out of the inbox, with a reason that the sender can read by the receipt."""
    if not reason.strip():
        raise DeskError("退回须写明缺什么，提交人凭回执号看得到。")
    refuse_private(check_words([reason], "理由"))
    with alone(desk.lock):
        received, _ = _open(desk, receipt, etag)
        desk.note(RETURN, receipt, {"reason": reason.strip()})
        move(received.file, desk.data / RETURNED)


def settle(desk: Desk, receipt: str, reason: str, etag: str = "") -> None:
    """已处理: what was said of an item was looked at; `reason` tells the sender what was done."""
    if not reason.strip():
        raise DeskError("请写明怎样处理的，提交人凭回执号看得到。")
    refuse_private(check_words([reason], "处理"))
    with alone(desk.lock):
        received, _ = _open(desk, receipt, etag)
        if not received.hand_in.opinion:
            raise DeskError("这是一条经验，不是对条目的意见：请收录、退回或并入。")
        desk.note(SETTLED, receipt, {"reason": reason.strip()})
        move(received.file, desk.data / SETTLED)


def undo(desk: Desk, receipt: str) -> list[str]:
    """Take an acceptance, a merge or a return back: the hand-in waits again."""
    with alone(desk.lock):
        recover(desk)
        written = journal_of(desk, receipt)
        file = _decided_file(desk, receipt, written)
        waits = desk.data / WAITING / file.name
        if waits.exists():
            raise DeskError(f"收件箱里已有 {file.name}，没有撤销。请先办完那一条。")
        if written:
            reopen(desk, written, waits)
        move(file, desk.data / WAITING)
        if written:
            take_back(desk, written)
        desk.note("undo", receipt)
        forget(desk, receipt)
    return written.paths if written else []


def purge(desk: Desk, receipt: str) -> int:
    """Throw a hand-in's words away wherever they stand but in lessons; the acts stay known."""
    with alone(desk.lock):
        recover(desk)
        files = {received.file for received in _of_receipt(desk, receipt) if not received.record}
        files |= {file for _, file in desk.files_of(receipt)}
        files |= {file for folder in STATES for file in _same_receipt(desk.data / folder, receipt)}
        if any(received.record for received in _of_receipt(desk, receipt)):
            raise DeskError("这是总结会记录单的一行，请先退回或收录，再清除。")
        if not files and not desk.audit.purge(receipt):
            raise GoneError(f"没有回执号 {receipt}。")
        files |= set((desk.data / ORIGINALS).glob(f"*-{receipt}.*"))
        for file in files:
            file.unlink(missing_ok=True)
        forget(desk, receipt)
        desk.audit.purge(receipt)
        desk.note(PURGE, receipt)
    return len(files)


def _open(desk: Desk, receipt: str, etag: str) -> tuple[Received, Reading]:
    recover(desk)
    received = _find(desk, receipt)
    if etag and etag != received.etag:
        raise StaleError(f"{received.hand_in.what}\n{received.hand_in.prevent}")
    return _unpack(desk, received), read_folder(desk.root)


def _find(desk: Desk, receipt: str) -> Received:
    found = next(iter(_of_receipt(desk, receipt)), None)
    if found:
        return found
    if state := desk.state_of(receipt):
        raise GoneError(f"回执号 {receipt} 已经办过：{state}。")
    known = [x.hand_in.receipt for x in waiting(desk) if isinstance(x, Received)]
    raise GoneError(f"收件箱里没有回执号 {receipt}。现有：{'、'.join(known) or '（空）'}")


def _of_receipt(desk: Desk, receipt: str) -> list[Received]:
    letters = [one for one in waiting(desk) if isinstance(one, Received)]
    return [one for one in letters if one.hand_in.receipt == receipt]


def _unpack(desk: Desk, received: Received) -> Received:
    """Rows of a record become hand-ins of their own before the first of them is decided on."""
    if not received.record:
        return received
    for hand_in in received.record.hand_ins():
        text = json.dumps(hand_in.model_dump(mode="json"), ensure_ascii=False, indent=1)
        create(desk.data / WAITING / f"{hand_in.receipt}.json", text.encode())
    move(received.file, desk.data / RECORDS)
    own = desk.data / WAITING / f"{received.hand_in.receipt}.json"
    return Received(received.hand_in, own)


def _carry_out(
    desk: Desk, received: Received, reading: Reading, made: Acceptance, folder: str
) -> Done:
    """Write, look whether the knowledge base is as sound as before, else put everything back."""
    receipt = received.hand_in.receipt
    lesson_path = f"lessons/{made.lesson_id}.md"
    if made.lesson and (desk.root / lesson_path).exists():
        raise DeskError(f"已有 {Path(lesson_path).name}，没有覆盖。请换一个 --slug。")
    texts = (lesson_path, made.lesson, made.items_path, made.item)
    written = Written(receipt, *texts, folder, str(received.file))
    begin(desk, written)
    worse = tuple(e for e in read_folder(desk.root).errors if e not in reading.errors)
    if worse:
        take_back(desk, written)
        forget(desk, receipt)
        raise BrokenError(worse)
    file = move(received.file, desk.data / folder)
    digest = sha256(f"{made.lesson}\n{made.item}".encode()).hexdigest()
    desk.note(folder, receipt, {"lesson": made.lesson_id, "texts": digest})
    finish(desk, written, folder, file)
    return Done(made, written.paths)


def _decided_file(desk: Desk, receipt: str, written: Written | None) -> Path:
    if written and (file := desk.data / written.folder / written.file).is_file():
        return file
    for folder in (RETURNED, ACCEPTED, MERGED, SETTLED):
        for file in _same_receipt(desk.data / folder, receipt):
            return file
    raise GoneError(f"回执号 {receipt} 没有办过，不用撤销。")


def _same_receipt(folder: Path, receipt: str) -> list[Path]:
    letters = read_inbox([folder])
    return [x.file for x in letters if isinstance(x, Received) and x.hand_in.receipt == receipt]
