"""An event of some type, told in the words of the files: what is known of it, when its parts are.

Nothing of `builder` is used here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import chinese_calendar

from tests.mutation.raw import Raw, Row
from tests.mutation.timetable import listed

TUESDAY, SATURDAY = datetime(2026, 12, 8), datetime(2026, 12, 12)
_HOURS = ((8 * 60 + 30, 12 * 60), (14 * 60, 17 * 60 + 30))
_DATED = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
_ELSEWHEN = ("接站", "住宿")


@dataclass(frozen=True)
class Day:
    """What somebody says of an event."""

    stretches: tuple[tuple[str, datetime, datetime | None], ...]
    """Word, start and end of each."""
    under: frozenset[str]
    """Titles of its circumstances."""
    given: tuple[tuple[str, str], ...] = ()
    promise: datetime | None = None

    @property
    def words(self) -> list[str]:
        """Of what it is made, each as often as it is there."""
        return [*(word for word, _, _ in self.stretches), *self.under]

    def with_block(self, block: Row, times: int) -> "Day":
        """So many of the block: more in the morning, or none."""
        title, there = block["title"], self.words.count(block["title"])
        if block.get("timed") == "否":
            return replace(self, under=self.under | {title} if times else self.under - {title})
        if not times:
            kept = tuple(x for x in self.stretches if x[0] != title)
            return replace(self, stretches=kept or _morning("活动"))
        return replace(self, stretches=self.stretches + _morning(title) * (times - there))

    def on(self, day: datetime) -> "Day":
        step = day - TUESDAY
        moved = ((word, start + step, end and end + step) for word, start, end in self.stretches)
        return replace(self, stretches=tuple(moved))


def _morning(word: str) -> tuple[tuple[str, datetime, datetime], ...]:
    return ((word, TUESDAY.replace(hour=9), TUESDAY.replace(hour=11)),)


def usual_day(whole: Row) -> Day:
    """The first 一天的样子 of a type, or one stretch in the morning."""
    if not whole["presets"]:
        return Day(_morning("活动"), frozenset())
    first = whole["presets"][0]
    under = frozenset(listed(first.get("circumstances")))
    return Day(tuple(map(_stretch, first["segments"])), under)


def _stretch(row: Row) -> tuple[str, datetime, datetime | None]:
    hour, minute = map(int, row["at"].split(":"))
    start = TUESDAY + timedelta(days=int(row.get("day", 0)), hours=hour, minutes=minute)
    long = int(row.get("length", 0))
    return row["kind"], start, start + timedelta(minutes=long) if long else None


@dataclass(frozen=True)
class Span:
    """The whole event (number 0), what it is under (0), or one of its stretches."""

    number: int
    block: str
    """Its file; "" of the whole event."""
    facts: Mapping[str, tuple[str, ...]]
    anchors: Mapping[str, datetime]


def spans(raw: Raw, name: str, day: Day) -> list[Span]:
    """The whole event first."""
    whole = raw.wholes[name]
    blocks = {raw.blocks[x]["title"]: x for x in whole["blocks"]}
    ends = [end or start + _length(raw, whole, word, day) for word, start, end in day.stretches]
    anchors = _anchors(raw, whole, day, ends)
    facts = _facts(raw, whole, day, anchors["start"])
    found = [Span(0, "", facts, anchors)]
    for word in day.under:
        found.append(Span(0, blocks[word], facts | _said(raw.blocks[blocks[word]], day), anchors))
    for number, (word, start, _) in enumerate(day.stretches, 1):
        if word in blocks:
            between = {**anchors, "start": start, "end": ends[number - 1]}
            own = facts | _said(raw.blocks[blocks[word]], day)
            found.append(Span(number, blocks[word], own, between))
    return found


def _length(raw: Raw, whole: Row, word: str, day: Day) -> timedelta:
    for block in (raw.blocks[x] for x in whole["blocks"]):
        if block["title"] == word:
            return timedelta(minutes=int(block.get("length", 0)))
    alone = word == "活动" or len(day.stretches) == 1
    return timedelta(minutes=int(whole["length"]) if alone else 0)


def _anchors(raw: Raw, whole: Row, day: Day, ends: list[datetime]) -> dict[str, datetime]:
    blocks = [raw.blocks[x] for x in whole["blocks"]]
    apart = {x["title"] for x in blocks if x.get("apart") == "是"}
    every = [(word, start, end) for (word, start, _), end in zip(day.stretches, ends, strict=True)]
    inside = [x for x in every if x[0] not in apart] or every
    there = [x for x in inside if x[0] not in _ELSEWHEN] or inside
    start, end = min(x[1] for x in inside), max(x[2] for x in inside)
    found = {"seg:活动": min(x[1] for x in there)}
    for word in {x[0] for x in every}:
        found[f"seg:{word}"] = min(x[1] for x in every if x[0] == word)
    found |= {"start": start, "end": end, "event-start": start, "event-end": end}
    found["arrive"] = found.get("seg:接站", start)
    return found | ({"promise": day.promise} if day.promise else {})


def _said(scope: Row, day: Day) -> dict[str, tuple[str, ...]]:
    """Answers to its questions; the pre-filled one stands where none was given."""
    given = dict(day.given)
    rows = listed(scope.get("questions"))
    return {x["name"]: (given.get(x["name"]) or x.get("default", ""),) for x in rows}


def _facts(raw: Raw, whole: Row, day: Day, start: datetime) -> dict[str, tuple[str, ...]]:
    """What blocks answer and say by being there, the date, and the type's own answers."""
    found: dict[str, tuple[str, ...]] = {}
    there: dict[str, int] = {}
    counted: set[str] = set()
    for block in (raw.blocks[x] for x in whole["blocks"]):
        times = day.words.count(block["title"])
        for name, answers in _said(block, day).items() if times else ():
            found[name] = (*found.get(name, ()), *answers * times)
        counted.update(listed(block.get("counts")))
        for name in (*listed(block.get("sets")), *listed(block.get("counts"))):
            there[name] = there.get(name, 0) + times
    for name, times in there.items():
        found[name] = (str(times) if name in counted else "是" if times else "否",)
    odd = start.weekday() > 4 or not worked(start)
    return found | {"weekend": ("是" if odd else "否",)} | _said(whole, day)


# ---- Days at work


def worked(day: date) -> bool:
    """By the notice of the year; without one, Monday to Friday but the holidays of the law."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5 and (day.month, day.day) not in _DATED


def beside(at: datetime, days: int) -> datetime:
    """So many working days after it, or before."""
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        at += step
        while not worked(at):
            at += step
    return at


def into_office(at: datetime) -> datetime:
    """The last minute of office hours that is not later."""
    minute = at.hour * 60 + at.minute
    for opens, closes in reversed(_HOURS) if worked(at) else ():
        if minute >= opens:
            return at + timedelta(minutes=min(minute, closes) - minute)
    return beside(at, -1).replace(hour=17, minute=30)


def choices(raw: Raw, whole: Row, name: str, compared: set[str]) -> Iterator[str]:
    """What may be answered where a condition compares with these values."""
    for scope in (whole, *(raw.blocks[x] for x in whole["blocks"])):
        for row in (x for x in listed(scope.get("questions")) if x["name"] == name):
            yield from (row.get("default", ""), *listed(row.get("options")))
    yield from ("是", "否")
    yield from (str(max(0, int(x) + y)) for x in compared if x.isdecimal() for y in (-1, 0, 1))
