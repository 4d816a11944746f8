"""The last builds beside the site, and going back to one of them."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from builder.files.swap import exchange

KEPT = 5
_NAME = re.compile(r"(\d{4,})-([0-9a-f]+|unknown)")
_BUILD_FILE = "data/build.js"
_BUILD_ID = re.compile(r',"([0-9a-f]{16})"\);\s*$')


@dataclass(frozen=True, slots=True, order=True)
class Retired:
    """A site that was published once."""

    number: int
    build: str
    folder: Path


def history_folder(target: Path) -> Path:
    """Where the former builds of a site stand: beside it, on the same disk, not inside."""
    return target.with_name(f".{target.name}-history")


def build_of(site: Path) -> str:
    """The build id that a site carries; `unknown` for a site that has none."""
    try:
        found = _BUILD_ID.search((site / _BUILD_FILE).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return "unknown"
    return found[1] if found else "unknown"


def retired_sites(target: Path) -> list[Retired]:
    """The former builds that are still there, newest first."""
    folder = history_folder(target)
    names = [(_NAME.fullmatch(x.name), x) for x in folder.iterdir()] if folder.is_dir() else []
    return sorted((Retired(int(m[1]), m[2], x) for m, x in names if m), reverse=True)


def retire(old: Path, target: Path) -> None:
    """Put the site that was just replaced at the end of the history; forget the oldest.

    A site that the present one repeats is not kept twice.
    """
    if build_of(old) == build_of(target):
        shutil.rmtree(old, ignore_errors=True)
        return
    earlier = retired_sites(target)
    number = earlier[0].number + 1 if earlier else 1
    history_folder(target).mkdir(exist_ok=True)
    old.rename(history_folder(target) / f"{number:04}-{build_of(old)}")
    for forgotten in retired_sites(target)[KEPT:]:
        shutil.rmtree(forgotten.folder, ignore_errors=True)


def roll_back(target: Path, wanted: Retired) -> None:
    """Make a former build the present one; the present one becomes the newest former."""
    exchange(wanted.folder, target)
    retire(wanted.folder, target)
