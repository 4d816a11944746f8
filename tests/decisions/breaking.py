"""Breaking an act at its n-th step: a kill, or a disk that takes nothing more.

A step is a statement or a commit of the database, and every call that writes, syncs, names or
removes a file.
"""

import errno
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

FILES = ("fsync", "link", "replace", "rename", "unlink")
KILLED = 77
fork = multiprocessing.get_context("fork")


class Steps:
    """Counts steps, and breaks at one of them."""

    def __init__(self, at: int, breaks: Callable[[], None]) -> None:
        self.count, self.at, self.breaks = 0, at, breaks

    def step(self, *_: object) -> None:
        self.count += 1
        if self.count == self.at:
            self.breaks()


def kill() -> None:
    """As SIGKILL does it: no `finally`, no `except`."""
    os._exit(KILLED)


def fill_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x")


@contextmanager
def breaking(at: int, breaks: Callable[[], None]) -> Iterator[Steps]:
    """Break at the n-th step in here; 0 only counts."""
    steps = Steps(at, breaks)
    with pytest.MonkeyPatch.context() as patch:
        for name in FILES:
            patch.setattr(os, name, _counted(getattr(os, name), steps))
        event.listen(Engine, "before_cursor_execute", steps.step)
        try:
            yield steps
        finally:
            event.remove(Engine, "before_cursor_execute", steps.step)


def _counted(real: Callable[..., Any], steps: Steps) -> Callable[..., Any]:
    def call(*words: Any, **more: Any) -> Any:
        steps.step()
        return real(*words, **more)

    return call


def count_steps(act: Callable[[], object]) -> int:
    """How many steps an act has; it is done in a process of its own, on the same files."""
    reading, writing = os.pipe()

    def count() -> None:
        with breaking(0, kill) as steps:
            act()
        os.write(writing, str(steps.count).encode())
        os._exit(0)

    process = fork.Process(target=count)
    process.start()
    process.join()
    os.close(writing)
    with os.fdopen(reading) as stream:
        return int(stream.read())


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Do an act in a process that dies at a step; whether it got that far."""

    def begin() -> None:
        with breaking(step, kill):
            act()
        os._exit(0)

    process = fork.Process(target=begin)
    process.start()
    process.join()
    assert process.exitcode in (0, KILLED)
    return process.exitcode == KILLED
