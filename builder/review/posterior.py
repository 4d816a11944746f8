"""The Beta distribution of a share that was only counted: what so few cases let one say of it.

A line that stopped something 3 times out of 37 did not therefore stop 8 %: by Jeffreys' prior its
share is distributed as Beta(3.5, 34.5), of which 95 % lie between 2 % and 20 %.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import exp, lgamma, log, log1p
from typing import NamedTuple

PRIOR = 0.5
"""Jeffreys': what is assumed on either side before anything was counted."""
INSIDE = 0.95
"""How much of the distribution the interval holds."""
_EXACT, _TINY, _MOST_STEPS, _HALVINGS = 1e-12, 1e-300, 10_000, 60


class Interval(NamedTuple):
    """Between what shares, from 0 to 1, the true one probably lies."""

    low: float
    high: float


@lru_cache(maxsize=4096)
def interval_of(hits: int, trials: int, inside: float = INSIDE) -> Interval:
    """The central interval of a share that hit so many times out of so many trials.

    Where nothing hit it starts at 0, where everything did it ends at 1.
    """
    a, b, rest = hits + PRIOR, trials - hits + PRIOR, (1 - inside) / 2
    low = beta_quantile(rest, a, b) if hits else 0.0
    return Interval(low, beta_quantile(1 - rest, a, b) if hits < trials else 1.0)


def beta_quantile(probability: float, a: float, b: float) -> float:
    """The share below which that much of Beta(a, b) lies, to 1e-12 or better."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_below(middle, a, b) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_below(share: float, a: float, b: float) -> float:
    """How much of Beta(a, b) lies below a share: the regularised incomplete beta function."""
    if share <= 0 or share >= 1:
        return float(share >= 1)
    if share > (a + 1) / (a + b + 2):
        return 1 - beta_below(1 - share, b, a)
    whole = lgamma(a + b) - lgamma(a) - lgamma(b)
    return exp(whole + a * log(share) + b * log1p(-share)) / a / _fraction(share, a, b)


def _fraction(share: float, a: float, b: float) -> float:
    """Its continued fraction by Lentz' method, from the front until another step adds nothing."""
    value = c = 1.0
    d = 0.0
    for term in _terms(share, a, b):
        c = _off_zero(1 + term / c)
        d = 1 / _off_zero(1 + term * d)
        value *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return value


def _terms(share: float, a: float, b: float) -> Iterator[float]:
    for m in range(_MOST_STEPS):
        yield -(a + m) * (a + b + m) * share / ((a + 2 * m) * (a + 2 * m + 1))
        n = m + 1
        yield n * (b - n) * share / ((a + 2 * n - 1) * (a + 2 * n))


def _off_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
