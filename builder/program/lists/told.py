"""What is said of an event: notes fit for others, what is known of it, what to mind.

`browser/sheet/sheet-told.js` makes the same rows.
"""

import re
from typing import TypedDict

from builder.program.entry import Entry
from builder.program.result import Result, ResultAnswer, ResultSegment
from builder.program.spans import BEFORE_IT, MAIN
from builder.program.times import clock_text, letter_date

ABOUT_DIET = re.compile("忌口|过敏|清真|素食|吃素|不吃")
"""Of it, what the kitchen is told."""
ABOUT_HEALTH = re.compile(f"{ABOUT_DIET.pattern}|健康|病|服药|吃药|孕|血压|血糖|心脏|轮椅|行动不便")
"""Words of what is known of a guest and stands on no paper that goes round."""
NOTHING = ("否", "0", "无", "不安排")
"""Answers by which something does not come into it."""
_ON_THE_WAY = (*BEFORE_IT, "乘车", "送站")
_CAUTIONS = 3
"""How many the 领导提示卡 has room for."""


class Letter(TypedDict):
    """What a letter says of the event."""

    own_title: str
    """As it was typed; "" where it is only called by its type."""
    date: str
    """`2026年12月8日（星期二）` of the main stretch."""
    clock: str
    """`09:00`."""
    venue: str
    visitors: str
    """The guests on one line; "" where something of their health is said."""


def letter(entry: Entry) -> Letter:
    """Of the stretch that the event is about, not of the way there."""
    event, main = entry.event, main_of(entry.result)
    start = main["start"] if main else entry.result["start"]
    return Letter(
        own_title=event.title,
        date=letter_date(start),
        clock=clock_text(start),
        venue=main["place"] if main else "",
        visitors="" if ABOUT_HEALTH.search(event.guests) else one_line(event.guests),
    )


def main_of(result: Result) -> ResultSegment | None:
    """The one called 活动, else the first that is not the way there or a night before."""
    segments = result["segments"]
    named = [s for s in segments if s["kind"] == MAIN]
    there = [s for s in segments if s["kind"] not in _ON_THE_WAY]
    return next(iter([*named, *there, *segments]), None)


def one_line(text: str) -> str:
    """Lines as parts of one sentence."""
    return "；".join(line.strip() for line in text.split("\n") if line.strip())


def notes(entry: Entry) -> list[str]:
    """The notes, for a paper that many read: of health only that there is something."""
    told = _of_no_health(lines := noted(entry))
    return told if len(told) == len(lines) else [*told, "有忌口或健康上的事，问联络员"]


def noted(entry: Entry) -> list[str]:
    """The notes as they were typed, with what is known of a guest's health."""
    return [line.strip() for line in entry.event.notes.split("\n") if line.strip()]


def _of_no_health(lines: list[str]) -> list[str]:
    return [line for line in lines if not ABOUT_HEALTH.search(line)]


def known(entry: Entry) -> list[ResultAnswer]:
    """Who comes and what weather; what is not the case goes unsaid."""
    answers = entry.result["answers"]
    return [x for x in answers if x["about"] and x["answer"] not in NOTHING]


def cautions(entry: Entry) -> list[str]:
    """The notes for one of our leaders, who has nobody to ask about a guest's health."""
    told = _of_no_health(noted(entry))
    more = len(told) - _CAUTIONS
    return [*told[:_CAUTIONS], f"另有 {more} 条，见行程单"] if more > 0 else told
