"""What a number or a day makes of an answer; mirrored in `browser/search/search-reckoning.js`."""

import calendar
from collections.abc import Mapping
from datetime import date

from builder.model.ruling import DAY, LAST, NUMBER, OUTCOME
from builder.program.format import Calendar, Due
from builder.program.times import Days, date_of, day_text, minute_of
from builder.search.answer_table import Reckoning

GUESSED = "（放假通知出来以前，按周一至周五推算）"
MOST = 999_999
"""People; a number beyond it is taken for it."""


def of_number(reckoning: Reckoning, number: int) -> Mapping[str, str]:
    """What stands for the slots at a number."""
    bracket = next(b for b in reckoning["brackets"] if number <= b.get("to", number))
    beyond, part = max(0, number - bracket.get("over", 0)), bracket.get("part", 0)
    most = bracket.get("most", 0) + (beyond // part if part else 0)
    return {NUMBER: str(number), OUTCOME: bracket.get("words", str(most))}


def of_day(reckoning: Reckoning, first: date, year: int, office: Calendar) -> Mapping[str, str]:
    """What stands for the slots with a first day, and behind it all under no name.

    Other years than `year` are named.
    """
    days = Days(office)
    start = minute_of(f"{first} 00:00")
    last = _last(reckoning, start, days)
    said = days.date_text(last, year)
    return {DAY: day_text(start, year), LAST: said, "": GUESSED if days.guessed else ""}


def _last(reckoning: Reckoning, start: int, days: Days) -> int:
    """The minute at which the last day begins; the day one begins with does not count."""
    count = reckoning["count"]
    if reckoning["unit"] == "月":
        return minute_of(f"{_months_later(date_of(start), count)} 00:00")
    due = Due(anchor="", amount=count, unit="d", clock=0, absent="")
    return days.due({**due, "unit": "wd"} if reckoning["unit"] == "工作日" else due, start)


def _months_later(first: date, count: int) -> date:
    """The same day of a later month, or the last one of that month."""
    years, month = divmod(first.month - 1 + count, 12)
    year = first.year + years
    longest = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(first.day, longest))


def day_asked(said: tuple[int, int, int] | None, today: date) -> date:
    """The day that a question named, of this year where it named none; today where it is no day."""
    if said is None:
        return today
    try:
        return date(said[0] or today.year, said[1], said[2])
    except ValueError:
        return today
