"""Which known slips the sheets stop, by the files alone.

Nothing of `builder` is used here: a second opinion that shared its code would be none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from itertools import product

from tests.mutation.raw import Raw, Row
from tests.mutation.timetable import anchor_of, comparisons, holds, listed, moment
from tests.replay.raw_day import SATURDAY, TUESDAY, Day, choices, usual_day
from tests.replay.raw_sheet import Sheet, Stands

USUAL, ASKED, OPEN = "拦得住", "只在答了时", "拦不住"
_TURNS = ("发现", "处置", "化解")


@dataclass
class Coverage:
    """Of the lessons of a folder."""

    raw: Raw
    made: dict[tuple[str, Day], list[Stands]] = field(default_factory=dict)

    @cached_property
    def played(self) -> dict[str, Row]:
        """Every lesson in which something went wrong, or nearly did."""
        return {x: row for x, row in self.raw.lessons.items() if row["kind"] != "好做法"}

    def states(self, lesson: str) -> dict[str, str]:
        """By each of its types."""
        types = listed(self.raw.lessons[lesson].get("event_types"))
        return {name: self.state(lesson, name) for name in types}

    def state(self, lesson: str, name: str) -> str:
        row, usual = self.raw.lessons[lesson], usual_day(self.raw.wholes[name])
        own = self.raw.resting.get(f"lessons/{lesson}", set())
        look = listed(row.get("catch", {}).get("look"))
        sheet = self.lines(name, usual)
        seen = [x for x in sheet if x.line in own or any(word in x.words for word in look)]
        if any(_stops(row, name, x) for x in seen):
            return USUAL
        there = {x.line for x in sheet}
        asked = (x for line in own - there for x in self._asked_for(line, name))
        return ASKED if any(_stops(row, name, x) for x in asked) else OPEN

    def lines(self, name: str, day: Day) -> list[Stands]:
        if (name, day) not in self.made:
            self.made[name, day] = Sheet(self.raw, name, day).lines()
        return self.made[name, day]

    def _asked_for(self, line: str, name: str) -> Iterator[Stands]:
        for day in self._days(line, name):
            yield from (x for x in self.lines(name, day) if x.line == line)

    def _days(self, line: str, name: str) -> Iterator[Day]:
        """Events on which a line may stand that is not on the usual sheet."""
        row, whole = self.raw.lines[line], self.raw.wholes[name]
        compared: dict[str, set[str]] = {}
        for question, _, value in (x.split(" ", 2) for x in comparisons(row.get("when"))):
            compared.setdefault(question, set()).add(value)
        every = (dict.fromkeys(choices(self.raw, whole, *x)) for x in compared.items())
        for answers in product(*every):
            given = dict(zip(compared, answers, strict=True))
            if holds(row.get("when"), {x: (value,) for x, value in given.items()}):
                for blocks, anchor in self._homes(line, row, name):
                    yield self._day(whole, given, blocks, anchor)

    def _homes(self, line: str, row: Row, name: str) -> Iterator[tuple[set[str], str]]:
        """Blocks that bring the line, each way, and what its time counts from."""
        if "due" in row:
            for by in self.raw.bringing(line, name):
                yield {by}, anchor_of(row["due"])
        else:
            for place in self.raw.places_on(name, line, row):
                yield {place.by, place.home}, anchor_of(place.at)

    def _day(self, whole: Row, given: dict[str, str], blocks: set[str], anchor: str) -> Day:
        """The usual day with what was answered, in the words of the files."""
        day = usual_day(whole)
        offered = [(x, self.raw.blocks[x]) for x in whole["blocks"]]
        for slug, block in offered:
            wanted = slug in blocks or anchor == f"seg:{block['title']}"
            if wanted and block["title"] not in day.words:
                day = day.with_block(block, 1)
        for name, value in given.items():
            setting = [x for _, x in offered if name in listed(x.get("sets"))]
            counting = [x for _, x in offered if name in listed(x.get("counts"))]
            there = any(x["title"] in day.words for x in setting)
            if value == "是" and setting and not there:
                day = day.with_block(setting[0], 1)
            for block in setting if value == "否" else ():
                day = day.with_block(block, 0)
            for block in counting[:1] if value.isdecimal() else ():
                day = day.with_block(block, int(value))
        if anchor == "promise":
            day = replace(day, promise=(TUESDAY + timedelta(days=7)).replace(hour=17))
        day = replace(day, given=tuple(sorted(given.items())))
        return day.on(SATURDAY) if given.get("weekend") == "是" else day


def _stops(lesson: Row, name: str, line: Stands) -> bool:
    """In time, once there is something to see, and by somebody who can."""
    catch = lesson.get("catch", {})
    last = last_chance(lesson, name)
    if not last or line.at >= moment(last, line.start):
        return False
    early = "since" in catch and line.at < moment(catch["since"], line.start)
    return not early and (not catch.get("by") or bool(line.roles.intersection(listed(catch["by"]))))


def last_chance(lesson: Row, name: str) -> str:
    """By when it had to be stopped, as events of a type count; "" where nobody says."""
    catch, told = lesson.get("catch", {}), listed(lesson.get("timeline"))
    said = [catch.get("until_on", {}).get(name), catch.get("until")]
    said += [x["at"] for turn in _TURNS for x in told if x.get("turn") == turn]
    return next(filter(None, said), "")
