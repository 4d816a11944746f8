"""A point of a timeline as people say it, `开始前 10 分钟`, `前一天`, `当场`, and as records do."""

import re

from builder.model.demand import At
from builder.model.trial import lead_words
from builder.program.stops import offset_of
from builder.review.decision import UnfitError
from builder.review.time_words import DAY, ENDS, Moment, moments

_AT = re.compile(r"(?:约)?(?:T[+-]\d{1,4}m|T0|D[+-]\d{1,4}|D0)")
_ON_THE_SPOT = re.compile("当场|台上|会上|席间|现场才|开始时|开场时|开到一半|讲到一半|进行中")
_COUNTED = re.compile(r"^(\d+(?:分钟|小时|天|周))(?:之|以)?([前后])$")
"""`3 天前`, which in a text is `前三天` or says more of when it counts from."""
_SAME_DAY = re.compile("当天|当日")
_EVE = f"T-{DAY // 2}m"
_LONGEST = 9999
"""Minutes, or days, that records write."""


def point_of(said: str) -> At:
    """What was typed, as records write it; UnfitError for words that say no time."""
    plain = _COUNTED.sub(r"\2\1", re.sub(r"\s", "", said))
    found = plain if _AT.fullmatch(plain) else point_in(plain)
    if not found:
        raise UnfitError(
            [f"“{said}”看不出是什么时候。请写成 开始前 10 分钟、前一天、当场、开始后 5 分钟。"]
        )
    return found


def last_point_of(said: str) -> At:
    """The same of what was typed as the latest time: a day before the event counts to its end.

    Records write that as the next day, of which the first minute counts (`program/stops.py`); the
    end of the last day as half a day before, because its next is the start of the event itself.
    """
    at = point_of(said)
    if not at.startswith("D-") or _AT.fullmatch(re.sub(r"\s", "", said)):
        return at
    left = int(at[2:]) - 1
    return f"D-{left}" if left else _EVE


def point_in(text: str) -> At:
    """The last time that a text says, counted from the start; "" where it says none."""
    found = [_at(one) for one in moments(text.replace("门前", "前"))]
    if told := [at for at in found if at]:
        return told[-1]
    if _ON_THE_SPOT.search(text):
        return "T0"
    return "D0" if _SAME_DAY.search(text) else ""


def _at(moment: Moment) -> At:
    minutes = moment.minutes
    if not minutes or ENDS.search(moment.name):
        return ""
    days, rest = divmod(abs(minutes), DAY)
    sign = "-" if minutes < 0 else "+"
    if max(days, 0 if days and not rest else abs(minutes)) > _LONGEST:
        return ""
    return f"D{sign}{days}" if days and not rest else f"T{sign}{abs(minutes)}m"


def words_of(at: At) -> str:
    """`开始前 10 分钟`, `1 天前`, `当场`: as `point_of` reads it again."""
    offset = offset_of(at)
    amount = offset["amount"]
    if offset["unit"] == "d":
        return f"{abs(amount)} 天{'前' if amount < 0 else '后'}" if amount else "当天"
    return f"开始{'前' if amount < 0 else '后'} {abs(amount)} 分钟" if amount else "当场"


def slack_words(at: At) -> str:
    """How much time was left when it was found then."""
    offset = offset_of(at)
    if offset["amount"] >= 0:
        return "没有余量，已经开始"
    minutes = -offset["amount"] * (DAY if offset["unit"] == "d" else 1)
    return f"离开始还有 {lead_words(minutes)}"
