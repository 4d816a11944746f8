"""Bytes of a source file to text, or a finding that names the encoding."""

import stat
from pathlib import Path

from builder.files.reason import reason_of
from builder.model import Finding, Place

LARGEST = 1_000_000
"""Bytes; a source file written by a person is far smaller."""


def read_text(file: Path, path: str) -> str | Finding:
    """The text of a file with LF line ends; a Finding where it is too large or not UTF-8.

    `path` is how findings call it.
    """
    here = Place(path, 1)
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return Finding(here, "unreadable-file", "不是一个文件。", "请移走，或改名。")
        data = file.read_bytes() if status.st_size <= LARGEST else None
    except OSError as fault:
        return Finding(
            here, "unreadable-file", f"文件读不出来：{reason_of(fault)}。", "请检查权限。"
        )
    if data is None:
        return Finding(
            here, "too-large", "文件超过 1 MB。", "请拆成几个文件；图片放 content/assets/。"
        )
    return _decode(data, here)


def _decode(data: bytes, here: Place) -> str | Finding:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _wrong_encoding(here, "UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return _wrong_encoding(Place(here.path, line), _guess(data))
    if "\0" in text:
        return _no_text(text, here)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_text(text: str, here: Place) -> Finding:
    if _is_wide(text.count("\0"), len(text)):
        return _wrong_encoding(here, "UTF-16")
    line = text.count("\n", 0, text.index("\0")) + 1
    hint = "请用纯文本另存。"
    return Finding(Place(here.path, line), "wrong-encoding", "文件里有空字符，不是文本。", hint)


def _is_wide(zeros: int, length: int) -> bool:
    """A zero beside every Latin letter is UTF-16 without its mark."""
    return zeros * 5 > length > 3


def _guess(data: bytes) -> str:
    if _is_wide(data.count(0), len(data)):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "未知编码"
    return "GBK"


_ICONV = {"GBK": "GB18030", "UTF-16": "UTF-16"}


def _wrong_encoding(place: Place, encoding: str) -> Finding:
    hint = "记事本：另存为，编码选 UTF-8"
    if source := _ICONV.get(encoding):
        hint += f"；命令行：iconv -f {source} -t UTF-8 旧文件 > 新文件"
    shown = "GBK（记事本的 ANSI）" if encoding == "GBK" else encoding
    return Finding(place, "wrong-encoding", f"文件是 {shown}，不是 UTF-8。", f"{hint}。")
