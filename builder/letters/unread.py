"""What in an inbox folder nobody reads: named, with what to do; a folder that is away is loud."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from builder.files.reason import reason_of
from builder.letters.documents import READERS
from builder.model import Finding, Place

BAD, AWAY = "bad-hand-in", "inbox-away"
LETTER = ".json"
_WORD = "请用 WPS 或 Word 打开，另存为 .docx 再放进来；原文件留在原处。"
_EXCEL = "请用 WPS 或 Excel 打开，另存为 .xlsx 再放进来；原文件留在原处。"
_TYPED = "请把上面的话写进空白表或 .txt 再放进来；原文件留在原处。"
_PACKED = "请解开，把里面的表放进来；原文件留在原处。"
_HINTS = {
    **dict.fromkeys((".doc", ".wps", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".wpt"), _WORD),
    **dict.fromkeys((".xls", ".et", ".xlsm", ".xlsb", ".csv", ".ods", ".numbers"), _EXCEL),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), _PACKED),
}
_JUNK = ("~$", "~wps", ".", "thumbs.db", "desktop.ini")
"""How names begin that programs leave behind; nobody put these files there."""


def files_in(folders: Iterable[Path]) -> list[Path]:
    """Everything that people put into the folders, by name."""
    found: list[Path] = []
    for folder in folders:
        try:
            found += [f for f in folder.iterdir() if not f.name.lower().startswith(_JUNK)]
        except OSError:
            continue  # said by `unread_files`
    return sorted(found, key=lambda file: file.name)


def unread_files(folders: Iterable[Path], shared: Collection[Path]) -> Iterator[Finding]:
    """A finding for every shared folder that cannot be opened, and every file that is not read.

    The data folder's own inbox may be absent; it is made when the first letter comes.
    """
    for folder in folders:
        if fault := _away(folder) if folder in shared else "":
            hint = "请检查网络盘有没有连上，或改 qianshi.yml 的 inbox。"
            yield Finding(Place("qianshi.yml", 1), AWAY, f"收件箱 {folder} {fault}。", hint)
        for file in files_in([folder]):
            if file.is_dir() and file.suffix != LETTER:
                message = f"收件箱里有文件夹“{file.name}”，里面没有看。"
                hint = "请把里面的文件移到外面一层。"
                yield Finding(Place(file.name, 1), BAD, message, hint)
            elif file.suffix.lower() not in (LETTER, *READERS):
                kind = file.suffix.lower() or "没有后缀的文件"
                message = f"{kind} 读不出来，没有收。"
                yield Finding(Place(file.name, 1), BAD, message, _HINTS.get(kind, _TYPED))


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
