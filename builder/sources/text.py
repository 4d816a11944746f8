"""Bytes of a source file to text, or a finding that names the encoding."""

from pathlib import Path

from builder.model import Finding, Place

LARGEST = 1_000_000
"""Bytes; a source file written by a person is far smaller."""


def read_text(root: Path, path: str) -> str | Finding:
    """The text of `root/path` with LF line ends; a Finding where it is too large or not UTF-8."""
    here = Place(path, 1)
    file = root / path
    try:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else None
    except OSError as fault:
        return Finding(here, "unreadable-file", f"文件读不出来：{fault.strerror}。", "请检查权限。")
    if data is None:
        return Finding(
            here, "too-large", "文件超过 1 MB。", "请拆成几个文件，附件放 content/assets/。"
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
        return Finding(here, "wrong-encoding", "文件里有空字符，不是文本。", "请用纯文本另存。")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "未知编码"
    return "GBK（记事本的 ANSI）"


def _wrong_encoding(place: Place, encoding: str) -> Finding:
    return Finding(
        place, "wrong-encoding", f"文件是 {encoding}，不是 UTF-8。", "请在编辑器里另存为 UTF-8。"
    )
