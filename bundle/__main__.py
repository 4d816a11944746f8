"""`make bundle`: for each platform what an office unpacks, and its wheels, as zips in `dist/`.

`python -m bundle [PLATFORM …]`; `python -m bundle --lock` writes Debian's packages of today down.
"""

import shutil
import sys
from pathlib import Path

from builder import __version__
from builder.files.archive import zipped
from builder.files.write import write_bytes
from builder.publish.package import read_files
from bundle.debian import write_lock
from bundle.platforms import PLATFORMS, Platform, platform_of
from bundle.stage import compile_stage, compiler, fill_stage, zip_of
from bundle.tools import BundleError
from bundle.wheels import build_own_wheel, fetch_wheels

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache/bundle"


def main(names: list[str]) -> int:
    """Build the named platforms, or all; 3 where something is missing."""
    try:
        if names == ["--lock"]:
            write_lock(CACHE)
            return 0
        for file in build(list(map(platform_of, names)) or list(PLATFORMS), ROOT / "dist"):
            print(f"{file}  {file.stat().st_size / 1e6:.1f} MB", flush=True)
    except BundleError as fault:
        print(fault, file=sys.stderr)
        return 3
    return 0


def build(platforms: list[Platform], target: Path) -> list[Path]:
    """The zips of some platforms, written into a folder."""
    own = build_own_wheel(ROOT, CACHE / "own")
    python = compiler(CACHE)
    made: list[Path] = []
    for platform in platforms:
        wheels, stage = CACHE / platform.name / "wheels", CACHE / platform.name / "stage"
        shutil.rmtree(wheels, ignore_errors=True)
        fetch_wheels(platform, ROOT, wheels)
        shutil.copy(own, wheels)
        fill_stage(platform, wheels, CACHE, stage)
        compile_stage(stage, python)
        zips = {"": zip_of(stage), "wheels-": zipped(read_files(wheels))}
        for kind, data in zips.items():
            made.append(target / f"qianshi-{__version__}-{kind}{platform.name}.zip")
            write_bytes(made[-1], data)
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
