"""A copy of the package in which one module at a time is wrong, and whether the tests notice.

What the tests import from others is imported here once; every trial is a fork that imports the
copy's `builder` and then runs the tests, so this process itself never imports `builder`.
"""

import os
import resource
import shutil
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.mutants.rooms import ROOMS
from tests.mutants.sample import ROOT, Mutant

CPU_SECONDS = 120
"""What a trial may take of a processor, so that a busy machine is no matter."""
_OTHERS = (
    "chinese_calendar", "click", "docx", "flask", "icalendar", "jinja2", "markdown",
    "nh3", "openpyxl", "playwright.sync_api", "pydantic", "pymupdf", "pypinyin", "typst",
    "whoosh.index", "xlsxwriter", "yaml",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mutant."""

    mutant: Mutant
    caught: bool
    last: str
    """The last line that the tests said."""


def tried(mutants: Sequence[Mutant], *, controlled: int = len(ROOMS)) -> Iterator[Outcome]:
    """What comes of each mutant, one after the other.

    First the tests of so many rooms run with nothing wrong; RuntimeError where they fail.
    """
    for name in _OTHERS:
        import_module(name)
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        unread = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "builder", copy / "builder", ignore=unread)
        for room in list(dict.fromkeys(mutant.room for mutant in mutants))[:controlled]:
            code, last = _tested(copy, room)
            if code:
                raise RuntimeError(f"the tests of {room} fail with nothing wrong: {last}")
        for mutant in mutants:
            with _wrong(copy, mutant):
                code, last = _tested(copy, mutant.room)
            yield Outcome(mutant, code != 0, last)


@contextmanager
def _wrong(copy: Path, mutant: Mutant) -> Iterator[None]:
    module = copy / "builder" / mutant.module
    right = module.read_bytes()
    _write(module, mutant.fault.put_into(right))
    try:
        yield
    finally:
        _write(module, right)


def _write(module: Path, source: bytes) -> None:
    """Python knows a module again by its size and second, which a fault may leave as they are."""
    module.write_bytes(source)
    for compiled in (module.parent / "__pycache__").glob(f"{module.stem}.*.pyc"):
        compiled.unlink()


def _tested(copy: Path, room: str) -> tuple[int, str]:
    """0 only where every test of the room passed; and the last line that was said."""
    said = copy / "said.txt"
    child = os.fork()
    if child == 0:
        _become_tests(copy, room, said)
    _, status = os.waitpid(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, 9)  # a browser that was left
    lines = said.read_text("utf-8", "replace").splitlines()
    return status, lines[-1] if lines else f"ended with {status}"


def _become_tests(copy: Path, room: str, said: Path) -> None:
    """In the fork: run the tests over the copy and end with their exit code."""
    code = 70
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        stream = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for number in (1, 2):
            os.dup2(stream, number)
        os.chdir(ROOT)
        sys.path.insert(0, str(copy))
        os.environ["PYTHONPATH"] = f"{copy}{os.pathsep}{ROOT}"
        words = ["-q", "-x", "-m", "not proof", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
        code = int(pytest.main([*words, *ROOMS[room]]))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
