"""Where others fetch a parcel: its folder is exchanged whole, so that nobody fetches half of it."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from builder.exchange.fetch import fetch_parcel
from builder.exchange.folder import put_folder
from builder.exchange.parcel import Parcel, ParcelError
from builder.publish.seal import NAME, SIGNATURE


def standing_parcel(place: Path) -> Parcel | None:
    """What was put there before, if it is whole."""
    with suppress(ParcelError):
        return fetch_parcel(str(place))
    return None


def put_parcel(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a parcel as a folder, in the place of the one that stands there.

    ParcelError where something else stands there.
    """
    is_ours = all((folder / name).is_file() for name in (NAME, SIGNATURE))
    if folder.exists() and not is_ours and not _is_empty(folder):
        raise ParcelError(f"{folder} 里有别的东西，没有写。请换一个空文件夹。")
    put_folder(files, folder)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())
