"""A platform's folder as an office unpacks it, and that folder as a zip."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from platform import machine

from builder import __version__
from builder.files.archive import zipped
from builder.files.write import READABLE, write_bytes
from builder.publish.package import INSTRUCTIONS, read_files
from builder.publish.seal import NAME, checksums
from bundle.debian import linux_python
from bundle.platforms import PLATFORMS, Platform
from bundle.tools import BundleError, run
from bundle.wheels import LOCK, unpack_wheel
from bundle.windows import windows_python

PROGRAM = 0o755
_LAUNCHERS = Path(__file__).with_name("launchers")
_WINDOWS = {
    "title": "Windows 64 位",
    "example": "D:\\前事\\程序",
    "open": "双击 前事.cmd。Windows 10 及以上；弹出“已保护你的电脑”时，点“更多信息”“仍要运行”。",
    "command": "前事.cmd",
    "python": "python.org 的 CPython 3.11.9",
}
_LINUX = {
    "title": "Linux",
    "example": "~/前事/程序",
    "open": "在终端里执行 ./qianshi.sh（提示没有权限时：sh qianshi.sh）。",
    "command": "./qianshi.sh",
    "python": "Debian 的 CPython 3.11.2 和它用到的库",
}


def fill_stage(platform: Platform, wheels: Path, cache: Path, stage: Path) -> None:
    """Lay everything but the compiled modules and the seal into a folder of its own."""
    shutil.rmtree(stage, ignore_errors=True)
    for wheel in sorted(wheels.glob("*.whl")):
        unpack_wheel(wheel, stage / "lib")
    python = windows_python(cache) if platform.is_windows else linux_python(platform, cache)
    files = {f"python/{path}": data for path, data in python.items()}
    files |= launchers(platform) | {LOCK: (wheels / LOCK).read_bytes()}
    _lay(stage, files)


def launchers(platform: Platform) -> dict[str, bytes]:
    """What somebody starts, and how, by path."""
    said = _WINDOWS if platform.is_windows else _LINUX
    told = _read("instructions.txt").format(version=__version__, **said)
    # Notepad of old Windows reads UTF-8 only with a mark at the start, and wants CRLF.
    files = {INSTRUCTIONS: _crlf(told).encode("utf-8-sig"), "start.py": _read("start.py").encode()}
    if platform.is_windows:
        return files | {"前事.cmd": _crlf(_read("windows.cmd")).encode("ascii")}
    starters = {"qianshi.sh": "linux.sh", "python/bin/python3": "python3.sh"}
    return files | {path: _read(name).encode() for path, name in starters.items()}


def is_program(path: str) -> bool:
    """Whether the system starts the file itself."""
    return path == "qianshi.sh" or path.startswith(("python/bin/", "python/so/ld-linux"))


def compiler(cache: Path) -> Path:
    """A Python of the version that goes along, for this machine; it compiles for all platforms."""
    kind = next((one for one in PLATFORMS if one.name == f"linux-{machine()}"), None)
    if not kind:
        raise BundleError("make bundle runs on Linux, on x86-64 or aarch64.")
    folder = cache / "compiler"
    _lay(folder, {f"python/{path}": data for path, data in linux_python(kind, cache).items()})
    _lay(folder, {"python/bin/python3": _read("python3.sh").encode()})
    return folder / "python/bin/python3"


def compile_stage(stage: Path, python: Path) -> None:
    """Compile all modules, so that a folder that nobody may write into starts as quickly.

    What is written is never asked whether it is stale, and names no folder of this machine.
    """
    folders = [folder for folder in ("lib", "python/lib") if (stage / folder).is_dir()]
    how = ["-m", "compileall", "-q", "-s", str(stage), "--invalidation-mode", "unchecked-hash"]
    run([python, *how, *(stage / folder for folder in folders)])


def sealed(folder: Path) -> Mapping[str, bytes]:
    """The files of a folder with the list of their digests."""
    files = read_files(folder)
    return files | {NAME: checksums(files).encode()}


def zip_of(folder: Path) -> bytes:
    """A sealed folder as a zip."""
    files = sealed(folder)
    return zipped(files, programs=set(filter(is_program, files)))


def _lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        write_bytes(folder / path, data, PROGRAM if is_program(path) else READABLE)


def _read(name: str) -> str:
    return (_LAUNCHERS / name).read_text("utf-8")


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")
