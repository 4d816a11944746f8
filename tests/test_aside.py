"""Work in a second process gives what it gives here, whatever becomes of the process."""

import os
import signal

import pytest

from builder.aside import aside


def where(_: str) -> int:
    return os.getpid()


def vanish(parent: int) -> str:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)
    return "here"


def fail(text: str) -> str:
    raise ValueError(text)


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


def test_what_it_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="无"), aside(fail, "无") as result:
        result()
