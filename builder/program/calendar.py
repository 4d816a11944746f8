"""Which days are working days, taken from the State Council's yearly notices.

The notices reach us through the package `chinesecalendar`, which raises for a year it has no
notice for. Of the years after it only the holidays are known that the law puts on a date
(全国年节及纪念日放假办法, 2024: 元旦, 五一, 国庆); beyond these, Monday to Friday are worked.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from builder.model import OfficeCalendar, Settings
from builder.program.format import Calendar

EPOCH = date(1970, 1, 1)
_AS_ANNOUNCED = OfficeCalendar()
_FIXED = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
"""Month and day of holidays that need no notice."""
_AHEAD = 3
"""Years after the last notice for which they are written down."""
_USUAL_HOURS = Settings(office="本单位").office_hours


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def working_days(
    office: OfficeCalendar = _AS_ANNOUNCED, hours: list[list[int]] | None = None
) -> Calendar:
    """The known years as one character a day, with the days that the office set right itself.

    `hours` are its office hours (`model/settings.py`); without them the usual ones.
    A day of the year after the known ones may be set right before its notice is out; the rest of
    that year stays a guess until the office says that it has entered all of it.
    """
    known = last_complete_year(office)
    set_right = office.overrides
    days = list(_days(known_years()[0], known + _AHEAD))
    return Calendar(
        first_day=day_number(days[0]),
        known_until=day_number(date(known + 1, 1, 1)),
        working="".join("1" if set_right.get(day, _is_worked(day)) else "0" for day in days),
        hours=hours or _USUAL_HOURS,
    )


def last_complete_year(office: OfficeCalendar) -> int:
    """The last year of which every working day is known, by a notice or by the office's word."""
    _, last = known_years()
    while last + 1 in office.complete:
        last += 1
    return last


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
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED


def _days(first: int, last: int) -> Iterator[date]:
    day = date(first, 1, 1)
    while day.year <= last:
        yield day
        day += timedelta(days=1)
