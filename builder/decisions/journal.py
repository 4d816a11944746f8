"""What an acceptance wrote, written down before it writes: so it can be taken back.

An open journal that outlived its process is taken back at the next act: nobody was told yet.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from builder.decisions.desk import LEFT, ROLLBACK, Desk, DeskError
from builder.files.durable import sync_folder
from builder.files.write import write_text

OPEN = ".open.json"


@dataclass(frozen=True, slots=True)
class Written:
    """Texts that one act added to the knowledge base."""

    receipt: str
    lesson_path: str
    """Relative to the root; "" where no lesson was written."""
    lesson: str
    items_path: str
    item: str
    """What was appended to the items file; "" where nothing was."""
    folder: str
    """Where the hand-in's file goes."""
    file: str
    """The hand-in's file: while the journal is open where it waited, afterwards its name."""

    @property
    def paths(self) -> list[str]:
        """Files of the knowledge base that changed."""
        kept = ((self.lesson_path, self.lesson), (self.items_path, self.item))
        return [path for path, text in kept if text]


def begin(desk: Desk, written: Written) -> None:
    """Write the journal, then the texts."""
    write_text(_file(desk, written.receipt, OPEN), json.dumps(asdict(written)))
    if written.lesson:
        write_text(desk.root / written.lesson_path, written.lesson)
        sync_folder((desk.root / written.lesson_path).parent)
    if written.item:
        items = desk.root / written.items_path
        before = items.read_text("utf-8") if items.is_file() else ""
        write_text(items, before + written.item)


def finish(desk: Desk, written: Written, folder: str, file: Path) -> None:
    """The act is done; the journal is kept for `undo`."""
    done = Written(**{**asdict(written), "folder": folder, "file": file.name})
    write_text(_file(desk, done.receipt), json.dumps(asdict(done)))
    _file(desk, done.receipt, OPEN).unlink(missing_ok=True)


def reopen(desk: Desk, written: Written, waits: Path) -> None:
    """Before an undo: once the hand-in stands at `waits` again, its texts go, come what may."""
    _check_untouched(desk, written)
    again = Written(**{**asdict(written), "file": str(waits)})
    write_text(_file(desk, written.receipt, OPEN), json.dumps(asdict(again)))


def recover(desk: Desk) -> None:
    """Settle what a killed process left: finish what had left the inbox, take back the rest."""
    for journal in (desk.data / "undo").glob(f"*{OPEN}"):
        written = Written(**json.loads(journal.read_text("utf-8")))
        if not Path(written.file).is_file():
            _complete(desk, written)
        else:
            _give_up(desk, written, journal)


def _complete(desk: Desk, written: Written) -> None:
    desk.note(written.folder, written.receipt, {"completed": "after a crash"})
    finish(desk, written, written.folder, desk.data / written.folder / Path(written.file).name)


def _give_up(desk: Desk, written: Written, journal: Path) -> None:
    try:
        take_back(desk, written)
    except DeskError:
        desk.note(LEFT, written.receipt)  # somebody has edited it since: then it is theirs
    else:
        desk.note(ROLLBACK, written.receipt)
    journal.unlink(missing_ok=True)


def take_back(desk: Desk, written: Written) -> None:
    """Remove exactly what was written; DeskError where somebody has edited it since."""
    _check_untouched(desk, written)
    lesson = desk.root / written.lesson_path
    text = _items_text(desk, written)
    if text and written.item in text:
        write_text(desk.root / written.items_path, text.replace(written.item, ""))
    if written.lesson:
        lesson.unlink(missing_ok=True)


def _check_untouched(desk: Desk, written: Written) -> None:
    lesson = desk.root / written.lesson_path
    has_lesson = bool(written.lesson) and lesson.is_file()
    if has_lesson and _digest(lesson) != sha256(written.lesson.encode()).hexdigest():
        raise DeskError(f"{written.lesson_path} 收录之后又改过，没有撤销。请手工处理。")
    if written.item and _items_text(desk, written).count(written.item) > 1:
        raise DeskError(f"{written.items_path} 里有几处一样的检查项，没有撤销。请手工处理。")


def _items_text(desk: Desk, written: Written) -> str:
    items = desk.root / written.items_path
    return items.read_text("utf-8") if written.item and items.is_file() else ""


def journal_of(desk: Desk, receipt: str) -> Written | None:
    """What the act on a receipt wrote; None where there was none."""
    file = _file(desk, receipt)
    return Written(**json.loads(file.read_text("utf-8"))) if file.is_file() else None


def forget(desk: Desk, receipt: str) -> None:
    """The journal is of no more use."""
    for suffix in (".json", OPEN):
        _file(desk, receipt, suffix).unlink(missing_ok=True)


def _file(desk: Desk, receipt: str, suffix: str = ".json") -> Path:
    return desk.data / "undo" / f"{receipt}{suffix}"


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
