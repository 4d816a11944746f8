"""When things are due on one Tuesday, and when one condition holds: read from their texts alone."""

import re
from collections.abc import Callable, Mapping, Sequence
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
    anchor = anchor_of(due)
    if anchor == "promise":
        return datetime.min
    return due_at(due, END if anchor in ("end", "event-end") else START, _weekday)


def anchor_of(due: str) -> str:
    """What it counts from: `start`, `seg:用餐`."""
    return _parts(due)[0]


def due_at(due: str, at: datetime, works: Callable[[datetime], bool]) -> datetime:
    """When it is due that counts from a moment; `works` says which days are worked."""
    _, sign, amount, unit, hour, minutes = _parts(due)
    step, number = timedelta(days=-1 if sign == "-" else 1), int(amount or 0)
    if unit in ("m", "h"):
        return at + step / 1440 * number * (60 if unit == "h" else 1)
    if unit is None and hour is None:
        return at
    for _ in range(number):
        at += step
        while unit == "wd" and not works(at):
            at += step
    return at.replace(hour=int(hour or 17), minute=int(minutes or 0))


def _parts(due: str) -> tuple[str, ...]:
    match = _DUE.fullmatch(due)
    assert match, due
    return match.groups()


def _weekday(day: datetime) -> bool:
    return day.weekday() < 5


def moment(at: str, start: datetime = START) -> datetime:
    """`T-15m`, `T0`, `D+5`, `结束`; a day begins at midnight, but `D0` is the start."""
    if at == "结束":
        return END
    match = re.fullmatch(r"约?([TD])([+-]?\d+)m?", at)
    assert match, at
    kind, number = match.groups()
    if kind == "T" or number == "0":
        return start + timedelta(minutes=int(number))
    return start.replace(hour=0, minute=0) + timedelta(days=int(number))


def implies(demanded: Any, when: Any) -> bool:
    """Whenever the first holds, so does the second: tried with every value either speaks of."""
    told = [x.split(" ", 2) for one in (demanded, when) for x in comparisons(one)]
    values: dict[str, set[str]] = {}
    for name, _, value in told:
        near = {str(int(value) + x) for x in (-1, 0, 1)} if value.isdecimal() else {value}
        values.setdefault(name, {"别的"}).update(near)
    for answers in product(*values.values()):
        given = {name: (answer,) for name, answer in zip(values, answers, strict=True)}
        if holds(demanded, given) and not holds(when, given):
            return False
    return True


def comparisons(when: Any) -> list[str]:
    """All that a condition speaks of."""
    every, some = groups_of(when)
    return [*every, *some]


def groups_of(when: Any) -> tuple[list[str], list[str]]:
    """Comparisons of which all, and of which any, must hold."""
    if isinstance(when, dict):
        return listed(when.get("all")), listed(when.get("any"))
    return listed(when), []


def holds(when: Any, facts: Mapping[str, Sequence[str]]) -> bool:
    """Whether a condition holds; of several answers to a question one is enough."""
    every, some = ([_true(x, facts) for x in group] for group in groups_of(when))
    return all(every) and (not some or any(some))


def _true(text: str, facts: Mapping[str, Sequence[str]]) -> bool:
    name, sign, value = text.split(" ", 2)
    return any(_compared(x, sign, value) for x in facts.get(name, ()) if x)


def _compared(answer: str, sign: str, value: str) -> bool:
    if sign in ("=", "!="):
        return (answer == value) == (sign == "=")
    if not answer.isdecimal():
        return False
    a, b = int(answer), int(value)
    return {">": a > b, "<": a < b, ">=": a >= b, "<=": a <= b}[sign]
