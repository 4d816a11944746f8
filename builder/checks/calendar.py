"""Days of `checklists/calendar.yml` that no calendar can use."""

from collections.abc import Iterator

from builder.model import Finding, Library
from builder.program.calendar import known_years


def check_calendar(library: Library) -> Iterator[Finding]:
    """A day counts only in a year with a notice, or in a year that follows such a one."""
    calendar = library.calendar
    first, last = known_years()
    years = {day.year for day in calendar.overrides}
    while last + 1 in years:
        last += 1
    for name in ("rest", "worked"):
        for index, day in enumerate(getattr(calendar, name)):
            if not first <= day.year <= last:
                message = f"{day} 用不上：放假安排只知道 {first}—{last} 年。"
                hint = f"请先补 {last + 1} 年的放假安排，或删去这一天。"
                yield Finding(calendar.place(name, index), "unused-day", message, hint)
