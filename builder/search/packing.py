"""Postings and readings as short strings; unpacked in `browser/search/search-index.js`.

A posting is the step from the last number, in digits of base 45 of which all but the last are
marked, and the impact in two digits of base 90. The digits need no escape in JSON or HTML.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import add, sub

DIGITS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"&<\\')
_HALF = len(DIGITS) // 2
_BASE = len(DIGITS)


Postings = tuple[list[int], list[int]]
"""Numbers, rising, and the impact of each, below 8,100."""


def pack_postings(postings: Postings) -> str:
    """Numbers and impacts as one string."""
    numbers, impacts = postings
    steps = map(sub, numbers, chain((0,), numbers))
    packed = map(_STEP_AS.__getitem__, steps)
    return "".join(map(add, packed, map(_IMPACTS.__getitem__, impacts)))


def unpack_postings(packed: str) -> dict[int, int]:
    """Numbers with their impacts."""
    pairs = _POSTING.findall(packed)
    numbers = accumulate(map(_STEP_OF.__getitem__, (step for step, _ in pairs)))
    return dict(zip(numbers, (_IMPACT_OF[impact] for _, impact in pairs), strict=True))


def unpack_numbers(packed: str) -> Iterator[int]:
    """The numbers alone."""
    return accumulate(_steps(packed))


def pack_readings(readings: Sequence[tuple[str, int]]) -> str:
    """Words by likelihood with their percentage, which is left out where it is 100."""
    return " ".join(word if chance == 100 else f"{word}{chance}" for word, chance in readings)


def _steps(packed: str) -> Iterator[int]:
    step = at = 0
    while at < len(packed):
        digit = DIGITS.index(packed[at])
        step = step * _HALF + digit % _HALF
        at += 1
        if digit < _HALF:
            yield step
            step, at = 0, at + 2


def _step(step: int) -> str:
    digits = DIGITS[step % _HALF]
    while step := step // _HALF:
        digits = DIGITS[_HALF + step % _HALF] + digits
    return digits


class _StepAs(dict[int, str]):
    """How a step is written."""

    def __missing__(self, step: int) -> str:
        digits = self[step] = _step(step)
        return digits


_STEP_AS = _StepAs()
_IMPACTS = [high + low for high in DIGITS for low in DIGITS]
"""Every impact from 0 to 8,099 as it is written."""


class _StepOf(dict[str, int]):
    """What a step is that was written in digits."""

    def __missing__(self, digits: str) -> int:
        step = 0
        for digit in digits:
            step = step * _HALF + DIGITS.index(digit) % _HALF
        self[digits] = step
        return step


_STEP_OF = _StepOf()
_IMPACT_OF = {impact: number for number, impact in enumerate(_IMPACTS)}
_POSTING = re.compile(f"([{re.escape(DIGITS[_HALF:])}]*[{re.escape(DIGITS[:_HALF])}])(..)")
