"""In which month something happened, as people write it: 2026年3月5日, 3.5, 昨天, 去年十二月.

What names no year is the latest such day up to the one on which the form was written.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0}
_NUMERAL = re.compile("[〇零一二三四五六七八九十]+")
_WIDE = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")
_MONTH, _GAP = "(?P<month>1[0-2]|0?[1-9])", r"\s*[-年/.—]\s*"
_ALONE = re.compile(rf"(?:20)?\d\d{_GAP}{_MONTH}\s*月?份?|20\d\d(?:0[1-9]|1[0-2])")
"""A month with its year and nothing else."""
_FIRST_DAY = date(1899, 12, 30)
"""From which Excel counts."""
_WEEKDAYS = {day: number for number, day in enumerate("123456日")} | {"天": 6}


@dataclass(frozen=True, slots=True)
class Month:
    """A month, and whether the words said nothing else."""

    text: str
    """`2026-03`."""
    alone: bool


def month_of(said: str, written: date) -> Month | None:
    """The month that some words name; None where they name none.

    `written` is the day on which they were written: 昨天 is the day before.
    """
    text = _in_figures(said.translate(_WIDE)).strip()
    found = next(_readings(text, written), None)
    return Month(f"{found:%Y-%m}", _ALONE.fullmatch(text) is not None) if found else None


def _in_figures(text: str) -> str:
    """`三月十五` as `3月15`, `二〇二六年` as `2026年`."""
    return _NUMERAL.sub(lambda numeral: _figures(numeral[0]), text)


def _figures(numeral: str) -> str:
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return "".join(str(_FIGURES[figure]) for figure in numeral)
    one = _FIGURES.get(ones[:1], 0)
    return str(_FIGURES.get(tens[-1:], 1) * 10 + one)


def _readings(text: str, written: date) -> Iterator[date]:
    """A day in the month that each way to write one finds, the plainest first."""
    for pattern, read in _WAYS:
        if match := pattern.search(text):
            yield read(match, written)


def _of_year(match: re.Match[str], _: date) -> date:
    return date(2000 + int(match["year"]), int(match["month"]), 1)


def _of_month(match: re.Match[str], written: date) -> date:
    """`3月5日`, `3.5`, `12月`: this year's, or last year's where this year's is still to come."""
    month = int(match["month"])
    return date(written.year - (month > written.month), month, 1)


def _of_named_year(match: re.Match[str], written: date) -> date:
    back = {"今": 0, "本": 0, "去": 1, "前": 2}[match["year"]]
    return date(written.year - back, int(match["month"]), 1)


def _of_serial(match: re.Match[str], _: date) -> date:
    return _FIRST_DAY + timedelta(days=int(match[1]))


def _months_ago(match: re.Match[str], written: date) -> date:
    months = written.year * 12 + written.month - 1 - len(match["back"] or "")
    return date(months // 12, months % 12 + 1, 1)


def _in_a_week(match: re.Match[str], written: date) -> date:
    """Of a week without its day, the Monday."""
    monday = written - timedelta(days=written.weekday() + 7 * len(match["back"] or ""))
    return monday + timedelta(days=_WEEKDAYS.get(match["day"] or "", 0))


def _days_ago(days: int) -> Callable[[re.Match[str], date], date]:
    return lambda _, written: written - timedelta(days=days)


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (re.compile(r"^([2-9][0-9]{4})(?:\.[0-9]+)?$"), _of_serial),
    (re.compile(rf"20(?P<year>\d\d){_GAP}{_MONTH}(?!\d)"), _of_year),
    (re.compile(r"(?<!\d)20(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)"), _of_year),
    (re.compile(rf"(?<!\d)(?P<year>\d\d)年{_MONTH}(?!\d)"), _of_year),
    (re.compile(rf"(?P<year>[今本去前])年\D?{_MONTH}月"), _of_named_year),
    (re.compile(rf"(?<!\d){_MONTH}月"), _of_month),
    (re.compile(rf"(?<![\d.:]){_MONTH}[./-](?:3[01]|[12]\d|0?[1-9])(?![\d:])"), _of_month),
    (re.compile("(?P<back>上+)个?月|[本这当]个?月"), _months_ago),
    (re.compile("(?:(?P<back>上+)个?|[本这]个?)(?:周|星期|礼拜)(?P<day>[1-6日天])?"), _in_a_week),
    (re.compile("大前天"), _days_ago(3)),
    (re.compile("前[天日晚]"), _days_ago(2)),
    (re.compile("昨[天日晚儿]"), _days_ago(1)),
    (re.compile("今[天日早晚儿]|刚[才刚]"), _days_ago(0)),
)
"""Every way to write a day, and how it is read."""
