"""The last builds beside the site, each a copy of its own under seal, and going back to one."""

import re
from dataclasses import dataclass
from pathlib import Path

from builder.files.patience import patiently
from builder.files.swap import exchange, left_behind
from builder.publish.inspect import RefusedError, inspect_standing
from builder.publish.seal import remove_sealed
from builder.publish.target import check_ours

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


def lock_of(target: Path) -> Path:
    """Held by whoever builds, goes back or packs."""
    return history_folder(target) / "lock"


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
    found = folder.iterdir() if folder.is_dir() else ()
    names = [(_NAME.fullmatch(x.name), x) for x in found if x.is_dir() and not x.is_symlink()]
    return sorted((Retired(int(m[1]), m[2], x) for m, x in names if m), reverse=True)


def retire(old: Path, target: Path) -> None:
    """Put the site that was just replaced at the end of the history; forget the oldest.

    A site that the present one repeats is not kept twice. Of what is forgotten only the files
    that were published go.
    """
    if build_of(old) == build_of(target):
        remove_sealed(old)
        return
    earlier = retired_sites(target)
    number = earlier[0].number + 1 if earlier else 1
    history_folder(target).mkdir(exist_ok=True)
    patiently(old.rename, history_folder(target) / f"{number:04}-{build_of(old)}")
    for forgotten in retired_sites(target)[KEPT:]:
        remove_sealed(forgotten.folder)


def retire_left_behind(target: Path) -> None:
    """Sites that a killed run had replaced but not yet put away."""
    for old in left_behind(target):
        retire(old, target)


def roll_back(target: Path, wanted: Retired) -> None:
    """Make a former build the present one; the present one becomes the newest former.

    The caller holds the lock. Raises RefusedError for a build that is not as it was published,
    TargetError where the present site holds files nobody here wrote.
    """
    check_ours(target)
    if faults := list(inspect_standing(wanted.folder)):
        raise RefusedError(faults)
    retire(exchange(wanted.folder, target), target)
