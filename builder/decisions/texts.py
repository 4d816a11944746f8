"""The texts that an act puts into the knowledge base, and taking exactly those away again.

A lesson is a file of its own. Lines are added at the end of a file that people edit too, or changed
in it: that is written only over what was read, with the file's own line ends, and taken back
wherever it stands.
"""

import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from builder.decisions.desk import DeskError, StaleError
from builder.decisions.hunks import hunks, stands_once
from builder.files.durable import create, sync_folder
from builder.files.unchanged import HALF, ChangedSinceError, replace_unchanged
from builder.model.layer import layer_of
from builder.store import Change

READABLE = 0o644
_REVISED = re.compile(r"^revised:.*$", re.MULTILINE)


class EditedError(DeskError):
    """Somebody has edited the text since it was written: then it is theirs."""


def new_file(root: Path, path: str, text: str) -> Change:
    """A file that must not be there yet; DeskError where it is."""
    if inside(root, path).exists():
        raise DeskError(f"已有 {Path(path).name}，没有覆盖。请换一个 --slug。")
    return Change(path, "", digest_of(text.encode()), text)


def edits(root: Path, path: str, read: str, text: str) -> list[Change]:
    """What makes `text` of a file that was read as `read`; StaleError where it reads otherwise."""
    was = bytes_of(inside(root, path))
    if as_read(was) != read:
        raise stale(path)
    end = b"\r\n" if b"\r\n" in was else b"\n"
    changes = []
    for removed, added in hunks(read, text):
        old, new = (piece.encode().replace(b"\n", end) for piece in (removed, added))
        if old and not stands_once(old, was):
            raise DeskError(
                f"{path} 里认不准要改的地方（行尾有几种，或有两处一样）。请先理好这个文件再办。"
            )
        then = was.replace(old, new, 1) if old else was + new
        digests, is_day = (digest_of(was), digest_of(then)), _is_day(removed, added)
        changes.append(Change(path, *digests, new.decode(), old.decode(), is_day))
        was = then
    return changes


def _is_day(removed: str, added: str) -> bool:
    """Whether nothing but the day of the last revision differs."""
    return _REVISED.sub("", removed) == _REVISED.sub("", added)


def write(root: Path, change: Change) -> None:
    """Do what was planned; StaleError, and nothing written, where the file is another one now."""
    file = inside(root, change.path)
    removed, added = change.removed.encode(), change.added.encode()
    was = bytes_of(file)
    if change.before and digest_of(was) != change.before:
        raise stale(change.path)
    if file.exists() and change.before:
        _replace(file, was, was.replace(removed, added, 1) if removed else was + added, change)
    elif create(file, added):
        file.chmod(READABLE)
    else:
        raise stale(change.path)


def stands(root: Path, change: Change) -> bool:
    """Whether the text is still there."""
    return change.added.encode() in bytes_of(inside(root, change.path))


def check_untouched(root: Path, change: Change) -> None:
    """EditedError where taking the text away would take somebody's work with it."""
    was = bytes_of(inside(root, change.path))
    if digest_of(was) == change.after or not was or change.is_day:
        return
    if not change.before:
        raise EditedError(f"{change.path} 收录之后又改过，没有撤销。请手工处理。")
    added, removed = change.added.encode(), change.removed.encode()
    if added in was and not stands_once(added, was):
        raise EditedError(f"{change.path} 里有几处一样的检查项，没有撤销。请手工处理。")
    if removed and added not in was and not stands_once(removed, was):
        raise EditedError(
            f"{change.path} 里改动的地方后来又改过，没有撤销。"
            "请先撤销后来的那一次，或直接改这个文件。"
        )


def take_away(root: Path, change: Change) -> None:
    """Put back what stood there before; nothing where it does. EditedError as `check_untouched`."""
    check_untouched(root, change)
    file = inside(root, change.path)
    was, left = bytes_of(file), _without(bytes_of(file), change)
    is_later = change.is_day and digest_of(was) != change.after
    if left == was or is_later or not file.exists():
        return
    if left or (change.before and change.before != NOTHING):
        _replace(file, was, left, change)
    else:
        file.unlink()
        sync_folder(file.parent)


def _without(was: bytes, change: Change) -> bytes:
    added, removed = change.added.encode(), change.removed.encode()
    if digest_of(was) == change.after and not removed:
        return was[: -len(added)]
    if added in removed and removed in was:
        return was  # it was never written
    return was.replace(added, removed, 1)


def _replace(file: Path, was: bytes, data: bytes, change: Change) -> None:
    try:
        replace_unchanged(file, was, data)
    except ChangedSinceError:
        raise stale(change.path) from None


def sweep(root: Path, change: Change) -> None:
    """Remove what whoever was killed, or refused, had not yet given its name."""
    folder = inside(root, change.path).parent
    for pattern in (f"{HALF}*", ".new-*"):
        for half in folder.glob(pattern):
            half.unlink(missing_ok=True)


def inside(root: Path, path: str) -> Path:
    """A file of the office's own, links followed; DeskError for one that leads outside."""
    if layer_of(path):
        raise DeskError(f"{path} 是下层的文件，不在这里改。请先用 qianshi layers take 抄来。")
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


def as_read(data: bytes) -> str:
    """The bytes of a source file as the reader reads them."""
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def stale(path: str) -> StaleError:
    """The refusal to write over what somebody has saved since it was read."""
    return StaleError(path, f"{path} 刚刚被别人改过")


NOTHING = digest_of(b"")
