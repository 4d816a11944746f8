"""What lies in the inbox folders besides letters: forms are taken in, the rest is named.

A form becomes a letter in the store, and the file moves into `originals` of the data folder,
under the digest of its bytes: it is taken once, even where the shared folder lets nobody move it.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from builder.decisions.desk import WAITING, Desk, DeskError, PrivateError
from builder.decisions.receive import ChangedError, receive, receive_meeting
from builder.files.durable import create
from builder.files.reason import reason_of
from builder.letters.documents import READERS
from builder.letters.forms import read_form
from builder.letters.inbox import SUFFIX, read_inbox
from builder.letters.needed import FormError
from builder.letters.packed import read_small
from builder.letters.part_xml import DocumentError
from builder.letters.unread import BAD, files_in, is_open, unread_files
from builder.model import EventType, Finding, HandIn, Place
from builder.model.meeting_record import MeetingRecord
from builder.store import StoreError

ORIGINALS = "originals"
_HINT = "请改好再放进来；原文件留在原处。"


def take_forms(desk: Desk, types: Sequence[EventType]) -> list[Finding]:
    """Take every filled-in form of the inboxes in; what cannot be taken, and folders that are away.

    Needs the desk's secret. Nothing is lost on the way: a file goes only when its bytes are kept.
    """
    with desk.deciding():
        forms = [f for f in files_in(desk.inboxes) if f.suffix.lower() in READERS]
        closed = [file for file in forms if not is_open(file)]
        refused = [fault for file in closed for fault in _take(desk, file, types)]
    return [*unread_files(desk.inboxes, desk.shared), *refused]


def refused_forms(folders: Sequence[Path], types: Sequence[EventType]) -> Iterator[Finding]:
    """Forms and letters of the folders that would be refused; nothing is taken or moved."""
    yield from (one for one in read_inbox(folders) if isinstance(one, Finding))
    for file in files_in(folders):
        if file.suffix.lower() in READERS and not is_open(file):
            try:
                read_form(file, types)
            except (DocumentError, FormError) as fault:
                yield Finding(Place(file.name, 1), BAD, str(fault), _HINT)


def _take(desk: Desk, file: Path, types: Sequence[EventType]) -> Iterator[Finding]:
    try:
        data = read_small(file)
        digest = sha256(data).hexdigest()[:16]
        if not any((desk.data / ORIGINALS).glob(f"{digest}-*")):
            receipt, _ = take_form(desk, read_form(file, types))
            create(desk.data / ORIGINALS / f"{digest}-{receipt}{file.suffix.lower()}", data)
        if read_small(file) == data:
            file.unlink()
    except StoreError:
        raise
    except OSError as fault:
        message = f"已收进待审，但原文件移不走：{reason_of(fault)}。"
        yield Finding(Place(file.name, 1), BAD, message, "请手工删去它，或检查文件夹的权限。")
    except Exception as fault:  # one form must not keep the others out
        yield Finding(Place(file.name, 1), BAD, reason_of_refusal(fault), _HINT)


def take_form(desk: Desk, letter: HandIn | MeetingRecord) -> tuple[str, bool]:
    """The receipt of a form's letter, and whether it is new; DeskError where it is refused."""
    try:
        if isinstance(letter, HandIn):
            return receive(desk, letter)
        return receive_meeting(desk, letter)
    except ChangedError:
        raise DeskError("同一份表收过一次，内容不一样，没有再收。") from None


def keep_copy(desk: Desk, letter: HandIn | MeetingRecord, receipt: str) -> None:
    """The letter of an imported form as a file in the inbox, which other programs may read.

    The store knows it by its receipt, so it is listed once; 清除 clears the copy too.
    """
    named = letter.model_copy(update={"receipt": receipt})
    create(desk.data / WAITING / f"{receipt}{SUFFIX}", named.model_dump_json(indent=1).encode())


def reason_of_refusal(fault: Exception) -> str:
    """Why a form was not taken, in Chinese; never what stands in it."""
    if isinstance(fault, PrivateError):
        return "；".join(dict.fromkeys(f.message for f in fault.findings)) + "请改写。"
    if isinstance(fault, DocumentError | FormError | DeskError):
        return str(fault)
    kind = type(fault).__name__
    return f"本工具读它时出错（{kind}），没有收；请改用空白表另填，并把文件发给维护本工具的人。"
