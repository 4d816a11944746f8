"""The texts that an act puts into the knowledge base, and taking exactly those away again.

A lesson is a file of its own. An item is added at the end of a file that people edit too: it is
written only over what was read, with the file's own line ends, and taken away wherever it stands.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from builder.decisions.desk import DeskError, StaleError
from builder.files.durable import create, sync_folder
from builder.files.unchanged import HALF, ChangedSinceError, replace_unchanged
from builder.store import Change

READABLE = 0o644


class EditedError(DeskError):
    """Somebody has edited the text since it was written: then it is theirs."""


def new_file(root: Path, path: str, text: str) -> Change:
    """A file that must not be there yet; DeskError where it is."""
    if inside(root, path).exists():
        raise DeskError(f"已有 {Path(path).name}，没有覆盖。请换一个 --slug。")
    return Change(path, "", digest_of(text.encode()), text)


def at_the_end(root: Path, path: str, text: str) -> Change:
    """A text after what stands in a file, which may be missing."""
    was = bytes_of(inside(root, path))
    added = text.replace("\n", "\r\n") if b"\r\n" in was else text
    if was and not was.endswith(b"\n"):
        added = ("\r\n" if b"\r\n" in was else "\n") + added
    return Change(path, digest_of(was), digest_of(was + added.encode()), added)


def write(root: Path, change: Change) -> None:
    """Do what was planned; StaleError, and nothing written, where the file is another one now."""
    file = inside(root, change.path)
    data = change.added.encode()
    was = bytes_of(file)
    if change.before and digest_of(was) != change.before:
        raise _stale(change)
    if file.exists() and change.before:
        try:
            replace_unchanged(file, was, was + data)
        except ChangedSinceError:
            raise _stale(change) from None
    elif create(file, data):
        file.chmod(READABLE)
    else:
        raise _stale(change)


def stands(root: Path, change: Change) -> bool:
    """Whether the text is still there."""
    return change.added.encode() in bytes_of(inside(root, change.path))


def check_untouched(root: Path, change: Change) -> None:
    """EditedError where taking the text away would take somebody's work with it."""
    was = bytes_of(inside(root, change.path))
    if digest_of(was) == change.after or not was:
        return
    if not change.before:
        raise EditedError(f"{change.path} 收录之后又改过，没有撤销。请手工处理。")
    if was.count(change.added.encode()) > 1:
        raise EditedError(f"{change.path} 里有几处一样的检查项，没有撤销。请手工处理。")


def take_away(root: Path, change: Change) -> None:
    """Remove the text; nothing where it is gone already. EditedError as `check_untouched`."""
    check_untouched(root, change)
    file = inside(root, change.path)
    was, data = bytes_of(file), change.added.encode()
    left = was[: -len(data)] if digest_of(was) == change.after else was.replace(data, b"", 1)
    if left == was or not file.exists():
        return
    if left or (change.before and change.before != NOTHING):
        try:
            replace_unchanged(file, was, left)
        except ChangedSinceError:
            raise _stale(change) from None
    else:
        file.unlink()
        sync_folder(file.parent)


def sweep(root: Path, change: Change) -> None:
    """Remove what whoever was killed, or refused, had not yet given its name."""
    folder = inside(root, change.path).parent
    for pattern in (f"{HALF}*", ".new-*"):
        for half in folder.glob(pattern):
            half.unlink(missing_ok=True)


def inside(root: Path, path: str) -> Path:
    """A file of the knowledge base, links followed; DeskError for one that leads outside."""
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        raise DeskError(f"{path} 指到知识库外面，没有写。")
    return file


def bytes_of(file: Path) -> bytes:
    """What stands in a file; nothing where there is none."""
    with suppress(FileNotFoundError):
        return file.read_bytes()
    return b""


def digest_of(data: bytes) -> str:
    """SHA-256 in hex."""
    return sha256(data).hexdigest()


def _stale(change: Change) -> StaleError:
    return StaleError(change.path, f"{change.path} 刚刚被别人改过")


NOTHING = digest_of(b"")
