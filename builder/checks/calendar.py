"""Days and years of `checklists/calendar.yml` that no calendar can use."""

from collections.abc import Iterator
from datetime import date, timedelta

from builder.model import Finding, Library, OfficeCalendar
from builder.program.calendar import known_years, last_complete_year

_FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""Holidays by the solar calendar: 全国年节及纪念日放假办法 (2024), article 2."""


def check_calendar(library: Library) -> Iterator[Finding]:
    """A day counts only in a year with a notice, or in the year that follows such a one."""
    calendar = library.calendar
    first, last = known_years()[0], last_complete_year(calendar)
    for name in ("rest", "worked"):
        for index, day in enumerate(getattr(calendar, name)):
            if not first <= day.year <= last + 1:
                message = f"{day} 用不上：放假安排只知道 {first}—{last} 年。"
                hint = f"请先补 {last + 1} 年的放假安排，或删去这一天。"
                yield Finding(calendar.place(name, index), "unused-day", message, hint)
    for index, year in enumerate(calendar.complete):
        place = calendar.place("complete", index)
        if year > last:
            message = f"{year} 年用不上：中间的 {last + 1} 年还没有写全。"
            yield Finding(place, "unused-day", message, "请先补前一年，或删去这一年。")
        elif missing := list(_missing_holidays(calendar, year)):
            message = f"{year} 年说是写全了，却没有{'、'.join(missing)}。"
            yield Finding(place, "incomplete-year", message, "请补上，或先不写这一年。")


def _missing_holidays(calendar: OfficeCalendar, year: int) -> Iterator[str]:
    """Of a year that no notice is known of, the holidays that fall on a weekday and are worked."""
    if year <= known_years()[1]:
        return
    rest = set(calendar.rest)
    for day in (date(year, *fixed) for fixed in _FIXED):
        if day.weekday() < 5 and day not in rest:
            yield f"{day.month}月{day.day}日"
    around = (date(year, 1, 20) + timedelta(days) for days in range(40))
    if not any(day.weekday() < 5 and day in rest for day in around):
        yield "春节"
