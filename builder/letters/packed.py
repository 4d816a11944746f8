"""Word and Excel files from strangers, opened as zip archives of XML and nothing else.

Refused before anything is read: archives that unpack to much, macros, encryption, links to the
outside, document type declarations (entities). No office library ever sees these files.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 30_000_000
LARGEST_PART = 20_000_000
MOST_PARTS = 500
DEEPEST = 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


class DocumentError(Exception):
    """The file is not taken; the message is Chinese and says why."""


def open_parts(file: Path, main: str) -> "Parts":
    """The parts of an Office file whose main part is `main`; DocumentError for anything else."""
    data = read_small(file)
    if data.startswith(_OLE):
        raise DocumentError("文件加了密码，或是旧版 .doc、.xls：请去掉密码，另存为 .docx、.xlsx。")
    if not data.startswith(_ZIP):
        raise DocumentError("后缀和内容不符，不是 Word 或 Excel 文件。")
    try:
        archive = zipfile.ZipFile(file)
        _check_archive(archive)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        raise DocumentError("文件坏了，打不开。") from None
    parts = Parts(archive)
    if main not in parts.names:
        raise DocumentError("后缀和内容不符，不是这一种文件。")
    _check_links(parts)
    return parts


def read_small(file: Path) -> bytes:
    """The bytes of a file that is small enough to have been written by a person."""
    try:
        if not file.is_file():
            raise DocumentError("找不到这个文件，或它不是文件。")
        if file.stat().st_size > LARGEST_FILE:
            raise DocumentError("文件超过 5 MB，不是一份记录单。")
        return file.read_bytes()
    except OSError as fault:
        raise DocumentError(f"文件读不出来：{fault.strerror}。") from None


class Parts:
    """The XML parts of an archive that passed the checks."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def xml(self, name: str) -> ET.Element:
        """One part, parsed without entities; DocumentError where it is broken or too large."""
        try:
            with self._archive.open(name) as stream:
                data = stream.read(LARGEST_PART + 1)
            if len(data) > LARGEST_PART:
                raise DocumentError("文件展开后太大，没有打开。")
            _refuse_declarations(data)
            root = ET.fromstring(data)  # noqa: S314 - declarations are refused
        except (ET.ParseError, zipfile.BadZipFile, EOFError, OSError, ValueError):
            raise DocumentError("文件坏了，打不开。") from None
        except (RuntimeError, NotImplementedError):
            raise DocumentError("文件加了密码，打不开：请去掉密码。") from None
        _refuse_depth(root)
        return root


def _refuse_depth(root: ET.Element) -> None:
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > DEEPEST:
            raise DocumentError("文件层次太深，没有打开。")


def _refuse_declarations(data: bytes) -> None:
    """No office program writes a DOCTYPE; UTF-16 would hide one from this look."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200]:
        raise DocumentError("文件的编码不对，没有打开。")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DocumentError("文件里有外部声明，没有打开。")


def _check_archive(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_UNPACKED:
        raise DocumentError("文件展开后太大，没有打开。")
    if len({e.filename for e in entries}) != len(entries):
        raise DocumentError("文件里有重名的部分，没有打开。")
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.lower()
    if entry.flag_bits & 1:
        raise DocumentError("文件加了密码，打不开：请去掉密码。")
    if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
        raise DocumentError("文件里有不正常的路径，没有打开。")
    if "vbaproject" in name or name.endswith((".bin.exe", ".vba")) or "/activex/" in name:
        raise DocumentError("文件里有宏，没有打开：请另存为不带宏的格式。")
    if "/embeddings/" in name or "/externallinks/" in name:
        raise DocumentError("文件里嵌了别的文件或外部链接，没有打开。")


def _check_links(parts: Parts) -> None:
    """Relationships to the outside are followed by office programs, never by us; refused."""
    for name in sorted(name for name in parts.names if name.endswith(".rels")):
        for link in parts.xml(name):
            outside = link.get("TargetMode") == "External"
            if outside and not link.get("Type", "").endswith("/hyperlink"):
                raise DocumentError("文件引用了外部内容，没有打开。")


def texts_of(element: ET.Element, tag: str) -> Iterator[str]:
    """The texts of all elements of a tag, in order."""
    yield from (found.text or "" for found in element.iter(tag))
