"""Breaking an act at its n-th step: a kill, or a disk that takes nothing more, half, or refuses.

A step is a statement or a commit of the database, and every call that writes, syncs, names or
removes a file.
"""

import builtins
import errno
import io
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine, event

NAMING = ("link", "replace", "rename")
FILES = ("fsync", *NAMING, "unlink")
KILLED = 77
fork = multiprocessing.get_context("fork")


def kill() -> None:
    """As SIGKILL does it: no `finally`, no `except`."""
    os._exit(KILLED)


def fill_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x")


def refuse() -> None:
    """As Windows does while somebody has the file open."""
    raise OSError(errno.EACCES, os.strerror(errno.EACCES), "x")


@dataclass(frozen=True)
class Break:
    """What goes wrong, and at which steps it can."""

    breaks: Callable[[], None]
    files: tuple[str, ...] = FILES
    statements: bool = True
    opens: bool = False
    """Whether opening a file to write into it is a step too."""
    halves: bool = False
    """Whether it is a write of which half is done."""


KILL, FULL = Break(kill), Break(fill_disk)
REFUSED = Break(refuse, NAMING, statements=False)
SHORT = Break(fill_disk, ("fdopen",), statements=False, halves=True)


class Steps:
    """Counts steps, and breaks at one of them."""

    def __init__(self, at: int, kind: Break) -> None:
        self.count, self.at, self.kind = 0, at, kind

    def step(self, *_: object) -> None:
        if self.comes():
            self.kind.breaks()

    def comes(self) -> bool:
        """Whether this is the step."""
        self.count += 1
        return self.count == self.at

    def counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **more: Any) -> Any:
            self.step()
            return real(*words, **more)

        return call

    def opened(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Opening files, of which those count that are written into."""

        def call(file: Any, mode: str = "r", *words: Any, **more: Any) -> Any:
            if set(mode) & set("wxa+"):
                self.step()
            return real(file, mode, *words, **more)

        return call

    def halved(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Files of which one is written to the half."""

        def call(*words: Any, **more: Any) -> Any:
            stream = real(*words, **more)
            if stream.writable() and self.comes():
                whole = stream.write

                def write(data: Any) -> None:
                    whole(data[: len(data) // 2])
                    self.kind.breaks()

                stream.write = write
            return stream

        return call


@contextmanager
def breaking(at: int, kind: Break) -> Iterator[Steps]:
    """Break at the n-th step in here; 0 only counts."""
    steps = Steps(at, kind)
    around = steps.halved if kind.halves else steps.counted
    with pytest.MonkeyPatch.context() as patch:
        for name in kind.files:
            patch.setattr(os, name, around(getattr(os, name)))
        for module in (builtins, io) if kind.opens else ():
            patch.setattr(module, "open", steps.halved(open) if kind.halves else steps.opened(open))
        if kind.statements:
            event.listen(Engine, "before_cursor_execute", steps.step)
        try:
            yield steps
        finally:
            if kind.statements:
                event.remove(Engine, "before_cursor_execute", steps.step)


def count_steps(act: Callable[[], object], kind: Break = KILL) -> int:
    """How many steps an act has; it is done in a process of its own, on the same files."""
    reading, writing = os.pipe()

    def count() -> None:
        with breaking(0, kind) as steps:
            act()
        os.write(writing, str(steps.count).encode())
        os._exit(0)

    process = fork.Process(target=count)
    process.start()
    process.join()
    os.close(writing)
    with os.fdopen(reading) as stream:
        return int(stream.read())


def killed_at(step: int, act: Callable[[], object], kind: Break = KILL) -> bool:
    """Do an act in a process that dies at a step; whether it got that far."""

    def begin() -> None:
        with breaking(step, kind):
            act()
        os._exit(0)

    process = fork.Process(target=begin)
    process.start()
    process.join()
    assert process.exitcode in (0, KILLED)
    return process.exitcode == KILLED
