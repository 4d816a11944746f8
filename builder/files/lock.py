"""Locks between processes and threads; the system lets go when the process ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

PRIVATE = 0o600
_SOON = 0.01
"""Seconds after which somebody who waits asks again."""


class BusyError(Exception):
    """Somebody else is at the same work right now."""


@contextmanager
def hold(lock: Path) -> Iterator[None]:
    """Keep others from the same work; raises BusyError at once when somebody is at it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(lock, timeout=0, mode=PRIVATE, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        raise BusyError(str(lock)) from None
    try:
        yield
    finally:
        held.release()


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until nobody else decides."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(lock, mode=PRIVATE, thread_local=False, poll_interval=_SOON):
        yield
