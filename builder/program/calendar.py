"""Which days are working days, taken from the State Council's yearly notices.

The notices reach us through the package `chinesecalendar`, which raises for a year it has no
notice for. Days it does not know are reckoned Monday to Friday by whoever reads the calendar.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from builder.program.format import Calendar

EPOCH = date(1970, 1, 1)
_NONE: Mapping[date, bool] = {}


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def working_days(overrides: Mapping[date, bool] = _NONE) -> Calendar:
    """The known years as one character a day.

    `overrides` says of single days whether they are worked. A year that directly follows the
    known ones becomes known with its first override: an office that enters the new notice
    before the package carries it has entered all its exceptions.
    """
    first, last = known_years()
    while any(day.year == last + 1 for day in overrides):
        last += 1
    days = list(_days(first, last))
    known = {day: overrides.get(day, _is_worked(day)) for day in days}
    return Calendar(
        first_day=day_number(days[0]),
        known_until=day_number(days[-1]) + 1,
        working="".join("1" if known[day] else "0" for day in days),
    )


@cache
def known_years() -> tuple[int, int]:
    """First and last year with a notice, found by asking for days until the package refuses."""
    last = first = 2020
    while _is_known(first - 1):
        first -= 1
    while _is_known(last + 1):
        last += 1
    return first, last


def _is_known(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 12, 31))
    except NotImplementedError:
        return False
    return True


@cache
def _is_worked(day: date) -> bool:
    first, last = known_years()
    if first <= day.year <= last:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5


def _days(first: int, last: int) -> Iterator[date]:
    day = date(first, 1, 1)
    while day.year <= last:
        yield day
        day += timedelta(days=1)
