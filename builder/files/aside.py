"""Work in a second process, where the machine has a processor to spare."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


@contextmanager
def aside(work: Callable[..., T], *arguments: Any) -> Iterator[Callable[[], T]]:
    """Begin `work(*arguments)`; what is yielded waits for the result, or raises what it raised.

    The function, its arguments and its result must be picklable. With one processor, or when the
    second process cannot be started or dies, the work is done here, when it is asked for.
    """
    here = partial(work, *arguments)
    if (os.cpu_count() or 1) < 2:
        yield here
        return
    # a fresh process, not a copy of this one: a copy lacks the threads that this one may rely on
    with ProcessPoolExecutor(1, get_context("spawn"), _stay_with_parent) as pool:
        yield partial(_result, _begin(pool, here), here)


def _stay_with_parent() -> None:
    """Leave an interrupt to the first process, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_after, args=(parent_process(),), daemon=True).start()


def _end_after(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _begin(pool: ProcessPoolExecutor, work: Callable[[], T]) -> Future[T] | None:
    try:
        return pool.submit(work)
    except OSError:
        return None


def _result(begun: Future[T] | None, here: Callable[[], T]) -> T:
    try:
        return begun.result() if begun else here()
    except BrokenExecutor:
        return here()
