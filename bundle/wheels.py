"""The wheels of a platform: those of the lock file, and this program's own."""

import os
import re
import sys
import zipfile
from pathlib import Path
from typing import cast

from packaging.markers import Marker, default_environment

from bundle.platforms import Platform
from bundle.tools import BundleError, run

_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
LOCK = "requirements.txt"
"""What a platform needs, with the digest of every file; in the wheelhouse too."""
ALSO = ("psycopg", "psycopg-binary")
"""For an office with a PostgreSQL server of its own; locked among what developers have."""
_ROW = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[.*\])?==(?P<version>\S+)(?: ; (?P<when>.*?))? \\\n"
    r"(?P<hashes>(?: +--hash=.*\n)+)",
    re.MULTILINE,
)
_NO_WHEEL = "A package without a wheel cannot go along: it would need a compiler in the office."


def fetch_wheels(platform: Platform, root: Path, folder: Path) -> None:
    """Lay the wheels that `requirements.txt` names for the platform into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / LOCK
    lock.write_text(locked(platform, root), "utf-8")
    wanted = [word for tag in platform.wheels for word in ("--platform", tag)]
    wanted += ["--python-version", platform.python, "--implementation", "cp"]
    only = ["--no-deps", "--require-hashes", "--only-binary=:all:"]
    run([*_PIP, "download", *only, *wanted, "--dest", folder, "-r", lock], why=_NO_WHEEL)


def locked(platform: Platform, root: Path) -> str:
    """The lock file as one platform reads it: pip asks conditions of its own machine only."""
    also = (row for row in _rows(root / "requirements-dev.txt") if row["name"] in ALSO)
    rows = [*_rows(root / LOCK), *also]
    there = cast(dict[str, str], default_environment()) | platform.environment
    wanted = [row for row in rows if not row["when"] or Marker(row["when"]).evaluate(there)]
    return "".join(f"{row['name']}=={row['version']} \\\n{row['hashes']}" for row in wanted)


def _rows(file: Path) -> list[re.Match[str]]:
    return list(_ROW.finditer(file.read_text("utf-8")))


def build_own_wheel(root: Path, folder: Path) -> Path:
    """The program with its library as a wheel; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("qianshi-*.whl"):
        old.unlink()
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")  # 1980: before it no zip can name a day
    run([*_PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, root])
    return next(folder.glob("qianshi-*.whl"))


def unpack_wheel(wheel: Path, folder: Path) -> None:
    """Lay a wheel's modules where Python looks for them; commands and manuals stay out.

    BundleError where it keeps modules elsewhere than at its top.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".data/" not in name]
        if any(part in name for name in archive.namelist() for part in ("/purelib/", "/platlib/")):
            raise BundleError(f"{wheel.name} keeps modules in its .data folder.")
        archive.extractall(folder, names)
