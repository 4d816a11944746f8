"""The picture files of a knowledge base, each read when somebody asks for it."""

import stat
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from builder.cache import NO_CACHE, Cache, Results, data
from builder.files.reason import reason_of
from builder.model.picture import SUFFIXES, PictureFault, PictureFile
from builder.sources.pixels import make_picture

LARGEST = 10_000_000
"""Bytes of a file; a photo that a telephone takes has half of it."""
_PICTURES: Results[PictureFile] = data("pictures", PictureFile)


class PictureFiles(Mapping[str, PictureFile]):
    """By path, what there is to show of a file; asking reads it, and once only."""

    def __init__(self, files: Mapping[str, Path], cache: Cache = NO_CACHE) -> None:
        """`files` are those of the knowledge base itself, no links; those of pictures are taken."""
        self._cache = cache
        self._files = {path: x for path, x in files.items() if path.lower().endswith(SUFFIXES)}
        self._read: dict[str, PictureFile] = {}

    def __getitem__(self, path: str) -> PictureFile:
        if path not in self._read:
            self._read[path] = _read_picture(self._files[path], self._cache)
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _read_picture(file: Path, cache: Cache) -> PictureFile:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return PictureFault("unreadable-file", "不是一个文件", "请移走，或改名。")
        if status.st_size > LARGEST:
            return _too_heavy(status.st_size)
        content = file.read_bytes()
    except OSError as fault:
        return PictureFault("unreadable-file", f"读不出来：{reason_of(fault)}", "请检查权限。")
    stem = PurePosixPath(file.name).stem
    told = f"{sha256(content).hexdigest()}\0{stem}\0{_made_by()}"
    return cache.recall(_PICTURES, told, partial(make_picture, content, stem))


def _too_heavy(size: int) -> PictureFault:
    message = f"有 {size / 1_000_000:.1f} MB，最多 {LARGEST // 1_000_000} MB"
    return PictureFault("large-picture", message, "请先缩小再放进来；页面上用不到这么大。")


@lru_cache(maxsize=1)
def _made_by() -> str:
    return version("pillow")
