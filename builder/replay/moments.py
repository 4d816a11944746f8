"""Points of a lesson's timeline as minutes of a sheet."""

import re

from builder.program.times import DAY

_AT = re.compile(r"(?:约)?(?:T(?P<minutes>[+-]\d+)m|D(?P<days>[+-]\d+)|[TD]0)")


def moment_of(at: str, start: int) -> int:
    """The minute that `T-15m`, `T0` or `D+5` is, counted from a stretch that starts at `start`.

    The day itself is its start. Of another day nobody wrote down the hour: its first minute is
    taken, so that no line counts as earlier that was only perhaps so.
    """
    match = _AT.fullmatch(at)
    if not match:
        raise ValueError(at)
    if match["minutes"]:
        return start + int(match["minutes"])
    return start - start % DAY + int(match["days"]) * DAY if match["days"] else start
