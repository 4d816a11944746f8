"""Reckoning with whole minutes and days of the wall clock, and saying them in Chinese.

`browser/evaluate/evaluate.js` holds the same functions; they must stay parallel.
"""

from datetime import date, timedelta

from builder.model.due import OFFICE_CLOSES
from builder.program.calendar import EPOCH
from builder.program.format import Calendar, Due

DAY = 1440
"""Minutes."""
_WEEKDAYS = "一二三四五六日"


def minute_of(text: str) -> int:
    """Minutes since 1970-01-01 00:00 of `YYYY-MM-DD HH:MM`."""
    days = (date.fromisoformat(text[:10]) - EPOCH).days
    return days * DAY + int(text[11:13]) * 60 + int(text[14:16])


class Days:
    """Working days by the calendar; remembers the years it had to reckon without a notice."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.guessed: set[int] = set()

    def is_worked(self, day: int) -> bool:
        """Whether a day (since 1970-01-01) is a working day."""
        first, bits = self.calendar["first_day"], self.calendar["working"]
        if not first <= day < self.calendar["known_until"]:
            self.guessed.add(_civil(day).year)
        return bits[day - first] == "1" if 0 <= day - first < len(bits) else weekday(day) < 5

    def is_odd(self, day: int) -> bool:
        """Whether people may not expect to be at work, or not to be: weekend, holiday, made-up."""
        return weekday(day) > 4 or not self.is_worked(day)

    def into_office(self, minute: int) -> int:
        """The last minute of office hours that is not later."""
        day, clock = divmod(minute, DAY)
        hours = self.calendar["hours"]
        if self.is_worked(day):
            for opens, closes in reversed(hours):
                if clock >= opens:
                    return day * DAY + min(clock, closes)
        return self.step(day, -1) * DAY + hours[-1][1]

    def step(self, day: int, amount: int) -> int:
        """The `amount`-th working day strictly after (before, if negative) a day; 0 is the day."""
        left, direction = abs(amount), 1 if amount > 0 else -1
        while left:
            day += direction
            left -= self.is_worked(day)
        return day

    def due(self, due: Due, anchor: int) -> int:
        """The minute at which something is due, given its anchor's minute."""
        if due["unit"] == "m":
            return anchor + due["amount"]
        day = anchor // DAY
        day = day + due["amount"] if due["unit"] == "d" else self.step(day, due["amount"])
        return day * DAY + due["clock"]

    def eve(self, minute: int) -> int:
        """Close of office on the last working day before the day of a minute."""
        return self.step(minute // DAY, -1) * DAY + OFFICE_CLOSES

    def text(self, minute: int, year: int) -> str:
        """`12月8日（周二）17:00`; the year stands before it where it is not `year`."""
        return self.date_text(minute, year) + clock_text(minute)

    def date_text(self, minute: int, year: int) -> str:
        """`12月8日（周二）`, with `·班` or `·休` where the weekday alone would mislead."""
        day = minute // DAY
        weekend, worked = weekday(day) > 4, self.is_worked(day)
        mark = "" if weekend != worked else "·班" if worked else "·休"
        return f"{day_text(minute, year)}（周{_WEEKDAYS[weekday(day)]}{mark}）"


def day_of(minute: int) -> int:
    """The day (since 1970-01-01) of a minute."""
    return minute // DAY


def weekday(day: int) -> int:
    """0 is Monday."""
    return (day + 3) % 7


def year_of(minute: int) -> int:
    """The calendar year of a minute."""
    return _civil(minute // DAY).year


def day_text(minute: int, year: int) -> str:
    """`12月8日`, or `2027年1月4日` where the year is not `year`."""
    day = _civil(minute // DAY)
    return f"{f'{day.year}年' if day.year != year else ''}{day.month}月{day.day}日"


def clock_text(minute: int) -> str:
    """`09:05`, of a minute since 1970 or since midnight."""
    return f"{minute % DAY // 60:02}:{minute % 60:02}"


def length_words(minutes: int) -> str:
    """`90 分钟`; of a day and more `24 天`, `3 天 6 小时`."""
    if minutes < DAY:
        return f"{minutes} 分钟"
    parts = ((minutes // DAY, "天"), (minutes % DAY // 60, "小时"), (minutes % 60, "分钟"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def letter_date(minute: int) -> str:
    """`2026年12月8日（星期二）`, as letters write it."""
    return f"{day_text(minute, 0)}（星期{_WEEKDAYS[weekday(minute // DAY)]}）"


def moment_words(minute: int) -> str:
    """`2026年12月8日（周二）17:00`, whatever the calendar says of the day."""
    day = day_text(minute, 0)
    return f"{day}（周{_WEEKDAYS[weekday(minute // DAY)]}）{clock_text(minute)}"


def date_of(minute: int) -> date:
    """The calendar date of a minute."""
    return _civil(minute // DAY)


def _civil(day: int) -> date:
    return EPOCH + timedelta(days=day)
