"""When things are due on one Tuesday, and when one condition holds: read from their texts alone."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import product
from typing import Any

START, END = datetime(2026, 12, 8, 9), datetime(2026, 12, 8, 11)
_DUE = re.compile(
    r"(start|end|event-start|event-end|arrive|promise|seg:[^ +-]+)"
    r"(?:([+-])(\d+)(wd|[mhd]))?(?: (\d\d):(\d\d))?"
)


def listed(value: Any) -> list[Any]:
    """What may be written as one value or several."""
    return [] if value is None else value if isinstance(value, list) else [value]


def minute(due: str) -> datetime:
    """When it is due on that Tuesday; what counts from a promise is never late."""
    match = _DUE.fullmatch(due)
    assert match, due
    anchor, sign, amount, unit, hour, minutes = match.groups()
    if anchor == "promise":
        return datetime.min
    at, number = END if anchor in ("end", "event-end") else START, int(amount or 0)
    step = timedelta(days=-1 if sign == "-" else 1)
    if unit in ("m", "h"):
        return at + step / 1440 * number * (60 if unit == "h" else 1)
    if unit is None and hour is None:
        return at
    for _ in range(number):
        at += step
        while unit == "wd" and at.weekday() > 4:
            at += step
    return at.replace(hour=int(hour or 17), minute=int(minutes or 0))


def moment(at: str) -> datetime:
    """`T-15m`, `T0`, `D+5`, `结束`; a day begins at midnight, but `D0` is the start."""
    if at == "结束":
        return END
    match = re.fullmatch(r"约?([TD])([+-]?\d+)m?", at)
    assert match, at
    kind, number = match.groups()
    if kind == "T" or number == "0":
        return START + timedelta(minutes=int(number))
    return START.replace(hour=0) + timedelta(days=int(number))


def implies(demanded: Any, when: Any) -> bool:
    """Whenever the first holds, so does the second: tried with every value either speaks of."""
    groups = [_groups(demanded), _groups(when)]
    told = [x.split(" ", 2) for alle, some in groups for x in (*alle, *some)]
    values: dict[str, set[str]] = {}
    for name, _, value in told:
        near = {str(int(value) + x) for x in (-1, 0, 1)} if value.isdecimal() else {value}
        values.setdefault(name, {"别的"}).update(near)
    for answers in product(*values.values()):
        given = dict(zip(values, answers, strict=True))
        if _holds(groups[0], given) and not _holds(groups[1], given):
            return False
    return True


def _groups(when: Any) -> tuple[list[str], list[str]]:
    if isinstance(when, dict):
        return listed(when.get("all")), listed(when.get("any"))
    return listed(when), []


def _holds(groups: tuple[list[str], list[str]], given: Mapping[str, str]) -> bool:
    every, some = ([_true(x, given) for x in group] for group in groups)
    return all(every) and (not some or any(some))


def _true(text: str, given: Mapping[str, str]) -> bool:
    name, sign, value = text.split(" ", 2)
    answer = given[name]
    if sign in ("=", "!="):
        return (answer == value) == (sign == "=")
    if not answer.isdecimal():
        return False
    a, b = int(answer), int(value)
    return {">": a > b, "<": a < b, ">=": a >= b, "<=": a <= b}[sign]
