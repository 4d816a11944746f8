"""Work in a second process gives what it gives here, whatever becomes of the process."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.files.aside import aside
from tests.conftest import ROOT
from tests.files.work_aside import fail, vanish, where


def test_work_is_done_in_another_process() -> None:
    with aside(where, "") as result:
        assert result() != os.getpid()


def test_with_one_processor_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with aside(where, "") as result:
        assert result() == os.getpid()


def test_when_the_process_dies_it_is_done_here() -> None:
    with aside(vanish, os.getpid()) as result:
        assert result() == "here"


def test_it_ends_with_the_process_that_asked(tmp_path: Path) -> None:
    beats = tmp_path / "beats"
    program = (
        "from builder.files.aside import aside\n"
        "from tests.files.work_aside import beat\n"
        f"with aside(beat, {str(beats)!r}) as result: result()"
    )
    asking = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    until(beats.exists)
    asking.kill()
    asking.wait()
    until(lambda: stands_still(beats))


def until(seen: Callable[[], bool]) -> None:
    end = time.monotonic() + 120  # a new process takes long on a busy machine
    while not seen():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def stands_still(file: Path) -> bool:
    before = file.stat().st_size
    time.sleep(0.5)
    return file.stat().st_size == before


def test_what_it_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="无"), aside(fail, "无") as result:
        result()
