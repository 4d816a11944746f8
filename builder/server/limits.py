"""How often somebody may come: a bucket of tokens for each, refilled by the clock."""

import math
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST_REMEMBERED = 5000


class RateLimit:
    """`rate` acts a minute, so many at once; remembers a bounded number of people."""

    def __init__(self, rate: int, clock: Callable[[], float]) -> None:
        self.rate, self._clock = rate, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """How many people are remembered."""
        return len(self._buckets)

    def wait(self, who: str, cost: int = 1) -> int:
        """Take tokens: 0 where there were as many, else the whole seconds until there are."""
        now = self._clock()
        with self._lock:
            tokens, then = self._buckets.pop(who, (float(self.rate), now))
            tokens = min(float(self.rate), tokens + (now - then) * self.rate / 60)
            taken = tokens >= cost
            self._buckets[who] = (tokens - cost * taken, now)
            if len(self._buckets) > MOST_REMEMBERED:
                self._buckets.popitem(last=False)
        return 0 if taken else max(1, math.ceil((cost - tokens) * 60 / self.rate))
