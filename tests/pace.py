"""Limits in seconds that no machine breaks by being slow or busy.

A limit is told in seconds of a usual machine's processor. Only where something takes longer than
that here is it asked whether the machine is to blame: a fixed piece of work is done beside it, and
the limit grows as much as that takes longer than usual. Limits leave room for twice of what they
hold to; the faults that they are for cost many times of it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

USUAL = 0.2
"""Seconds of a usual machine's processor for `work`."""


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Fail if what is done meanwhile costs more than `limit` seconds of a usual processor."""
    began = process_time()
    yield
    took = process_time() - began
    assert keeps_to(limit, took), f"{took:.1f} s; on a usual machine it may take {limit} s"


def keeps_to(limit: float, took: float) -> bool:
    """Whether `took` on this machine, in any unit, is at most `limit` on a usual one."""
    return took <= limit or took <= limit * slowness()


def slowness() -> float:
    """How many times longer work takes here and now than on a usual machine."""
    began = process_time()
    work()
    return (process_time() - began) / USUAL


def work() -> int:
    """What our code does all day: texts put together, matched and counted."""
    words = re.compile("[\u4e00-\u9fff]+|[a-z]+")
    counts: dict[str, int] = {}
    for number in range(36_000):
        text = f"会前{number} check 旗杆 the{number % 7} 会后，" * 3
        for word in words.findall(text):
            counts[word] = counts.get(word, 0) + len(word)
    return sum(counts.values())
