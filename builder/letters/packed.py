"""Word and Excel files from strangers, opened as zip archives of XML and nothing else.

Refused before anything is read: archives that unpack to much, macros, encryption, links to the
outside. No office library ever sees these files. Pictures and files inside stay closed; they are
named, so that nobody believes they came in.
"""

import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath

from builder.files.archive import DAMAGED
from builder.files.reason import reason_of
from builder.letters.part_xml import Budget, DocumentError, Element, elements_of, value_of

LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 30_000_000
MOST_PARTS = 500
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_BROKEN = "文件坏了，打不开。请用 Word、Excel 或 WPS 打开后另存一份。"
_LOCKED = "文件加了密码，打不开：请去掉密码。"
_ENCLOSED = {"media": "图片", "embeddings": "嵌入的文件", "charts": "图表", "ink": "手写墨迹"}
"""Folders of an archive that hold what only Office can show, and what people call it."""
_ASIDE = re.compile(r"(?:/_rels/|/(?:style|colors)\d+\.xml$)")


def read_small(file: Path) -> bytes:
    """The bytes of a file that is small enough to have been written by a person."""
    try:
        if not file.is_file():
            raise DocumentError("找不到这个文件，或它不是文件。")
        if file.stat().st_size > LARGEST_FILE:
            raise DocumentError("文件超过 5 MB，不是一份记录单。图片多的，请删去图片再存。")
        if not file.stat().st_size:
            raise DocumentError("文件是空的（0 字节），可能没有存好或没有传完：请重新存一份。")
        return file.read_bytes()
    except OSError as fault:
        raise DocumentError(f"文件读不出来：{reason_of(fault)}。") from None


def open_parts(file: Path, root: str) -> "Parts":
    """The parts of an Office file whose main part begins with the tag `root`; or DocumentError."""
    data = read_small(file)
    if data.startswith(_OLE):
        raise DocumentError("文件加了密码，或是旧版 .doc、.xls：请去掉密码，另存为 .docx、.xlsx。")
    if not data.startswith(_ZIP):
        raise DocumentError("后缀和内容不符，不是 Word 或 Excel 文件。")
    try:
        parts = Parts(zipfile.ZipFile(BytesIO(data)))
    except (*DAMAGED, OSError):
        raise DocumentError(_BROKEN) from None
    _check_links(parts)
    if parts.root_of(parts.main) != root:
        raise DocumentError("后缀和内容不符，不是这一种文件。")
    return parts


class Parts:
    """The XML parts of an archive that passed the checks, found by their relationships."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        _check_archive(archive)
        self._archive = archive
        self._entries = {_name_of(entry): entry for entry in archive.infolist()}
        self._budget = Budget()

    @property
    def names(self) -> tuple[str, ...]:
        """Every part, with forward slashes, in lower case as the format compares them."""
        return tuple(self._entries)

    @cached_property
    def main(self) -> str:
        """The part that the archive calls its document: Word Online's is document2.xml."""
        found = [target for _, kind, target in self.related("") if kind == "officeDocument"]
        if not found or found[0] not in self._entries:
            raise DocumentError("后缀和内容不符，不是这一种文件。")
        return found[0]

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind and name of every part that `part` refers to; "" is the archive itself."""
        folder, _, name = part.rpartition("/")
        links = join(folder, "_rels", f"{name}.rels")
        if links not in self._entries:
            return []
        return [
            (value_of(one, "Id"), value_of(one, "Type").rpartition("/")[2], _target(part, one))
            for one in self.elements(links)
            if one.tag == "rel_Relationship" and value_of(one, "TargetMode") != "External"
        ]

    def elements(self, name: str, *, starts: bool = False) -> Iterator[Element]:
        """The elements of a part as they end; DocumentError where it is broken or too much."""
        if name not in self._entries:
            raise DocumentError(_BROKEN)
        try:
            with self._archive.open(self._entries[name]) as stream:
                yield from elements_of(stream, self._budget, starts=starts)
        except (*DAMAGED, OSError):
            raise DocumentError(_BROKEN) from None
        except RuntimeError:
            raise DocumentError(_LOCKED) from None

    def tree(self, name: str) -> Element:
        """A whole part; its last element is the one that holds all the others."""
        root = None
        for element in self.elements(name):
            root = element
        if root is None:
            raise DocumentError(_BROKEN)
        return root

    def root_of(self, name: str) -> str:
        """The first tag of a part, read without reading on."""
        return next(self.elements(name, starts=True)).tag

    def enclosed(self) -> list[str]:
        """What stays closed, a line a kind: `图片 2 张没有收进：image1.png、image2.png`."""
        held: dict[str, list[str]] = {}
        for name in self._entries:
            folder = dirname(name).rpartition("/")[2]
            if folder in _ENCLOSED and not _ASIDE.search(name):
                held.setdefault(_ENCLOSED[folder], []).append(name.rpartition("/")[2])
        return [f"{kind} {len(held[kind])} 个没有收进：{'、'.join(held[kind])}" for kind in held]


def _target(part: str, link: Element) -> str:
    target = value_of(link, "Target").replace("\\", "/")
    return normpath(join(dirname(part), target)).lstrip("/").lower()


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Some programs write backslashes; Office opens them, and takes no notice of case."""
    return entry.filename.replace("\\", "/").lower()


def _check_archive(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_UNPACKED:
        raise DocumentError("文件展开后太大，没有打开。")
    if len({_name_of(e) for e in entries}) != len(entries):
        raise DocumentError("文件里有重名的部分，没有打开。")
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = _name_of(entry)
    if entry.flag_bits & 1:
        raise DocumentError(_LOCKED)
    if name.startswith("/") or ".." in name.split("/") or ":" in name:
        raise DocumentError("文件里有不正常的路径，没有打开。")
    if "vbaproject" in name or name.endswith((".bin.exe", ".vba")) or "/activex/" in name:
        raise DocumentError("文件里有宏，没有打开：请另存为不带宏的格式。")
    if "/externallinks/" in name:
        raise DocumentError("文件引用了别的文件，没有打开：请把引用的内容粘贴成文字。")


def _check_links(parts: Parts) -> None:
    """Relationships to the outside are followed by office programs, never by us; refused."""
    for name in sorted(name for name in parts.names if name.endswith(".rels")):
        for link in parts.elements(name):
            outside = value_of(link, "TargetMode") == "External"
            if outside and not value_of(link, "Type").endswith("/hyperlink"):
                raise DocumentError("文件引用了外部内容，没有打开。")
