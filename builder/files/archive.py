"""Zip archives: written the same whenever and wherever, read without trusting what they say."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Container, Iterable, Mapping
from pathlib import PurePosixPath
from stat import S_IFLNK, S_IFMT

from builder.files.junk import is_junk
from builder.files.same_file import same_files
from builder.files.write import is_inside

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError),
    NotImplementedError,
)
"""Beside OSError, which bz2 raises too, and RuntimeError for one under a password."""
Moment = tuple[int, int, int, int, int, int]
EARLIEST: Moment = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can name."""
_PLAIN, _PROGRAM = 0o100644, 0o100755
MOST_FILES = 50_000
LARGEST_UNPACKED = 500_000_000
"""Bytes of all files together: many times what any knowledge base has."""


class ArchiveError(ValueError):
    """An archive that is not opened, or not further; its words, in Chinese, say why."""


def zipped(
    files: Mapping[str, bytes], moment: Moment = EARLIEST, programs: Container[str] = ()
) -> bytes:
    """Files by path as a zip; the same files and moment give the same bytes everywhere.

    `programs` are the paths of what a system starts.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it was made
            entry.external_attr = (_PROGRAM if path in programs else _PLAIN) << 16
            archive.writestr(entry, files[path])
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip from anybody by path, without what file managers add; or ArchiveError.

    Names are as some program of Windows may have written them again, in GBK or with backslashes.
    Where somebody packed the folder itself, its name is left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data), metadata_encoding="gbk") as archive:
            entries = [x for x in archive.infolist() if not x.is_dir() and not is_junk(_name(x))]
            _refuse_odd(entries)
            files = {_name(entry): archive.read(entry) for entry in entries}
    except ArchiveError:
        raise
    except RuntimeError:
        raise ArchiveError("压缩包加了密码，打不开：请让发的人去掉密码。") from None
    except (*DAMAGED, OSError):
        raise ArchiveError("压缩包坏了，打不开：请重新拷贝或下载一次。") from None
    return _without_folder(files)


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _refuse_odd(entries: list[zipfile.ZipInfo]) -> None:
    """What no honest program packs, before anything is unpacked; sizes hold while reading."""
    if len(entries) > MOST_FILES or sum(x.file_size for x in entries) > LARGEST_UNPACKED:
        raise ArchiveError("压缩包展开后太大，没有打开。")
    for entry in entries:
        name = _name(entry)
        if not is_inside(name) or ":" in name:
            raise ArchiveError(f"压缩包里有不正常的路径“{name}”，没有打开。")
        if S_IFMT(entry.external_attr >> 16) == S_IFLNK:
            raise ArchiveError(f"压缩包里的“{name}”是链接，不是文件，没有打开。")
    refuse_same_names(_name(entry) for entry in entries)


def refuse_same_names(names: Iterable[str]) -> None:
    """ArchiveError for two names that are one on Windows, or on the same path."""
    for name, first in same_files(names):
        raise ArchiveError(f"“{name}”和“{first}”在 Windows 上是同一个文件，没有打开。")


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {PurePosixPath(path).parts[0] for path in files}
    inside = all("/" in path for path in files)
    if len(tops) == 1 and inside:
        return {path.partition("/")[2]: data for path, data in files.items()}
    return files
