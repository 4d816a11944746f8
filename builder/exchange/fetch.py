"""Where parcels come from: a zip, a folder such as a USB stick's, an address of a web server."""

from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
)

from builder.exchange.parcel import LABEL, Parcel, ParcelError, opened
from builder.files.archive import (
    LARGEST_UNPACKED,
    MOST_FILES,
    ArchiveError,
    refuse_same_names,
    unzipped,
)
from builder.files.junk import is_junk
from builder.files.reason import reason_of
from builder.files.web_reason import web_reason_of
from builder.publish.seal import NAME, SIGNATURE, files_in, parse_seal

_WEB = ("http://", "https://")
_PATIENCE = 30
"""Seconds without an answer."""
_TOO_LARGE = "太大，没有取完：一个包不超过 500 MB。"


def fetch_parcel(where: str) -> Parcel:
    """The parcel at a path or address; ParcelError says in Chinese why there is none."""
    try:
        if where.lower().startswith(_WEB):
            return (
                _of_zip(_web(where, LARGEST_UNPACKED))
                if _is_zip(where)
                else _of_web_folder(where.rstrip("/"))
            )
        return _of_disk(Path(where))
    except ArchiveError as fault:
        raise ParcelError(str(fault)) from None
    except OSError as fault:
        raise ParcelError(f"{where} 读不出来：{reason_of(fault)}。") from None


def parcels_at(where: str) -> list[str]:
    """The parcels of a folder that holds several, as folders or zips; else the place itself."""
    place = Path(where)
    if where.lower().startswith(_WEB) or not place.is_dir() or (place / NAME).is_file():
        return [where]
    inside = (x for x in place.iterdir() if x.suffix.lower() == ".zip" or (x / NAME).is_file())
    return sorted(str(x) for x in inside) or [where]


def _is_zip(where: str) -> bool:
    return urlsplit(where).path.lower().endswith(".zip")


def _of_disk(place: Path) -> Parcel:
    if not place.is_dir():
        if not place.exists():
            raise ParcelError(f"找不到 {place}。")
        if place.stat().st_size > LARGEST_UNPACKED:
            raise ParcelError(_TOO_LARGE)
        return _of_zip(place.read_bytes())
    zips = sorted(place.glob("*.zip"))
    if (place / NAME).is_file() or not zips:
        return _of_folder(place)
    if len(zips) > 1:
        named = "、".join(file.name for file in zips)
        raise ParcelError(f"{place} 里有几个压缩包：{named}。请写明用哪一个。")
    return _of_disk(zips[0])


def _of_zip(data: bytes) -> Parcel:
    files = unzipped(data)
    return opened(files, files.__getitem__)


def _of_folder(folder: Path) -> Parcel:
    """A folder of which no link is followed."""
    paths = [path for path in files_in(folder) if not is_junk(path)]
    if links := [path for path in paths if (folder / path).is_symlink()]:
        raise ParcelError(f"{folder} 里的 {links[0]} 是链接，不是文件本身，没有用。")
    if (
        len(paths) > MOST_FILES
        or sum((folder / x).stat().st_size for x in paths) > LARGEST_UNPACKED
    ):
        raise ParcelError(_TOO_LARGE)
    refuse_same_names(paths)
    return opened(paths, lambda path: (folder / path).read_bytes())


def _of_web_folder(address: str) -> Parcel:
    """A static folder behind a web server: what its list names, once the list proved signed."""
    left = LARGEST_UNPACKED

    def read(path: str) -> bytes:
        nonlocal left
        data = kept.pop(path, None) or _web(f"{address}/{quote(path)}", left)
        left -= len(data)
        return data

    kept: dict[str, bytes] = {}
    kept[NAME] = read(NAME)
    listed = parse_seal(kept[NAME].decode("utf-8", "replace"))
    if len(listed) > MOST_FILES:
        raise ParcelError(_TOO_LARGE)
    refuse_same_names(listed)
    return opened({*listed, NAME, SIGNATURE, LABEL}, read)


def _web(address: str, most: int) -> bytes:
    """The bytes at an address, no more than `most` of them."""
    try:
        with _opener().open(quote(address, safe=_KEPT), timeout=_PATIENCE) as answer:
            data: bytes = answer.read(most + 1)
    except HTTPError as fault:
        raise ParcelError(f"{address}：服务器说 {fault.code}，没有取到。请核对地址。") from None
    except (TimeoutError, URLError, HTTPException, ValueError) as fault:
        raise ParcelError(f"连不上 {address}：{web_reason_of(fault)}。请核对地址和网络。") from None
    if len(data) > most:
        raise ParcelError(_TOO_LARGE)
    return data


_KEPT = "%/:=&?~#+!$,;'@()*[]"
"""Signs that an address may have; a Chinese name in it is written as the server knows it."""


def _opener() -> OpenerDirector:
    """Knows the web and nothing else: no redirect leads to a file of this machine."""
    opener = OpenerDirector()
    handlers: tuple[Callable[[], object], ...] = (
        *(ProxyHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler),
        *(HTTPErrorProcessor, HTTPDefaultErrorHandler),
    )
    for handler in handlers:
        opener.add_handler(handler())  # type: ignore[arg-type]
    return opener
