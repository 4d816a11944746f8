"""The files in which results are kept from run to run: pieces with a digest, added at the end.

A piece counts when its digest fits its bytes and the program that reads it; the first that does
not ends the file. So a file that was damaged, half written or made by another version is a
shorter file or an empty one, and never anything else.
"""

import pickle
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from builder.cache.memo import Entries, unpack
from builder.files.write import write_bytes

_DIGEST, _LENGTH = 32, 8
_HEAD = _DIGEST + _LENGTH
_PACKAGES = (
    "chinesecalendar",
    "jinja2",
    "markdown",
    "nh3",
    "pydantic",
    "pypinyin",
    "python-docx",
    "pyyaml",
    "xlsxwriter",
)
"""Those that something kept was worked out with."""
_CODE = (".py", ".jinja", ".json", ".typ")


class KeptFile:
    """One file of entries."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.length = 0
        """Bytes that could be read."""

    def read(self) -> Entries:
        """All entries that can be trusted; later pieces win."""
        try:
            data = self.file.read_bytes()
        except OSError:
            return {}
        entries: dict[bytes, bytes] = {}
        self.length = 0
        for piece, end in _pieces(data):
            entries.update(piece)
            self.length = end
        return entries

    def add(self, entries: Entries) -> None:
        """Put entries after those that could be read; raises OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("r+b" if self.file.exists() else "w+b") as stream:
            stream.seek(self.length)
            stream.truncate()
            stream.write(_piece(entries))

    def replace(self, entries: Entries) -> None:
        """Keep these entries only; raises OSError."""
        write_bytes(self.file, _piece(entries))


def _pieces(data: bytes) -> Iterator[tuple[Entries, int]]:
    at = 0
    while len(head := data[at : at + _HEAD]) == _HEAD:
        end = at + _HEAD + int.from_bytes(head[_DIGEST:], "big")
        payload = memoryview(data)[at + _HEAD : end]
        if _digest(payload) != head[:_DIGEST]:
            return
        try:
            yield unpack(bytes(payload)), end
        except pickle.UnpicklingError:
            return
        at = end


def _piece(entries: Entries) -> bytes:
    payload = pickle.dumps(dict(entries), 5)
    return _digest(payload) + len(payload).to_bytes(_LENGTH, "big") + payload


def _digest(payload: bytes | memoryview) -> bytes:
    digest = sha256(program_digest())
    digest.update(payload)
    return digest.digest()


@cache
def program_digest() -> bytes:
    """Changes with the program's own files and the packages it computes with."""
    digest = sha256(python_version().encode())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    root = Path(__file__).parents[1]
    for file in sorted(file for file in root.rglob("*") if file.suffix in _CODE):
        digest.update(f"{file.relative_to(root)}\n".encode() + file.read_bytes())
    return digest.digest()
