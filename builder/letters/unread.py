"""What in an inbox folder nobody reads: named, with what to do; a folder that is away is loud."""

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from builder.files.reason import reason_of
from builder.letters.documents import READERS
from builder.letters.other_kinds import not_read, what_to_do
from builder.model import Finding, Place

BAD, AWAY = "bad-hand-in", "inbox-away"
LETTER = ".json"
_JUNK = ("~$", "~wps", ".", "thumbs.db", "desktop.ini")
"""How names begin that programs leave behind; nobody put these files there."""
_OLDEST_MARK = 24 * 3600
"""Seconds for which a mark of being open is believed: a program that crashed leaves it there."""


def files_in(folders: Iterable[Path]) -> list[Path]:
    """Everything that people put into the folders, by name."""
    found: list[Path] = []
    for folder in folders:
        try:
            found += [f for f in folder.iterdir() if not f.name.lower().startswith(_JUNK)]
        except OSError:
            continue  # said by `unread_files`
    return sorted(found, key=lambda file: file.name)


def is_open(file: Path) -> bool:
    """Whether somebody has a file open and may still write in it, by the mark beside it.

    Word and WPS write `~$` in front of the name, or in place of its first two characters.
    """
    name = file.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return any(map(_is_fresh, (file.with_name(mark) for mark in marks)))


def _is_fresh(mark: Path) -> bool:
    with suppress(OSError):
        return time.time() - mark.stat().st_mtime < _OLDEST_MARK
    return False


def unread_files(folders: Iterable[Path], shared: Collection[Path]) -> Iterator[Finding]:
    """A finding for every shared folder that cannot be opened, and every file that is not read.

    The data folder's own inbox may be absent; it is made when the first letter comes.
    """
    for folder in folders:
        if fault := _away(folder) if folder in shared else "":
            hint = "请检查网络盘有没有连上，或改 qianshi.yml 的 inbox。"
            yield Finding(Place("qianshi.yml", 1), AWAY, f"收件箱 {folder} {fault}。", hint)
        for file in files_in([folder]):
            if finding := _unread(file):
                yield finding


def _unread(file: Path) -> Finding | None:
    """Why a file is left where it is, and what to do; None for one that is read."""
    kind = file.suffix.lower()
    if file.is_dir() and file.suffix != LETTER:
        message = f"收件箱里有文件夹“{file.name}”，里面没有看。"
        hint = "请把里面的文件移到外面一层。"
    elif kind not in (LETTER, *READERS):
        message, hint = not_read(kind), what_to_do(kind)
    elif is_open(file):
        message = "这份表正在别的程序里打开着，先不收。"
        hint = "请存好、关上，再收一次；没有人开着的，删去旁边以 ~$ 或 .~ 开头的隐藏文件。"
    else:
        return None
    return Finding(Place(file.name, 1), BAD, message, hint)


def _away(folder: Path) -> str:
    """Why a folder cannot be read; "" where it can."""
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return "不在"
    except NotADirectoryError:
        return "不是文件夹"
    except OSError as fault:
        return f"打不开（{reason_of(fault)}）"
    return ""
